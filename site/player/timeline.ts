/** Something heard from `startMs` until `endMs`, in ms from the bulletin's first sample. */
export interface Timed {
  readonly startMs: number;
  readonly endMs: number;
}

/** Index of the last item that has begun at `atMs`, -1 before the first. Items are in order of `startMs`. */
export function indexAt(items: readonly Timed[], atMs: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.startMs ?? Infinity) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where "câu trước" jumps: the sentence's own beginning when more than two seconds into it, else the one before. */
export function previousStart(items: readonly Timed[], atMs: number): number {
  const index = indexAt(items, atMs);
  const current = items[index]?.startMs ?? 0;
  return atMs - current > 2000 ? current : (items[index - 1]?.startMs ?? 0);
}

/** Where "câu sau" jumps, or undefined in the last sentence. */
export function nextStart(items: readonly Timed[], atMs: number): number | undefined {
  return items[indexAt(items, atMs) + 1]?.startMs;
}
