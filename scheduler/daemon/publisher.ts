import { tellError } from '../../content/schema/say-error.ts';
import { scheduleOf, writeSchedule } from '../feeds/schedule.ts';
import type { State } from './state.ts';

export interface Publisher {
  /** Writes schedule.json and calls the feed writers, when something has changed since. Never rejects. */
  publish(): Promise<void>;
}

export function createPublisher(state: State): Publisher {
  return {
    async publish() {
      const { loaded, parts } = state;
      if (!loaded || !state.dirty || state.dead) return;
      state.dirty = false;
      const schedule = scheduleOf(parts.store.slots(), loaded, parts.clock.now());
      try {
        await writeSchedule(parts.config.publicDir, schedule);
        await parts.publish?.(schedule, loaded);
      } catch (error) {
        // What is published can wait; what airs cannot.
        parts.tell(`Chưa ghi được lịch phát: ${tellError(error)}`);
      }
    },
  };
}
