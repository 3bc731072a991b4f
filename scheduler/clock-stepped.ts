// A clock that stands still while anything is being done and then steps to the next moment anyone waits for:
// weeks of the real daemon in seconds.
import type { Clock } from './clock.ts';

export interface SteppedClock extends Clock {
  /** Steps from wake to wake until `untilMs`, then stands still. */
  runUntil(untilMs: number): Promise<void>;
  /** Sets it, as a person or a time server would; waits are looked at anew. */
  jump(byMs: number): void;
}

interface Waiter {
  untilMs: number;
  /** It waits for a length, not for a time of day: a jump moves its end along. */
  readonly steady: boolean;
  readonly resume: () => void;
}

/** A stepped clock at `startMs`. `speed` only tells outputs how coarsely they may pace themselves. */
export function createSteppedClock(startMs: number, speed = 60): SteppedClock {
  let now = startMs;
  let jumpedMs = 0;
  const waiters = new Set<Waiter>();
  const { hold, idle } = createHolds();

  const wakeDue = (): void => {
    for (const waiter of waiters) if (waiter.untilMs <= now) waiter.resume();
  };

  const waitFor = (untilMs: number, steady: boolean, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (untilMs <= now || signal?.aborted === true) {
        resolve();
        return;
      }
      const resume = (): void => {
        waiters.delete(waiter);
        signal?.removeEventListener('abort', resume);
        resolve();
      };
      const waiter: Waiter = { untilMs, steady, resume };
      waiters.add(waiter);
      signal?.addEventListener('abort', resume, { once: true });
    });

  return {
    now: () => now,
    realNow: () => now,
    steadyNow: () => now - jumpedMs,
    speed,
    hold,
    wait: (untilMs, signal) => waitFor(untilMs, false, signal),
    pause: (ms, signal) => waitFor(now + ms, true, signal),
    jump(byMs) {
      now += byMs;
      jumpedMs += byMs;
      for (const waiter of waiters) if (waiter.steady) waiter.untilMs += byMs;
      wakeDue();
    },
    async runUntil(untilMs) {
      for (;;) {
        await idle();
        const next = Math.min(...[...waiters].map((waiter) => waiter.untilMs));
        if (next > untilMs) {
          now = Math.max(now, untilMs);
          return;
        }
        now = Math.max(now, next);
        wakeDue();
      }
    },
  };
}

/** Who is at work: while anybody holds the clock, it stands still. */
interface Holds {
  /** Returns what lets go. */
  readonly hold: () => () => void;
  /** Resolves when nobody holds it. */
  readonly idle: () => Promise<void>;
}

function createHolds(): Holds {
  let held = 0;
  let released: (() => void) | undefined;
  return {
    hold: () => {
      held += 1;
      let mine = true;
      return () => {
        if (!mine) return;
        mine = false;
        held -= 1;
        if (held === 0) released?.();
      };
    },
    idle: async () => {
      // Work that was just let go may take hold again in a later turn of the event loop.
      for (let quiet = 0; quiet < 3; quiet = held === 0 ? quiet + 1 : 0) {
        if (held > 0) {
          await new Promise<void>((resolve) => {
            released = resolve;
          });
        }
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}
