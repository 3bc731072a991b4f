// What reports are made from: the campaigns of content/ and those that are over, their slots, the log.
import { documentsOf } from '../../content/schema/campaign-items.ts';
import type { Campaign } from '../../content/schema/campaign.ts';
import { emergencyCampaign } from '../core/slot.ts';
import { itemsInLog } from '../core/items-in-log.ts';
import { wishStandings } from '../core/wish-standing.ts';
import { emergencyOrders } from '../feeds/emergency-orders.ts';
import type { ReportSource } from '../feeds/report-figures.ts';
import { summaryOf, type Summary } from '../feeds/report-summary.ts';
import { skippedMoments } from '../feeds/report-urgent.ts';
import { reportedCampaigns } from '../feeds/reported-campaigns.ts';
import type { Call } from './command.ts';
import { createPartsOf } from './parts-of.ts';
import { currentSlots, openStoreToRead, readWorkplace, type Workplace } from './workplace.ts';

export interface Reports {
  readonly workplace: Workplace;
  /** One for each campaign, and one for emergencies where there were any. */
  readonly reports: readonly ReportSource[];
  readonly summary: Summary;
}

export async function gatherReports(call: Call): Promise<Reports> {
  const workplace = await readWorkplace(call, { orLastGood: true, rulesAlone: true });
  const { config, clock, content } = workplace;
  const { ward, campaigns: present, wishes = [] } = content;
  const store = openStoreToRead(workplace);
  const { slots } = currentSlots(workplace, store);
  const head = store.head();
  const kept = store.keptCampaigns();
  const events = store.events();
  store.close();

  const now = clock.now();
  const orders = emergencyOrders(events);
  const items = itemsInLog(events);
  const known = [...kept.filter(({ id }) => present.every((one) => one.id !== id)), ...present];
  const standings = wishStandings(wishes, known, slots, ward.timeZone);
  const airs = (id: string, document: string): boolean =>
    known.some((one: Campaign) => one.id === id && documentsOf(one).includes(document));
  const reports = reportedCampaigns(present, kept, slots).map((campaign): ReportSource => ({
    ...{ ward, campaign, head, now, items },
    wishes: standings.filter(({ wish }) => airs(campaign.id, wish.document)),
    // What an edit took out of the plan was no airing that somebody cancelled.
    slots: slots.filter(
      ({ campaign: of, reason }) => of === campaign.id && reason?.code !== 'left-plan',
    ),
    ...(campaign.id === emergencyCampaign && { orders }),
  }));
  const summary = summaryOf({
    ...{ ward, campaigns: reports, standings, orders, head, now },
    partsOf: createPartsOf(config.bulletinDir, known),
    skipped: skippedMoments(events),
  });
  return { workplace, reports, summary };
}
