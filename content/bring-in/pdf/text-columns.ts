// Text that a page sets in columns, read as it was written.
import { columnOf, type Column } from '../mend-lines.ts';
import { isLetterPart } from './letter-foot.ts';
import type { Segment } from './segments.ts';

const fewestLines = 3;

/** Whether the columns are read one after the other: lines that go on below in each, and no part of a letter's head or foot. */
export function isColumnText(columns: readonly (readonly Segment[])[]): boolean {
  return columns.every(
    (lines) =>
      lines.length >= fewestLines &&
      lines.some(({ text }) => /^\p{Ll}/u.test(text)) &&
      !lines.some((line, at) => isLetterPart(line, lines[at - 1])),
  );
}

/** The lines of all columns below each other, as if the page had one. */
export function asOneColumn(columns: readonly (readonly Segment[])[]): {
  readonly lines: readonly Segment[];
  readonly column: Column;
} {
  const [first = []] = columns;
  const edge = columnOf(first).left;
  const lines = columns.flatMap((found) => {
    const by = columnOf(found).left - edge;
    return found.map((line) => ({ ...line, left: line.left - by, right: line.right - by }));
  });
  return { lines, column: columnOf(lines) };
}
