/** A finger that taps twice taps within this time, and nobody reads a new screen in it. */
const settlingMs = 400;

/** Longer than this no telephone takes to draw a screen or to hand over a press. */
const slowestMs = 3000;

/**
 * Whether a press that says it happened at `timeStamp` and is handed over at `now` was made before a screen shown at `shownAt` had
 * settled. It counts when it happened, not when there was time for it; but only the clock of the page is sure: old browsers
 * count presses from 1970, say 0 or less, or lag by minutes after the telephone slept.
 */
export function isBeforeSettled(timeStamp: number, shownAt: number, now: number): boolean {
  if (now - shownAt > slowestMs) return false;
  const isLikely = timeStamp > 0 && timeStamp >= shownAt - slowestMs && timeStamp <= now;
  return (isLikely ? timeStamp : now) < shownAt + settlingMs;
}

/** Tells a press that was meant for this screen from one that was meant for the screen before it. */
export interface Settle {
  /** Call it when a new screen stands there. */
  readonly begin: () => void;
  readonly isTooEarly: (event: Event) => boolean;
}

/** While a screen is new, `root` has the attribute `data-new`. */
export function settleOn(root: HTMLElement): Settle {
  let shownAt = -settlingMs;
  let timer = 0;
  return {
    begin: () => {
      // What a slow telephone was told while it still drew is older than this.
      shownAt = performance.now();
      root.setAttribute('data-new', '');
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        root.removeAttribute('data-new');
      }, settlingMs);
    },
    isTooEarly: ({ timeStamp }) => isBeforeSettled(timeStamp, shownAt, performance.now()),
  };
}
