/** Watches something that has to move. */
export interface StillWatch {
  /** Returns for how many looks it had stood still. */
  readonly moved: () => number;
  readonly stop: () => void;
}

/**
 * Calls `hung` when nothing has moved for `looks` looks, `everyMs` (real) apart, and `still` at each of them. Looks are counted, not time: for a
 * process that was itself stopped for an hour, nothing has hung for one.
 */
export function watchStill(
  everyMs: number,
  looks: number,
  hung: () => void,
  still: (looks: number) => void = () => undefined,
): StillWatch {
  let seen = 0;
  const timer = setInterval(() => {
    seen += 1;
    still(seen);
    if (seen < looks) return;
    clearInterval(timer);
    hung();
  }, everyMs);
  return {
    moved: () => {
      const stood = seen;
      seen = 0;
      return stood;
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}
