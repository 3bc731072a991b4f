import { clockTrouble } from '../core/clock-right.ts';
import { outageBefore } from './recover.ts';
import type { State } from './state.ts';

export interface ClockSight {
  /** Whether the clock can be right; said once when it turns wrong, and once when it is right again. */
  look(): boolean;
  /** Set while nothing airs because the clock cannot be right. Vietnamese. */
  wrong(): string | undefined;
}

export function createClockSight(state: State): ClockSight {
  const { parts, troubles, outages, journal } = state;
  const { clock, store } = parts;
  let wrong: string | undefined;
  return {
    wrong: () => wrong,
    look() {
      const seen = clockTrouble(clock.now(), store.lastHeartbeat()?.at);
      if (seen !== undefined) {
        wrong ??= `${seen} Chưa phát gì cho đến khi chỉnh lại giờ.`;
        troubles.raise({ id: 'clock', kind: 'clock', what: wrong });
        return false;
      }
      if (wrong !== undefined) {
        wrong = undefined;
        outages.add(outageBefore(state));
        journal.note('clock-right', { message: 'Đồng hồ máy đã được chỉnh đúng.' });
      }
      troubles.over('clock');
      return true;
    },
  };
}
