// What stands side by side on a page, and what below each other.
import { addressees, kindAlone } from '../notice/signs.ts';
import { textBlockFrom } from './column-blocks.ts';
import { columnAt, gapsOf, narrowed, type Gap, type Row } from './gaps.ts';
import { footBegins } from './letter-foot.ts';
import { segment, type Segment } from './segments.ts';

/** A stretch of a page: lines over its whole width, or columns beside each other. */
export type Stretch =
  | { readonly kind: 'lines'; readonly lines: readonly Segment[] }
  | {
      readonly kind: 'columns';
      readonly columns: readonly (readonly Segment[])[];
      readonly gaps: readonly Gap[];
    }
  | { readonly kind: 'grid'; readonly rows: readonly (readonly (readonly Segment[])[])[] };

/** Beside each other though only once: the head and the foot of a letter. */
export const letterParts =
  /^(?:số\s*:|cộng h|độc lập|nơi nhận|tm\.|kt\.|tl\.|tuq\.|q\.|ủy ban|uỷ ban|ubnd)|,\s*ngày\s.*tháng.*năm/i;

export function rowsOf(segments: readonly Segment[]): readonly Row[] {
  const rows: { segments: Segment[]; base: number }[] = [];
  for (const one of [...segments].sort((a, b) => b.base - a.base)) {
    const row = rows.find(({ base }) => Math.abs(base - one.base) < one.size * 0.42);
    if (row === undefined) {
      rows.push({ segments: [one], base: one.base });
    } else {
      row.segments.push(one);
    }
  }
  return rows.map(({ segments: found, base }) => ({
    segments: withSigns(found.sort((a, b) => a.left - b.left)),
    base,
  }));
}

const signAlone = /^(?:[^\p{L}\p{N}\s]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]{1,4})[.)/])$/u;

/** The sign of an entry belongs to its text, however far it stands before it. */
function withSigns(segments: readonly Segment[]): readonly Segment[] {
  const [sign, text, ...rest] = segments;
  const isSign = sign !== undefined && text !== undefined && signAlone.test(sign.text);
  return isSign && text.left - sign.right < sign.size * 5
    ? [segment([...sign.pieces, ...text.pieces], sign.page), ...rest]
    : segments;
}

