import { isEndless, sayWhen } from '../../content/schema/campaign-when.ts';
import { documentsOf } from '../../content/schema/campaign-items.ts';
import type { Rules } from '../core/rules.ts';
import { join } from 'node:path';
import type { PublishedSchedule } from '../../content/schema/published.ts';
import { writeWhole } from '../../content/write/write-whole.ts';
import { publishSlot } from '../core/published-slot.ts';
import { standingEmergencies } from '../core/repeat-chain.ts';
import { sayStandingEmergency } from '../core/say-repeat.ts';
import { tellStanding, wishStandings } from '../core/wish-standing.ts';
import { formatInstant } from '../core/zone.ts';
import type { Slot } from '../core/slot.ts';

/** The schedule as the site and the feeds read it. */
export function scheduleOf(slots: readonly Slot[], loaded: Rules, now: number): PublishedSchedule {
  const { timeZone } = loaded.ward;
  return {
    generatedAt: formatInstant(timeZone, now),
    timeZone,
    campaigns: loaded.campaigns.map((campaign) => ({
      id: campaign.id,
      title: campaign.title,
      ...(campaign.weeks !== undefined && { weeks: campaign.weeks }),
      ...(isEndless(campaign) && { endless: true as const, when: sayWhen(campaign) }),
      documents: documentsOf(campaign),
    })),
    slots: slots.map((slot) => publishSlot(slot, timeZone)),
    emergencies: standingEmergencies(slots, now).map((standing) => ({
      ...{ id: standing.id, title: standing.title, everyMinutes: standing.everyMinutes },
      ...(standing.untilAt !== undefined && { until: formatInstant(timeZone, standing.untilAt) }),
      nextAt: formatInstant(timeZone, standing.nextAt),
      heard: standing.heard,
      says: sayStandingEmergency(standing, timeZone, now),
    })),
    wishes: wishStandings(loaded.wishes ?? [], loaded.campaigns, slots, timeZone).map(
      (standing) => ({
        document: standing.wish.document,
        title: standing.wish.title,
        says: tellStanding(standing),
      }),
    ),
  };
}

/** Writes schedule.json whole: a reader sees the old one or the new one, also where a command and the daemon write at once. */
export async function writeSchedule(publicDir: string, schedule: PublishedSchedule): Promise<void> {
  await writeWhole(join(publicDir, 'schedule.json'), `${JSON.stringify(schedule)}\n`);
}
