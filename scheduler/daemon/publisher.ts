import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { tellError } from '../../content/schema/say-error.ts';
import { scheduleOf, writeSchedule } from '../feeds/schedule.ts';
import type { Content } from './content.ts';
import type { DaemonParts } from './parts.ts';
import { publishAgainRealMs } from './timing.ts';

export interface Publisher {
  /** What is published is of before a change. */
  outdate(): void;
  /**
   * Writes schedule.json and calls the feed writers, where they are outdated or gone. Never rejects: why it could not, and when to
   * call again, epoch ms.
   */
  publish(): Promise<{ readonly againAt: number; readonly wrong?: string }>;
}

/** `dead`: the power has gone (in a rehearsal), and nothing more is written. */
export function createPublisher(
  parts: DaemonParts,
  content: Pick<Content, 'loaded'>,
  dead: AbortSignal,
): Publisher {
  const { config, clock, store } = parts;
  let outdated = true;
  let wrong: string | undefined;
  /** After one that failed it rests; a change does not wake it. */
  let restsUntil = -Infinity;
  // Somebody tidies the folder away, or its disk is another one now: nobody would know until the next change. A rehearsal's stays.
  const isGone = async (): Promise<boolean> =>
    parts.background !== false &&
    (await stat(join(config.publicDir, 'schedule.json')).catch(() => undefined)) === undefined;
  return {
    outdate() {
      outdated = true;
    },
    async publish() {
      const { loaded } = content;
      if (!loaded || dead.aborted) return { againAt: Infinity };
      const now = clock.now();
      const againAt = now + publishAgainRealMs * clock.speed;
      // A clock that was set back must not make it rest for years.
      const rests = now < restsUntil && restsUntil <= againAt;
      if (rests) return { againAt: restsUntil, ...(wrong !== undefined && { wrong }) };
      if (outdated || (await isGone())) {
        outdated = false;
        const schedule = scheduleOf(store.slots(), loaded, now);
        wrong = await writeAll(parts, loaded, schedule);
        // What is published can wait; what airs cannot.
        if (wrong !== undefined) {
          outdated = true;
          restsUntil = againAt;
        }
      }
      const looks = wrong !== undefined || parts.background !== false;
      return { againAt: looks ? againAt : Infinity, ...(wrong !== undefined && { wrong }) };
    },
  };
}

async function writeAll(
  { config, publish }: DaemonParts,
  loaded: NonNullable<Content['loaded']>,
  schedule: ReturnType<typeof scheduleOf>,
): Promise<string | undefined> {
  try {
    await writeSchedule(config.publicDir, schedule);
    await publish?.(schedule, loaded);
    return undefined;
  } catch (error) {
    return `Chưa ghi được lịch phát lên trang: ${tellError(error)}`;
  }
}
