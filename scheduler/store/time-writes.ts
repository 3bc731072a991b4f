import type { Store } from './store.ts';

/** A store whose writes are timed. */
export interface TimedStore {
  readonly store: Store;
  /** How long this process has stood still in its own writes, in all, ms of `clockMs`. */
  readonly writingMs: () => number;
}

/** Every write ends on the disk, and the program stands still until it has: a slow disk must not pass for a frozen machine. */
export function timeWrites(store: Store, clockMs: () => number): TimedStore {
  let writingMs = 0;
  const timed =
    <Args extends readonly unknown[], Result>(write: (...args: Args) => Result) =>
    (...args: Args): Result => {
      const from = clockMs();
      try {
        return write(...args);
      } finally {
        writingMs += clockMs() - from;
      }
    };
  return {
    writingMs: () => writingMs,
    store: {
      ...store,
      commit: timed(store.commit.bind(store)),
      answer: timed(store.answer.bind(store)),
      approve: timed(store.approve.bind(store)),
      heartbeat: timed(store.heartbeat.bind(store)),
      setNote: timed(store.setNote.bind(store)),
    },
  };
}
