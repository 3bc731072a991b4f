export interface Waker {
  /** Ends the waiting there is. */
  readonly poke: () => void;
  /** Aborted by the next poke. */
  next(): AbortSignal;
}

export function createWaker(): Waker {
  let waiting = new AbortController();
  return {
    poke: () => {
      waiting.abort();
    },
    next() {
      waiting = new AbortController();
      return waiting.signal;
    },
  };
}
