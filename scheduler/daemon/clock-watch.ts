// Notices that the clock was set, or that the machine slept: two clocks that should run side by side do not.
import type { Clock } from '../clock.ts';
import type { Outage } from '../core/reason.ts';
import { sayLength } from '../core/words.ts';
import { clockStepRealMs } from './timing.ts';

/** Before this program existed no clock can be right: a machine without a battery wakes up in 1970. */
const earliestRightClock = Date.parse('2026-01-01T00:00:00Z');
/** No station is off for this long; a clock that says so has jumped (a machine that wakes up in 2099). */
const longestAwayMs = 3 * 365 * 86_400_000;
/** A daemon that looks several times a second and did not look for this long was not running. */
export const frozenMs = 15_000;
/** While something sounds: as long as dead air may last. */
export const frozenOnAirMs = 3000;

export interface ClockEvent {
  readonly event: 'clock-step' | 'frozen';
  readonly message: string;
  readonly outage?: Outage;
}

/** `lastSeenAt`: the last sign of life, where there was one; one of a clock that was wrong itself says nothing. */
export function isClockRight(now: number, lastSeenAt = now): boolean {
  const awayMs = lastSeenAt < earliestRightClock ? 0 : now - lastSeenAt;
  return now >= earliestRightClock && awayMs < longestAwayMs;
}

/** What is wrong with the clock, a Vietnamese sentence: the one rule of the daemon, its preflight and the doctor. */
export function clockTrouble(now: number, lastSeenAt?: number): string | undefined {
  if (isClockRight(now, lastSeenAt)) return undefined;
  return `Đồng hồ máy đang ở năm ${new Date(now).getUTCFullYear()}, không thể đúng.`;
}

/**
 * Returns what is to be called often; it gives what happened since the last call. `standstillMs`: not to have been called
 * for so long, real ms, means that the program stood still; a clock that steps from wake to wake (a rehearsal) never does.
 */
export function watchClock(clock: Clock, standstillMs: () => number): () => ClockEvent | undefined {
  let steadyAt = clock.steadyNow();
  let at = clock.now();
  return () => {
    const from = at;
    const steady = clock.steadyNow() - steadyAt;
    steadyAt += steady;
    at = clock.now();
    const stepped = at - from - steady;
    if (Math.abs(stepped) > clockStepRealMs * clock.speed) {
      const length = sayLength(Math.abs(stepped));
      const message =
        stepped > 0
          ? `Đồng hồ máy nhảy tới ${length}, hoặc máy vừa ngủ dậy.`
          : `Đồng hồ máy bị chỉnh lùi ${length}; buổi đã phát không phát lại.`;
      // What it would show now: a rehearsal, or a machine that slept, looked long before.
      const jumped = { code: 'clock', from: at - stepped, to: at } as const;
      return { event: 'clock-step', message, ...(stepped > 0 && { outage: jumped }) };
    }
    if (steady < standstillMs() * clock.speed) return undefined;
    const seconds = Math.round(steady / clock.speed / 1000);
    const message = `Chương trình đứng yên ${seconds} giây (máy ngủ, bị dừng hoặc quá tải).`;
    return { event: 'frozen', message, outage: { code: 'frozen', from, to: at } };
  };
}