export function stretchesOf(rows: readonly Row[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let lines: Segment[] = [];
  const flush = () => {
    if (lines.length > 0) {
      stretches.push({ kind: 'lines', lines });
      lines = [];
    }
  };
  let at = 0;
  while (at < rows.length) {
    const text = textBlockFrom(rows, at);
    if (text !== undefined) {
      flush();
      const { columns, gaps, foot } = text;
      stretches.push({ kind: 'columns', columns, gaps }, ...stretchesOf(rowsOf(foot)));
      at = text.end;
      continue;
    }
    const zone = zoneFrom(rows, at);
    const row = rows[at];
    if (zone === undefined || row === undefined) {
      if (row !== undefined) {
        lines.push(asLine(row));
      }
      at += 1;
      continue;
    }
    const above = takeAbove(lines, zone.gaps);
    flush();
    const zoneRows = [
      ...above.map((one): Row => ({ segments: [one], base: one.base })),
      ...rows.slice(at, zone.end),
    ];
    stretches.push(
      zone.gaps.length === 1 ? asColumns(zoneRows, zone.gaps) : asGrid(zoneRows, zone.gaps),
    );
    at = zone.end;
  }
  flush();
  return stretches;
}

/** A justified line may have a gap that looks like a column's. */
export function asLine({ segments }: Row): Segment {
  const [first] = segments;
  return segments.length === 1 && first !== undefined
    ? first
    : segment(
        segments.flatMap(({ pieces }) => pieces),
        first?.page ?? 1,
      );
}

/** The rows from here on that keep the same gaps free, and those gaps; undefined where nothing stands side by side. */
function zoneFrom(
  rows: readonly Row[],
  start: number,
): { readonly end: number; readonly gaps: readonly Gap[] } | undefined {
  const first = rows[start];
  if (first === undefined || first.segments.length < 2) {
    return undefined;
  }
  let gaps = gapsOf(first);
  let end = start + 1;
  let split = 1;
  let last = first;
  for (; end < rows.length; end += 1) {
    const row = rows[end];
    if (row === undefined) {
      break;
    }
    if (beginsOther(row, rows.slice(start, end), gaps)) {
      break;
    }
    const kept = gaps.flatMap((gap) => narrowed(gap, row));
    const alone = row.segments.length === 1;
    if (
      kept.length === 0 ||
      (alone && !mayStandAlone(row, last, gaps, rows.slice(start, end), split))
    ) {
      break;
    }
    // Columns that a row runs across are no columns of this zone: the zone ends before it.
    if (kept.length < gaps.length && split >= 2) {
      break;
    }
    split += alone ? 0 : 1;
    gaps = kept;
    last = row;
  }
  while (end > start + 1 && isBody(rows[end - 1], gaps)) {
    end -= 1;
  }
  const zone = rows.slice(start, end).flatMap(({ segments }) => segments);
  const wide = gaps.some(({ from, to }) => to - from > (zone[0]?.size ?? 12) * 2.2);
  const accepted =
    zone.some(({ text }) => letterParts.test(text)) || (split >= 2 && (wide || split >= 6));
  return accepted ? { end, gaps } : undefined;
}

/** Whether a row begins another part of the letter, though it keeps the same gaps free: whom it is to, or the foot below text in columns. */
function beginsOther(row: Row, zone: readonly Row[], gaps: readonly Gap[]): boolean {
  return (
    row.segments.some(({ text }) => addressees.test(text)) ||
    (isText(zone, gaps) && footBegins(row, zone, gaps))
  );
}

/** Whether a line of the zone's end is rather the first line of what follows. */
function isBody(row: Row | undefined, gaps: readonly Gap[]): boolean {
  const only = row?.segments[0];
  return (
    row?.segments.length === 1 &&
    only !== undefined &&
    only.right < (gaps[0]?.from ?? 0) &&
    /^(?:THÔNG BÁO|KẾ HOẠCH|CÔNG ĐIỆN|PHỤ LỤC|DANH SÁCH|Kính)/.test(only.text)
  );
}

/** A line in one column alone: a signature under room to sign, a longer list of recipients, an entry of a table that is broken. */
function mayStandAlone(
  row: Row,
  last: Row,
  gaps: readonly Gap[],
  zone: readonly Row[],
  split: number,
): boolean {
  const [only] = row.segments;
  if (only === undefined) {
    return false;
  }
  const pitch = (last.base - row.base) / only.size;
  const [gap] = gaps;
  const crosses = gap !== undefined && only.left < gap.from + 2 && only.right > gap.to - 2;
  if (kindAlone.test(only.text) || crosses) {
    return false;
  }
  const inRight = only.left > (gaps.at(-1)?.from ?? 0) + 2;
  if (inRight) {
    return pitch < 12;
  }
  const recipients = zone.some(({ segments }) =>
    segments.some(({ text }) => /^nơi nhận/i.test(text)),
  );
  const head = zone.some(({ segments }) =>
    segments.some(({ text }) => /^(?:cộng h|độc lập)/i.test(text)),
  );
  return pitch < 2.6 && (recipients || head || split >= 6 || gaps.length > 1 || isText(zone, gaps));
}

/** Whether both columns have lines that go on in the next: text in columns, whose lines need not stand level. */
function isText(zone: readonly Row[], gaps: readonly Gap[]): boolean {
  const all = zone.flatMap(({ segments }) => segments);
  return [0, 1].every((at) =>
    all.some((one) => columnAt(one, gaps) === at && /^\p{Ll}/u.test(one.text)),
  );
}

/** Lines just above that stand in the right column alone belong to it. */
function takeAbove(lines: Segment[], gaps: readonly Gap[]): readonly Segment[] {
  const taken: Segment[] = [];
  for (let last = lines.at(-1); last !== undefined; last = lines.at(-1)) {
    if (last.left < (gaps.at(-1)?.from ?? 0) + 1 || /^["“(\p{Ll}]/u.test(last.text)) {
      break;
    }
    taken.unshift(last);
    lines.pop();
  }
  return taken;
}

function asColumns(rows: readonly Row[], gaps: readonly Gap[]): Stretch {
  const columns: Segment[][] = Array.from({ length: gaps.length + 1 }, () => []);
  for (const { segments } of rows) {
    for (const [at, parts] of byColumn(segments, gaps)) {
      columns[at]?.push(asLine({ segments: parts, base: 0 }));
    }
  }
  return { kind: 'columns', columns, gaps };
}

function byColumn(
  segments: readonly Segment[],
  gaps: readonly Gap[],
): ReadonlyMap<number, readonly Segment[]> {
  return Map.groupBy(segments, (one) => columnAt(one, gaps));
}

function asGrid(rows: readonly Row[], gaps: readonly Gap[]): Stretch {
  const grid: Segment[][][] = [];
  for (const { segments } of rows) {
    const parts = byColumn(segments, gaps);
    // A row of the table begins where its first column does; the other lines go on with it.
    if (grid.length === 0 || parts.has(0) || parts.size > gaps.length) {
      grid.push(Array.from({ length: gaps.length + 1 }, () => []));
    }
    for (const [at, found] of parts) {
      grid.at(-1)?.[at]?.push(asLine({ segments: found, base: 0 }));
    }
  }
  return { kind: 'grid', rows: grid };
}
