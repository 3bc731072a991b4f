/** Something heard from `startMs` until `endMs`, in ms from the bulletin's first sample. */
export interface Timed {
  readonly startMs: number;
  readonly endMs: number;
}

const startOf = (item: Timed | undefined): number | undefined => item?.startMs;

/** Index of the last item that has begun at `atMs`, -1 before the first. Items are in order of `startMs`. */
export function indexAt(items: readonly Timed[], atMs: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((startOf(items[middle]) ?? Infinity) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where "câu trước" jumps: the sentence's own beginning when more than two seconds into it, else the one before. */
export function previousStart(items: readonly Timed[], atMs: number): number {
  const index = indexAt(items, atMs);
  const current = startOf(items[index]) ?? 0;
  return atMs - current > 2000 ? current : (startOf(items[index - 1]) ?? 0);
}

/** Where "câu sau" jumps, or undefined in the last sentence. */
export function nextStart(items: readonly Timed[], atMs: number): number | undefined {
  return startOf(items[indexAt(items, atMs) + 1]);
}

/** `112.9` → `1:52`: a place in a sound as its player shows it. */
export function sayPlace(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
