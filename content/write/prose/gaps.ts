import type { Unit } from './unit.ts';

/** What stands between blocks: as it was, where both stood so; else an empty line, and between close entries of a list none. */
export class Gaps {
  readonly #source: string;
  readonly #eol: string;

  constructor(source: string, eol: string) {
    this.#source = source;
    this.#eol = eol;
  }

  /** An empty line and the blanks before the next. */
  blankLine(margin: string): string {
    return `${this.#eol}${this.#eol}${margin}`;
  }

  /** Blanks behind a block at the end of its line: they are its own. `limit`: where what holds it ends. */
  tail({ to }: Unit, limit?: number): string {
    return /^[ \t]+(?=\r?\n|$)/.exec(this.#source.slice(to, limit))?.[0] ?? '';
  }

  /** `one`, `two`: what the blocks on both sides were, if they were there. `isClose`: no empty line is needed if none was. */
  between(
    olds: readonly Unit[],
    [one, two]: readonly [number | undefined, number | undefined],
    margin: string,
    isClose: boolean,
  ): string {
    const [above, below] = [olds[(two ?? 0) - 1], olds[two ?? -1]];
    if (!above || !below) {
      return this.blankLine(margin);
    }
    const gap = this.#gap(above, below);
    const wereNeighbours = one !== undefined && one + 1 === two;
    return (gap.trim() === '' && hasBlankLine(gap)) || (wereNeighbours && isClose)
      ? gap
      : this.blankLine(margin);
  }

  /** Between entries of a list: as between its first two. */
  inList(
    olds: readonly Unit[],
    [one, two]: readonly [number | undefined, number | undefined],
    margin: string,
  ): string {
    const wereNeighbours = one !== undefined && one + 1 === two;
    const [first, second] = wereNeighbours ? [olds[one], olds[two]] : [olds[0], olds[1]];
    if (!first || !second) {
      return `${this.#eol}${margin}`;
    }
    const gap = this.#gap(first, second);
    if (wereNeighbours) {
      return gap;
    }
    return hasBlankLine(gap) ? this.blankLine(margin) : `${this.#eol}${margin}`;
  }

  #gap(above: Unit, below: Unit): string {
    const from = above.to + this.tail(above, below.from).length;
    return this.#source.slice(from, below.from);
  }
}

function hasBlankLine(gap: string): boolean {
  return /\n[ \t]*\r?\n/.test(gap);
}
