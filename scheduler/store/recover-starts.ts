import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublishedSchedule } from '../../content/schema/published.ts';
import type { Store } from './store.ts';

/**
 * The first days of campaigns that name none, from what was published before the database was lost: without them a
 * campaign half aired would begin anew. Does nothing for a campaign that has one, or where nothing was published.
 */
export function recoverStarts(store: Store, publicDir: string, now: number): void {
  try {
    // Our own program wrote it in this shape; without zod, because the daemon must stay small.
    const { slots } = JSON.parse(
      readFileSync(join(publicDir, 'schedule.json'), 'utf8'),
    ) as PublishedSchedule;
    for (const { campaign, startsAt, makeUpFor } of slots)
      // The first of each campaign: they stand in order, with the ward's offset.
      if (makeUpFor === undefined) store.fixCampaignStart(campaign, startsAt.slice(0, 10), now);
  } catch {
    // Nothing was published, or it was lost too.
  }
}
