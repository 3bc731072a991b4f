/** A finger that taps twice taps within this time, and nobody reads a new screen in it. */
const settlingMs = 400;

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
    isTooEarly: ({ timeStamp }) => {
      // When it happened, not when there was time for it. Old browsers count from 1970: then it is now.
      const now = performance.now();
      return (timeStamp > now ? now : timeStamp) < shownAt + settlingMs;
    },
  };
}
