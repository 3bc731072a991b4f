/** Watches something that has to move. */
export interface StillWatch {
  readonly moved: () => void;
  readonly stop: () => void;
}

/**
 * Calls `hung` when nothing has moved for `looks` looks, `everyMs` (real) apart. Looks are counted, not time: for a
 * process that was itself stopped for an hour, nothing has hung for one.
 */
export function watchStill(everyMs: number, looks: number, hung: () => void): StillWatch {
  let still = 0;
  const timer = setInterval(() => {
    still += 1;
    if (still < looks) return;
    clearInterval(timer);
    hung();
  }, everyMs);
  return {
    moved: () => {
      still = 0;
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}
