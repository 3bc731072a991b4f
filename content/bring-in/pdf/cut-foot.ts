// A letter's foot that a page's end cut.
import { appendix, isSignature, itemSign, kindAlone, national } from '../notice/signs.ts';
import { columnAt, narrowed, type Gap } from './gaps.ts';
import { asLine, letterParts, type Stretch } from './layout.ts';
import { segmentsOf, type Segment } from './segments.ts';
import { isColumnText } from './text-columns.ts';

type Columns = Extract<Stretch, { kind: 'columns' }>;

/** Recipients and a signature whose lines go on over the page's end; what is no part of them is given back. */
export function joinedFoot(
  foot: Columns,
  next: Stretch,
): { readonly foot: Columns; readonly rest: Stretch | undefined } | undefined {
  const [gap] = foot.gaps;
  const all = foot.columns.flat();
  const isFoot = all.some(({ text }) => /^nơi nhận/i.test(text) || isSignature(text));
  const isHead = all.some(({ text }) => national.test(text));
  if (
    gap === undefined ||
    foot.gaps.length > 1 ||
    !isFoot ||
    isHead ||
    isColumnText(foot.columns)
  ) {
    return undefined;
  }
  switch (next.kind) {
    case 'columns': {
      const joined = withColumns(foot, gap, next);
      return joined === undefined ? undefined : { foot: joined, rest: undefined };
    }
    case 'lines':
      return withLines(foot, gap, next.lines);
    case 'grid':
      return undefined;
  }
}

function withColumns(foot: Columns, gap: Gap, next: Columns): Columns | undefined {
  const isHead = next.columns.flat().some(({ text }) => national.test(text));
  const [both] = next.gaps.flatMap(({ from, to }): readonly Gap[] =>
    from < gap.to && to > gap.from
      ? [{ from: Math.max(from, gap.from), to: Math.min(to, gap.to) }]
      : [],
  );
  return both === undefined || isHead || next.columns.length !== foot.columns.length
    ? undefined
    : {
        ...foot,
        gaps: [both],
        columns: foot.columns.map((lines, at) => [...lines, ...(next.columns[at] ?? [])]),
      };
}

function withLines(
  foot: Columns,
  gap: Gap,
  lines: readonly Segment[],
): { readonly foot: Columns; readonly rest: Stretch | undefined } | undefined {
  const columns = foot.columns.map((found) => [...found]);
  let free = gap;
  let taken = 0;
  for (const line of lines) {
    // Never through a line that runs across: only where it leaves the gap free itself.
    const segments = segmentsOf(line.pieces, line.page);
    const [left] = narrowed(free, { segments, base: line.base });
    if (left === undefined || !belongs(line, segments, left)) {
      break;
    }
    free = left;
    taken += 1;
    for (const [at, parts] of Map.groupBy(segments, (one) => columnAt(one, [left]))) {
      columns[at]?.push(asLine({ segments: parts, base: line.base }));
    }
  }
  const rest = lines.slice(taken);
  return taken === 0
    ? undefined
    : {
        foot: { ...foot, columns, gaps: [free] },
        rest: rest.length === 0 ? undefined : { kind: 'lines', lines: rest },
      };
}

function belongs({ text }: Segment, segments: readonly Segment[], gap: Gap): boolean {
  const other = appendix.test(text) || kindAlone.test(text);
  const isNew = letterParts.test(text) && !isSignature(text);
  const hasRight = segments.some((one) => columnAt(one, [gap]) > 0);
  return !other && !isNew && (hasRight || itemSign.test(text));
}
