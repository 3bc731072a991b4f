// What is typed off the papers: a line for each, a mark for each pair.
import type { PairChoice } from './shape.ts';

const marks: Readonly<Record<string, PairChoice>> = { A: 'a', B: 'b', G: 'same', '=': 'same' };
const empty = '-';

export interface ReadPapers {
  readonly papers: readonly ReadonlyMap<number, PairChoice>[];
  /** Vietnamese, one for each line that is wrong. */
  readonly errors: readonly string[];
}

/** `A B G A - B A A B B`, with or without blanks: A, B, G (or =) for the same, - for none. All wrong lines at once. */
export function readPapers(text: string, pairs: number): ReadPapers {
  const papers: ReadonlyMap<number, PairChoice>[] = [];
  const errors: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const typed = line.toUpperCase().match(/[^\s,.;]/gu) ?? [];
    if (typed.length === 0) continue;
    const strange = typed.filter((mark) => marks[mark] === undefined && mark !== empty);
    if (strange.length > 0)
      errors.push(
        `Dòng ${index + 1}: không hiểu “${[...new Set(strange)].join('')}”. Chỉ gõ A, B, G (giống nhau) hoặc dấu - (bỏ trống).`,
      );
    else if (typed.length !== pairs)
      errors.push(`Dòng ${index + 1}: có ${typed.length} dấu, phiếu có ${pairs} cặp.`);
    else
      papers.push(
        new Map(
          typed.flatMap((mark, pair) => {
            const choice = marks[mark];
            return choice === undefined ? [] : [[pair, choice] as const];
          }),
        ),
      );
  }
  return { papers, errors };
}
