import { scheduleOf, writeSchedule } from '../feeds/schedule.ts';
import { publishFeeds } from '../feeds/publish-feeds.ts';
import type { Store } from '../store/store.ts';
import type { Workplace } from './workplace.ts';

/** Writes the schedule and the feeds as they follow from the store now. Rejects where the disk refuses. */
export async function publishSchedule(
  { config, clock, content }: Workplace,
  store: Store,
): Promise<void> {
  const schedule = scheduleOf(store.slots(), content, clock.now());
  await writeSchedule(config.publicDir, schedule);
  await publishFeeds(config.publicDir, content.ward, schedule);
}
