import { sleep } from '../clock.ts';

/** A wait that can be cut short. What nudges while nobody waits is not forgotten. */
export interface Nudge {
  /** Within so many real ms at the latest. */
  soon(ms: number): void;
  /** Resolves after `ms` real ms, or when somebody nudged; true then. */
  wait(ms: number, signal: AbortSignal): Promise<boolean>;
  /** Whether somebody nudges by now. */
  isDue(): boolean;
}

export function createNudge(now: () => number = () => performance.now()): Nudge {
  let dueAt: number | undefined;
  let cut = new AbortController();
  return {
    soon(ms) {
      dueAt = Math.min(dueAt ?? Infinity, now() + ms);
      cut.abort();
    },
    async wait(ms, signal) {
      const until = now() + ms;
      for (;;) {
        cut = new AbortController();
        const end = Math.min(until, dueAt ?? Infinity);
        await sleep(end - now(), AbortSignal.any([signal, cut.signal]));
        if (signal.aborted) return false;
        if (dueAt !== undefined && now() >= dueAt) {
          dueAt = undefined;
          return true;
        }
        if (now() >= until) return false;
      }
    },
    isDue: () => dueAt !== undefined && now() >= dueAt,
  };
}
