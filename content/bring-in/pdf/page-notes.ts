// Notes at a page's foot: each is read after the paragraph that calls it, as in a Word file.
import { rowsOf, asLine } from './layout.ts';
import { segment, type Segment } from './segments.ts';
import type { Page, Piece, Rule } from './types.ts';

const sign = /^[([]?(?:\d{1,2}|\*{1,3})[)\]]?(?=\s|\p{L}|$)/u;

/** A note and the raised number in the text that calls it. */
interface Called {
  readonly number: Piece;
  readonly lines: Segment[];
}

/** The lines of a page with its notes hung on the numbers that call them. Whatever isn't surely a note stays where it stands. */
export function withNotes(page: Page, segments: readonly Segment[]): readonly Segment[] {
  const edge = Math.min(...segments.map(({ left }) => left));
  for (const rule of page.rules.filter((one) => isOverNotes(one, edge, page))) {
    const above = segments.filter(({ base }) => base > rule.top);
    const below = segments.filter(({ base }) => base <= rule.top);
    const notes = calledNotes(rowsOf(below).map(asLine), above);
    if (notes !== undefined) {
      return above.map((one) => hung(one, notes));
    }
  }
  return segments;
}

/** The lines of each note that these lines call. */
export function notesOf(lines: readonly Segment[]): readonly (readonly Segment[])[] {
  return lines.flatMap(({ pieces, page }) =>
    pieces.flatMap(({ note }) =>
      note === undefined ? [] : [note.map((line) => segment(line, page))],
    ),
  );
}

/** Word and LibreOffice draw a short line from the left edge over the notes. */
function isOverNotes({ left, right, bottom, top }: Rule, edge: number, page: Page): boolean {
  const width = right - left;
  return (
    top - bottom < 2 &&
    Math.abs(left - edge) < 4 &&
    width > page.width * 0.08 &&
    width < page.width * 0.4 &&
    top < page.height / 2
  );
}

/** The notes that the lines are; undefined unless the first begins one and each is called in the text above. */
function calledNotes(
  lines: readonly Segment[],
  above: readonly Segment[],
): readonly Called[] | undefined {
  const notes: Called[] = [];
  for (const line of lines) {
    const name = sign.exec(line.text)?.[0];
    const number = name === undefined ? undefined : numberIn(above, name);
    if (number !== undefined && notes.every((note) => note.number !== number)) {
      notes.push({ number, lines: [line] });
    } else {
      notes.at(-1)?.lines.push(line);
    }
    if (notes.length === 0) {
      return undefined;
    }
  }
  return notes.length === 0 ? undefined : notes;
}

/** A number alone, smaller than its line and raised over it, after a word. */
function numberIn(above: readonly Segment[], name: string): Piece | undefined {
  return above
    .flatMap(({ pieces, size, base }) =>
      pieces.slice(1).filter((piece) => piece.size < size * 0.85 && piece.base > base),
    )
    .find(({ text }) => text.trim() === name);
}

function hung(one: Segment, notes: readonly Called[]): Segment {
  const pieces = one.pieces.map((piece): Piece => {
    const called = notes.find(({ number }) => number === piece);
    return called === undefined
      ? piece
      : { ...piece, note: called.lines.map((line) => line.pieces) };
  });
  return { ...one, pieces };
}
