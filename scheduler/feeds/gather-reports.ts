// What reports are made from: the campaigns of content/ and those that are over, their slots, the log; of all time or of some days.
import { documentsOf } from '../../content/schema/campaign-items.ts';
import type { Campaign } from '../../content/schema/campaign.ts';
import { itemsInLog } from '../core/items-in-log.ts';
import type { Rules } from '../core/rules.ts';
import { emergencyCampaign, type EventDetail, type Slot } from '../core/slot.ts';
import { wishStandings } from '../core/wish-standing.ts';
import { addDays, placeWallTime } from '../core/zone.ts';
import { emergencyOrders } from './emergency-orders.ts';
import { createPartsOf } from './parts-of.ts';
import type { ReportSource } from './report-figures.ts';
import { summaryOf, type Summary } from './report-summary.ts';
import { skippedMoments } from './report-urgent.ts';
import { reportedCampaigns } from './reported-campaigns.ts';

/** What a report needs of the log, `events` below: when each item was heard, and the orders of emergencies. */
export const reportedEvents = ['item-began', 'item-ended', 'emergency', 'repeat'] as const;

export interface ReportMaterial {
  readonly rules: Pick<Rules, 'ward' | 'campaigns' | 'wishes'>;
  readonly slots: readonly Slot[];
  /** Campaigns as they were planned last, those whose file is gone among them. */
  readonly kept: readonly Campaign[];
  readonly events: readonly {
    readonly at: number;
    readonly slot: string;
    readonly event: string;
    readonly detail: EventDetail;
  }[];
  readonly head: ReportSource['head'];
  readonly now: number;
  readonly bulletinDir: string;
}

/** Days, both included, `YYYY-MM-DD`. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

export interface Reports {
  /** One for each campaign, and one for emergencies where there were any. */
  readonly reports: readonly ReportSource[];
  readonly summary: Summary;
}

/** Of some days only what was to air in them is counted, and nothing is asked of a campaign as a whole. */
export function gatherReports(material: ReportMaterial, days?: Days): Reports {
  const { rules, kept, events, head, now, bulletinDir } = material;
  const { ward, campaigns: present, wishes = [] } = rules;
  const slots = days ? within(material.slots, days, ward.timeZone) : material.slots;
  const orders = emergencyOrders(events);
  const items = itemsInLog(events);
  const known = [...kept.filter(({ id }) => present.every((one) => one.id !== id)), ...present];
  const standings = days ? [] : wishStandings(wishes, known, slots, ward.timeZone);
  const airs = (id: string, document: string): boolean =>
    known.some((one: Campaign) => one.id === id && documentsOf(one).includes(document));
  const reported = reportedCampaigns(present, kept, slots).filter(
    ({ id }) => !days || slots.some(({ campaign }) => campaign === id),
  );
  const reports = reported.map((campaign): ReportSource => ({
    ...{ ward, head, now, items },
    // Nobody asks for so many airings in these very days.
    campaign: days ? { id: campaign.id, title: campaign.title, weeks: 0, days: [] } : campaign,
    wishes: standings.filter(({ wish }) => airs(campaign.id, wish.document)),
    // What an edit took out of the plan was no airing that somebody cancelled.
    slots: slots.filter(
      ({ campaign: of, reason }) => of === campaign.id && reason?.code !== 'left-plan',
    ),
    ...(campaign.id === emergencyCampaign && { orders }),
  }));
  const summary = summaryOf({
    ...{ ward, campaigns: reports, standings, orders, head, now },
    partsOf: createPartsOf(bulletinDir, known),
    skipped: skippedMoments(events),
  });
  return { reports, summary };
}

function within(slots: readonly Slot[], { from, to }: Days, timeZone: string): readonly Slot[] {
  const begin = placeWallTime(timeZone, from, '00:00').at;
  const end = placeWallTime(timeZone, addDays(to, 1), '00:00').at;
  return slots.filter(({ startsAt }) => startsAt >= begin && startsAt < end);
}
