/** Samples that wait, of bounded number: what is written over is the oldest. Interleaved values throughout. */
export interface LiveRing {
  readonly waiting: () => number;
  write(values: Int16Array): void;
  /** The oldest `count`, or as many as there are. */
  take(count: number): Int16Array;
  /** Lets go of all but the newest `count`. */
  keepNewest(count: number): void;
}

export function createLiveRing(capacity: number): LiveRing {
  const held = new Int16Array(capacity);
  let first = 0;
  let count = 0;
  const drop = (dropped: number): void => {
    const gone = Math.min(Math.max(0, dropped), count);
    first = (first + gone) % capacity;
    count -= gone;
  };
  return {
    waiting: () => count,
    write(values) {
      const newest = values.subarray(Math.max(0, values.length - capacity));
      drop(count + newest.length - capacity);
      const at = (first + count) % capacity;
      const here = Math.min(newest.length, capacity - at);
      held.set(newest.subarray(0, here), at);
      held.set(newest.subarray(here), 0);
      count += newest.length;
    },
    take(wanted) {
      const taken = new Int16Array(Math.min(wanted, count));
      const here = Math.min(taken.length, capacity - first);
      taken.set(held.subarray(first, first + here));
      taken.set(held.subarray(0, taken.length - here), here);
      drop(taken.length);
      return taken;
    },
    keepNewest(kept) {
      drop(count - kept);
    },
  };
}
