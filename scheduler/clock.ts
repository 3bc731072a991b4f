// The only file of the scheduler that reads the system's clock or sets a timer for an airing.

import { virtualNow, type ClockSpec } from '../content/schema/clock-spec.ts';

export interface Clock {
  /** The instant the schedule goes by, epoch ms. */
  now(): number;
  /** The machine's own instant, epoch ms: what lateness is measured in. */
  realNow(): number;
  /** Milliseconds of `now` that pass in one real millisecond. */
  readonly speed: number;
  /** Runs beside `now` but is not moved when somebody sets the clock: for lengths, never for times of day. */
  steadyNow(): number;
  /**
   * Resolves once `now()` is at or past `untilMs`, never before; or as soon as `signal` aborts (check it).
   * Looks at the clock again at least every 30 real seconds, so that a step or a suspend is noticed.
   */
  wait(untilMs: number, signal?: AbortSignal): Promise<void>;
  /** Resolves after `ms` of `steadyNow`, whatever the clock is set to meanwhile; or as soon as `signal` aborts. */
  pause(ms: number, signal?: AbortSignal): Promise<void>;
  /** Keeps a stepping clock (rehearsal) from stepping until the returned function is called; elsewhere does nothing. */
  hold(): () => void;
}

/** A timer never sleeps longer than this: machines suspend, and clocks are set. */
const longestWaitMs = 30_000;

/** The system's clock, or the virtual one that LOA_CLOCK describes. */
export function createClock(spec?: ClockSpec): Clock {
  const speed = spec?.speed ?? 1;
  const realNow = (): number => Date.now();
  const now = spec ? (): number => virtualNow(spec, realNow()) : realNow;
  const steadyNow = (): number => performance.now() * speed;
  const waitOn = async (by: () => number, untilMs: number, signal?: AbortSignal): Promise<void> => {
    while (signal?.aborted !== true) {
      const leftMs = (untilMs - by()) / speed;
      if (leftMs <= 0) return;
      await sleep(Math.min(Math.ceil(leftMs), longestWaitMs), signal);
    }
  };
  return {
    now,
    realNow,
    speed,
    steadyNow,
    hold: () => () => undefined,
    wait: (untilMs, signal) => waitOn(now, untilMs, signal),
    pause: (ms, signal) => waitOn(steadyNow, steadyNow() + ms, signal),
  };
}

/** Resolves after so many real milliseconds, or as soon as `signal` aborts; at once where there is nothing to wait for. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (ms <= 0 || signal?.aborted === true) {
      resolve();
      return;
    }
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal?.addEventListener('abort', finish, { once: true });
  });
}
