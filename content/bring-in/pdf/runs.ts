import type { Run } from '../blocks.ts';
import { needsSpace, type Segment } from './segments.ts';
import type { Piece } from './types.ts';

/** The letters of lines that are one paragraph, with their looks. */
export function runsOf(lines: readonly Segment[]): readonly Run[] {
  const runs: Run[] = [];
  let before: string | undefined;
  for (const line of lines) {
    if (before !== undefined && !runsOn(before, line.text)) {
      runs.push({ text: ' ', ...(runs.at(-1)?.bold ? { bold: true } : {}) });
    }
    runs.push(...lineRuns(line.pieces));
    before = line.text;
  }
  return runs;
}

/** `2022-` ⏎ `2025` and an address that was broken at a sign of its own: no space was there. */
function runsOn(before: string, after: string): boolean {
  const address =
    /(?:https?:\/\/|www\.)\S*[/._?=&-]$/i.test(before) &&
    /^[\w./?=&%#-]/.test(after) &&
    !/^\p{Lu}/u.test(after);
  return address || (/[\p{L}\p{N}]-$/u.test(before) && /^[\p{L}\p{N}]/u.test(after));
}

/** Runs of a line. A letter that another font had to draw is as bold as the word it stands in. */
function lineRuns(pieces: readonly Piece[]): readonly Run[] {
  const letters = pieces.flatMap((piece, at) => {
    const last = pieces[at - 1];
    const space = last !== undefined && needsSpace(last, piece) ? ' ' : '';
    return Array.from(space + piece.text.replace(/\s+/g, ' ')).map((letter) => ({ letter, piece }));
  });
  const runs: Run[] = [];
  let from = 0;
  for (let at = 0; at <= letters.length; at += 1) {
    const end = at === letters.length || letters[at]?.letter === ' ';
    if (end) {
      const word = letters.slice(from, at);
      const drawn = word.filter(({ letter }) => /[\p{L}\p{N}]/u.test(letter));
      const bold =
        drawn.length > 0 && drawn.filter(({ piece }) => piece.bold).length * 2 >= drawn.length;
      for (const { letter, piece } of letters.slice(from, at + 1)) {
        addLetter(runs, letter, bold, piece.font);
      }
      from = at + 1;
    }
  }
  return runs;
}

function addLetter(runs: Run[], letter: string, bold: boolean, font: string): void {
  const last = runs.at(-1);
  if (last !== undefined && last.font === font && (last.bold ?? false) === bold) {
    runs[runs.length - 1] = { ...last, text: last.text + letter };
  } else {
    runs.push({ text: letter, font, ...(bold ? { bold: true } : {}) });
  }
}
