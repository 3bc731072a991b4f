// The station's report: what was asked for and heard of each document, in each campaign, and of emergencies apart.
import { knownLengths } from '../core/lengths.ts';
import { withoutEmpty } from '../core/left-out.ts';
import { airingName, emergencyCampaign, isAtOnce, type Slot } from '../core/slot.ts';
import type { WishStanding } from '../core/wish-standing.ts';
import type { EmergencyOrder } from './emergency-orders.ts';
import { reportFigures, type ReportFigures, type ReportSource } from './report-figures.ts';
import { itemFigures, type ItemFigures, type PartsOf } from './report-items.ts';
import { urgentFigures, type UrgentFigures } from './report-urgent.ts';

export interface SummarySource {
  readonly ward: ReportSource['ward'];
  /** Every campaign, those that are over among them, with its slots; emergencies too. */
  readonly campaigns: readonly Pick<ReportSource, 'campaign' | 'slots'>[];
  readonly standings: readonly WishStanding[];
  readonly partsOf: PartsOf;
  readonly orders: ReadonlyMap<string, EmergencyOrder>;
  readonly skipped: ReadonlyMap<string, number>;
  readonly head: ReportSource['head'];
  readonly now: number;
}

export interface CampaignFigures extends ReportFigures {
  readonly id: string;
  readonly title: string;
  /** How long its airings are to sound in all, by the lengths that are known. */
  readonly askedMs: number;
}

export interface Summary extends Pick<SummarySource, 'ward' | 'head' | 'now'> {
  readonly items: readonly ItemFigures[];
  readonly campaigns: readonly CampaignFigures[];
  readonly urgent: readonly UrgentFigures[];
}

export function summaryOf(source: SummarySource): Summary {
  const { ward, head, now, campaigns, standings, partsOf, orders, skipped } = source;
  const planned = campaigns.filter(({ campaign }) => !isAtOnce(campaign.id));
  const urgent = campaigns.find(({ campaign }) => campaign.id === emergencyCampaign)?.slots ?? [];
  const slots = planned.flatMap((one) => one.slots);
  return {
    ...{ ward, head, now },
    items: itemFigures(slots, partsOf, standings),
    campaigns: planned.map(({ campaign, slots: own }) => ({
      ...{ id: campaign.id, title: campaign.title, askedMs: askedMs(own) },
      ...reportFigures({ campaign, slots: own }),
    })),
    urgent: urgentFigures(urgent, orders, skipped, now),
  };
}

/** How long a campaign's airings are to sound in all, each counted once whatever made it up. */
export function askedMs(slots: readonly Slot[]): number {
  const lengthOf = knownLengths(slots);
  const airings = Map.groupBy(withoutEmpty(slots).slots, ({ id, makeUpFor }) =>
    airingName(makeUpFor ?? id),
  );
  return [...airings.values()].reduce((sum, tries) => {
    const slot = tries.find(({ state }) => state === 'aired') ?? tries[0];
    return sum + (slot ? (lengthOf(slot) ?? 0) : 0);
  }, 0);
}
