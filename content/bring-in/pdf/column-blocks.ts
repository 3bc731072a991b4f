// Where a page sets text in two columns: their lines need not stand level, only the gutter between them stays free.
import { columnAt, gapsOf, narrowed, type Gap, type Row } from './gaps.ts';
import { footBegins, isLetterPart } from './letter-foot.ts';
import type { Segment } from './segments.ts';
import { isColumnText } from './text-columns.ts';

/** Further below the line before, in letter heights, begins something else. */
const furthest = 2.2;
/** The gutter's part of both columns, and how much wider one may be than the other. */
const widestGutter = 0.15;
const unlike = 1.5;

/** Text in two columns. */
export interface TextBlock {
  readonly end: number;
  readonly gaps: readonly Gap[];
  readonly columns: readonly (readonly Segment[])[];
  /** What the last column ends with, where the whole letter is set in columns. */
  readonly foot: readonly Segment[];
}

/** The rows from here on that are text in two columns, and the gutter. */
export function textBlockFrom(rows: readonly Row[], start: number): TextBlock | undefined {
  const first = rows[start];
  let gutter = first === undefined ? undefined : gapsOf(first)[0];
  if (first?.segments.length !== 2) {
    return undefined;
  }
  let end = start;
  for (; end < rows.length; end += 1) {
    const row = rows[end];
    const [left] = row === undefined || gutter === undefined ? [] : narrowed(gutter, row);
    if (left === undefined || (end > start && ends(rows, start, end, left))) {
      break;
    }
    gutter = left;
  }
  const gaps = gutter === undefined ? [] : [gutter];
  const [one = [], other = []] = columnsOf(rows.slice(start, end), gaps);
  const footAt = footIn(other);
  const columns = [one, other.slice(0, footAt)];
  return isColumnText(columns) && areTwins(columns)
    ? { end, gaps, columns, foot: other.slice(footAt) }
    : undefined;
}

/** Where the letter's foot begins in a column; its length where it has none. */
function footIn(lines: readonly Segment[]): number {
  const at = lines.findIndex((line, index) => isLetterPart(line, lines[index - 1]));
  return at < 0 ? lines.length : at;
}

function ends(rows: readonly Row[], start: number, at: number, gutter: Gap): boolean {
  const gaps = [gutter];
  const above = rows.slice(start, at);
  const columns = columnsOf(above, gaps);
  const row = rows[at];
  if (row === undefined) {
    return true;
  }
  const far = row.segments.every((one) => isFar(one, columns[columnAt(one, gaps)]?.at(-1)));
  const right = columns[1] ?? [];
  const alone = row.segments.every((one) => columnAt(one, gaps) === 1);
  // The foot stands in the last column while the first goes on beside it.
  const beside =
    alone && (footIn(right) < right.length || goesOnLeft(rows.slice(at), columns[0] ?? [], gaps));
  return (far || footBegins(row, above, gaps)) && !beside;
}

function isFar(line: Segment, above: Segment | undefined): boolean {
  return above === undefined || above.base - line.base > line.size * furthest;
}

/** Whether the first column has another line of text right below its last. */
function goesOnLeft(rows: readonly Row[], left: readonly Segment[], gaps: readonly Gap[]): boolean {
  const next = rows
    .flatMap(({ segments }) => segments)
    .find((one) => columnAt(one, gaps) === 0 && one.right < (gaps[0]?.to ?? 0));
  const last = left.at(-1);
  return next !== undefined && !isFar(next, last) && !isLetterPart(next, last);
}

function columnsOf(rows: readonly Row[], gaps: readonly Gap[]): readonly (readonly Segment[])[] {
  const all = rows.flatMap(({ segments }) => segments);
  return [0, 1].map((at) => all.filter((one) => columnAt(one, gaps) === at));
}

/** Alike in width, near each other and with lines that fill them: what a table without rules hardly ever is. */
function areTwins(columns: readonly (readonly Segment[])[]): boolean {
  const [a, b] = columns.map((lines) => ({
    left: Math.min(...lines.map(({ left }) => left)),
    right: Math.max(...lines.map(({ right }) => right)),
    lines,
  }));
  if (a === undefined || b === undefined) {
    return false;
  }
  const [one, other] = [a.right - a.left, b.right - b.left];
  const full = [a, b].every(
    ({ left, right, lines }) =>
      lines.filter((line) => right - line.right < (right - left) * 0.12).length * 3 >= lines.length,
  );
  return (
    full &&
    Math.max(one, other) < Math.min(one, other) * unlike &&
    b.left - a.right < (one + other) * widestGutter
  );
}
