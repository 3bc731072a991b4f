import { clockTrouble } from '../core/clock-right.ts';
import { outageBefore } from './recover.ts';
import type { State } from './state.ts';

/** What the clock shows cannot be: nothing airs until it is put right. */
const wrongClock = { id: 'clock', kind: 'clock' } as const;

/** Returns what is to be called at each wake-up: whether the clock can be right. That it cannot, and that it can again, is said once. */
export function createClockSight(state: State): () => boolean {
  const { parts, troubles, outages, journal } = state;
  const { clock, store } = parts;
  let wrong: string | undefined;
  return () => {
    const seen = clockTrouble(clock.now(), store.lastHeartbeat()?.at);
    if (seen !== undefined) {
      wrong ??= `${seen} Chưa phát gì cho đến khi chỉnh lại giờ.`;
      troubles.raise({ ...wrongClock, what: wrong });
      return false;
    }
    if (wrong !== undefined) {
      wrong = undefined;
      outages.add(outageBefore(state));
      journal.note('clock-right', { message: 'Đồng hồ máy đã được chỉnh đúng.' });
    }
    troubles.over(wrongClock.id);
    return true;
  };
}
