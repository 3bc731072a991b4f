import type { Segment } from './segments.ts';

/** Segments on one height, from left to right. */
export interface Row {
  readonly segments: readonly Segment[];
  readonly base: number;
}

/** What stays free between two columns. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** What stays free between the segments of a row. */
export function gapsOf({ segments }: Row): readonly Gap[] {
  return segments
    .slice(1)
    .map((one, index) => ({ from: segments[index]?.right ?? 0, to: one.left }));
}

/** What a row leaves of a gap. */
export function narrowed({ from, to }: Gap, { segments }: Row): readonly Gap[] {
  let left = from;
  let right = to;
  for (const one of segments) {
    const middle = (one.left + one.right) / 2;
    if (one.left < right && one.right > left) {
      if (middle < (from + to) / 2) {
        left = Math.max(left, one.right);
      } else {
        right = Math.min(right, one.left);
      }
    }
  }
  return right - left > 6 ? [{ from: left, to: right }] : [];
}

/** The column that something stands in, by its middle. */
export function columnAt(
  one: { readonly left: number; readonly right: number },
  gaps: readonly Gap[],
): number {
  const middle = (one.left + one.right) / 2;
  return gaps.filter(({ from, to }) => middle > (from + to) / 2).length;
}
