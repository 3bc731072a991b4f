import { tellError } from '../../content/schema/say-error.ts';
import { scheduleOf, writeSchedule } from '../feeds/schedule.ts';
import type { Content } from './content.ts';
import type { DaemonParts } from './parts.ts';

export interface Publisher {
  /** What is published is of before a change. */
  outdate(): void;
  /** Writes schedule.json and calls the feed writers, where they are outdated. Never rejects. */
  publish(): Promise<void>;
}

/** `dead`: the power has gone (in a rehearsal), and nothing more is written. */
export function createPublisher(
  parts: DaemonParts,
  content: Pick<Content, 'loaded'>,
  dead: AbortSignal,
): Publisher {
  let outdated = true;
  return {
    outdate() {
      outdated = true;
    },
    async publish() {
      const { loaded } = content;
      if (!loaded || !outdated || dead.aborted) return;
      outdated = false;
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
