import type { PublishedScript } from '../content/schema/published.ts';

/** One spoken sentence's range in the MDX file, in UTF-16 units. */
export interface SpokenRange {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** A run of a text node's characters, with the sentence it belongs to and where in the file it begins. */
export interface Piece {
  readonly text: string;
  readonly sentence?: string;
  readonly start: number;
}

/** The sentences of a script that stand written in its document, in order of their place. */
export function rangesOf(script: PublishedScript): readonly SpokenRange[] {
  return script.sentences
    .flatMap(({ id, document, start, end }) =>
      document === script.document && start !== undefined && end !== undefined && end > start
        ? [{ id, start, end }]
        : [],
    )
    .sort((a, b) => a.start - b.start);
}

/**
 * For each unit of a Markdown text's `value` its offset in `source`, where the text was written at `start`.
 * The two differ where Markdown drops white space at line starts, backslashes, or spells a character as an entity.
 */
export function alignToSource(value: string, source: string, start: number): readonly number[] {
  const offsets: number[] = [];
  let at = start;
  for (const unit of value) {
    while (source[at] !== unit && at < source.length) {
      const entity = source[at] === '&' ? /^&#?\w+;/.exec(source.slice(at, at + 12)) : null;
      if (entity !== null) break;
      at += 1;
    }
    for (let i = 0; i < unit.length; i += 1) offsets.push(at + i);
    const entity = source[at] === '&' && unit !== '&' ? /^&#?\w+;/.exec(source.slice(at)) : null;
    at += entity?.[0].length ?? unit.length;
  }
  return offsets;
}

/** Splits a text at the edges of spoken sentences; the pieces joined are the text again. */
export function splitAtRanges(
  value: string,
  offsets: readonly number[],
  ranges: readonly SpokenRange[],
): readonly Piece[] {
  const sentenceAt = (offset: number) =>
    ranges.find((range) => offset >= range.start && offset < range.end)?.id;
  const pieces: { text: string; sentence?: string; start: number }[] = [];
  for (let i = 0; i < value.length; i += 1) {
    const offset = offsets[i] ?? 0;
    const sentence = sentenceAt(offset);
    const last = pieces.at(-1);
    // A jump in the source begins a new piece, so that a place in a piece is always `start` + index.
    const follows = last !== undefined && offset === last.start + last.text.length;
    if (last !== undefined && last.sentence === sentence && (follows || sentence === undefined)) {
      last.text += value[i] ?? '';
    } else {
      pieces.push({
        text: value[i] ?? '',
        start: offset,
        ...(sentence === undefined ? {} : { sentence }),
      });
    }
  }
  return pieces;
}
