// Where a page sets text in two columns: their lines need not stand level, only the gutter between them stays free.
import { columnAt, gapsOf, narrowed, type Gap, type Row } from './gaps.ts';
import { footBegins } from './letter-foot.ts';
import type { Segment } from './segments.ts';
import { isColumnText } from './text-columns.ts';

/** Further below the line before, in letter heights, begins something else. */
const furthest = 2.2;
/** The gutter's part of both columns, and how much wider one may be than the other. */
const widestGutter = 0.15;
const unlike = 1.5;

/** The rows from here on that are text in two columns, and the gutter. */
export function textBlockFrom(
  rows: readonly Row[],
  start: number,
): { readonly end: number; readonly gaps: readonly Gap[] } | undefined {
  const first = rows[start];
  let gutter = first === undefined ? undefined : gapsOf(first)[0];
  if (first?.segments.length !== 2) {
    return undefined;
  }
  let end = start;
  for (; end < rows.length; end += 1) {
    const row = rows[end];
    const [left] = row === undefined || gutter === undefined ? [] : narrowed(gutter, row);
    const above = rows.slice(start, end);
    if (row === undefined || left === undefined || (end > start && ends(row, above, left))) {
      break;
    }
    gutter = left;
  }
  const gaps = gutter === undefined ? [] : [gutter];
  const columns = columnsOf(rows.slice(start, end), gaps);
  return isColumnText(columns) && areTwins(columns) ? { end, gaps } : undefined;
}

function ends(row: Row, above: readonly Row[], gutter: Gap): boolean {
  const gaps = [gutter];
  const columns = columnsOf(above, gaps);
  const far = row.segments.every((one) => {
    const last = columns[columnAt(one, gaps)]?.at(-1);
    return last === undefined || last.base - one.base > one.size * furthest;
  });
  return far || footBegins(row, above, gaps);
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
