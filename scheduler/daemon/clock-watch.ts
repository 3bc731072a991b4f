// Notices that the clock was set, or that the machine slept: two clocks that should run side by side do not.
import type { Clock } from '../clock.ts';
import type { Outage } from '../core/reason.ts';
import { sayLength } from '../core/words.ts';
import type { Director } from './director.ts';
import type { State } from './state.ts';
import { clockStepRealMs } from './timing.ts';

/** A daemon that looks several times a second and did not look for this long was not running. */
export const frozenMs = 15_000;
/** While something sounds: as long as dead air may last. */
export const frozenOnAirMs = 3000;

export interface ClockEvent {
  readonly event: 'clock-step' | 'frozen';
  readonly message: string;
  readonly outage?: Outage;
}

/**
 * Returns what is to be called often; it gives what happened since the last call. `standstillMs`: not to have been called
 * for so long, real ms, means that the program stood still, unless it was in its own writes (`writingMs`, in all, ms of the clock); a clock that steps from wake to wake (a rehearsal) never does.
 */
export function watchClock(
  clock: Clock,
  standstillMs: () => number,
  writingMs: () => number = () => 0,
): () => ClockEvent | undefined {
  let wroteMs = writingMs();
  let steadyAt = clock.steadyNow();
  let at = clock.now();
  return () => {
    const from = at;
    const steady = clock.steadyNow() - steadyAt;
    steadyAt += steady;
    at = clock.now();
    const ownMs = writingMs() - wroteMs;
    wroteMs += ownMs;
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
    // An alarm about a slow disk would be written to it, and be the next reason for one.
    if (steady - ownMs < standstillMs() * clock.speed) return undefined;
    const seconds = Math.round(steady / clock.speed / 1000);
    const message = `Chương trình đứng yên ${seconds} giây (máy ngủ, bị dừng hoặc quá tải).`;
    return { event: 'frozen', message, outage: { code: 'frozen', from, to: at } };
  };
}

/** Returns what is to be called often: it tells of what happened to the clock since the last call, and whether anything did. */
export function watchSteps(
  { parts, outages, troubles }: State,
  director: Director,
  writingMs: () => number,
): () => boolean {
  const standstillMs = (): number => {
    if (parts.background === false) return Infinity;
    return director.current() ? frozenOnAirMs : frozenMs;
  };
  const look = watchClock(parts.clock, standstillMs, writingMs);
  return () => {
    const happened = look();
    if (!happened) return false;
    const { event, message, outage } = happened;
    if (outage) outages.add(outage);
    troubles.raise({ id: event, kind: 'incident', what: message });
    if (event === 'clock-step') director.disarm();
    return true;
  };
}
