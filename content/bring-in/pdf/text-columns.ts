// Text that a page sets in columns, and a letter's foot that a page's end cut: both read as they were written.
import { columnOf, type Column } from '../mend-lines.ts';
import { appendix, isSignature, itemSign, kindAlone, national } from '../notice/signs.ts';
import { columnAt, letterParts, type Gap, type Stretch } from './layout.ts';
import { segment, type Segment } from './segments.ts';

type Columns = Extract<Stretch, { kind: 'columns' }>;

const fewestLines = 3;

/** Whether the columns are read one after the other: lines that go on below in each, and no part of a letter's head or foot. */
export function isColumnText(columns: readonly (readonly Segment[])[]): boolean {
  return columns.every(
    (lines) =>
      lines.length >= fewestLines &&
      lines.some(({ text }) => /^\p{Ll}/u.test(text)) &&
      lines.every(({ text }) => !letterParts.test(text) && !isSignature(text)),
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

/** Recipients and a signature whose lines go on over the page's end; what is no part of them is given back. */
export function joinedFoot(
  foot: Columns,
  next: Stretch,
): { readonly foot: Columns; readonly rest: Stretch | undefined } | undefined {
  const [gap] = foot.gaps;
  const all = foot.columns.flat();
  const isFoot = all.some(({ text }) => /^nơi nhận/i.test(text) || isSignature(text));
  const isHead = all.some(({ text }) => national.test(text));
  if (gap === undefined || foot.gaps.length > 1 || !isFoot || isHead) {
    return undefined;
  }
  if (next.kind === 'columns') {
    const goesOn =
      next.columns.length === foot.columns.length &&
      !next.columns.flat().some(({ text }) => national.test(text)) &&
      next.gaps.some(({ from, to }) => from < gap.to && to > gap.from);
    const columns = foot.columns.map((lines, at) => [...lines, ...(next.columns[at] ?? [])]);
    return goesOn ? { foot: { ...foot, columns }, rest: undefined } : undefined;
  }
  if (next.kind === 'grid') {
    return undefined;
  }
  const end = next.lines.findIndex((line) => !belongs(line, gap));
  const taken = end < 0 ? next.lines : next.lines.slice(0, end);
  const columns = foot.columns.map((lines, at) => [
    ...lines,
    ...taken.flatMap((line) => partOf(line, at, foot.gaps)),
  ]);
  const rest = next.lines.slice(taken.length);
  return taken.length === 0
    ? undefined
    : {
        foot: { ...foot, columns },
        rest: rest.length === 0 ? undefined : { ...next, lines: rest },
      };
}

function belongs(line: Segment, gap: Gap): boolean {
  const { pieces, text } = line;
  const words = pieces.filter((piece) => piece.text.trim() !== '');
  const middle = (gap.from + gap.to) / 2;
  const crossing = words.some(({ left, right }) => left < middle - 2 && right > middle + 2);
  if (crossing || appendix.test(text) || kindAlone.test(text) || letterParts.test(text)) {
    return false;
  }
  return words.some(({ left }) => left >= middle - 2) || itemSign.test(text);
}

function partOf(line: Segment, at: number, gaps: readonly Gap[]): readonly Segment[] {
  const pieces = line.pieces.filter(
    (piece) => piece.text.trim() !== '' && columnAt(piece, gaps) === at,
  );
  return pieces.length === 0 ? [] : [segment(pieces, line.page)];
}
