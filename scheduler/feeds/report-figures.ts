import type { Campaign } from '../../content/schema/campaign.ts';
import { isEndless, perWeek, type When } from '../../content/schema/campaign-when.ts';
import { withoutEmpty } from '../core/left-out.ts';
import { sayLength } from '../core/words.ts';
import type { LoggedItem } from '../core/items-in-log.ts';
import type { Slot } from '../core/slot.ts';
import type { EmergencyOrder } from './emergency-orders.ts';
import type { WishStanding } from '../core/wish-standing.ts';

/** One campaign as it went: what the report is made from. */
export interface ReportSource {
  readonly ward: { readonly name: string; readonly station: string; readonly timeZone: string };
  readonly campaign: Pick<Campaign, 'id' | 'title'> & When;
  /** The campaign's slots by startsAt, make-ups included. */
  readonly slots: readonly Slot[];
  /** What the documents it airs ask for, and how that stands. */
  readonly wishes?: readonly WishStanding[];
  /** Of emergencies: who ordered each. Absent: it is a campaign's report. */
  readonly orders?: ReadonlyMap<string, EmergencyOrder>;
  /** When the items of each slot were heard, where the log says so. */
  readonly items?: ReadonlyMap<string, readonly LoggedItem[]>;
  /** End of the as-run log, for `loa log --verify --head`. */
  readonly head: { readonly seq: number; readonly hash: string };
  readonly now: number;
}

/** The counts of a report. `heard` = aired + made up; what was handed over is nobody's to call heard. */
export interface ReportFigures {
  /** Airings that the campaign's file asks for, without those for which there was nothing new; 0 where it has no end. */
  readonly required: number;
  readonly planned: number;
  readonly aired: number;
  readonly madeUp: number;
  readonly handedOver: number;
  readonly missed: number;
  readonly interrupted: number;
  readonly cancelled: number;
  readonly pending: number;
  readonly heard: number;
  /** Sound that went out, from first sample to last, of the airings that were heard. */
  readonly heardMs: number;
  readonly verdict: 'reached' | 'running' | 'short' | 'handed-over';
}

export function reportFigures({
  campaign,
  slots: all,
}: Pick<ReportSource, 'campaign' | 'slots'>): ReportFigures {
  const { slots, empty } = withoutEmpty(all);
  const count = (accepts: (slot: Slot) => boolean): number => slots.filter(accepts).length;
  const heardSlots = slots.filter(({ state }) => state === 'aired');
  const madeUp = heardSlots.filter(({ makeUpFor }) => makeUpFor !== undefined).length;
  const planned = count(({ makeUpFor }) => makeUpFor === undefined);
  const required = requiredBy(campaign, planned, empty);
  const heard = heardSlots.length;
  const handedOver = count(({ state }) => state === 'handed-over');
  const pending = count(({ state }) => ['planned', 'ready', 'airing'].includes(state));
  return {
    required,
    planned,
    aired: heard - madeUp,
    madeUp,
    handedOver,
    missed: count(({ state }) => state === 'missed'),
    interrupted: count(({ state }) => state === 'interrupted'),
    cancelled: count(({ state }) => state === 'cancelled'),
    pending,
    heard,
    heardMs: heardSlots.reduce((sum, slot) => sum + lengthOf(slot), 0),
    verdict: verdictOf({ required, heard, handedOver, pending }),
  };
}

function requiredBy(campaign: When, planned: number, empty: number): number {
  if (campaign.dates) return campaign.dates.length - empty;
  if (campaign.weeks !== undefined) return perWeek(campaign) * campaign.weeks - empty;
  return isEndless(campaign) ? 0 : planned;
}

/** How long a slot sounded; 0 where it did not. */
export function lengthOf({ airedAt, endedAt, bulletin }: Slot): number {
  if (airedAt === undefined || endedAt === undefined) return 0;
  // A pause for an emergency and a clock that was set are no sound of this bulletin.
  return Math.min(Math.max(0, endedAt - airedAt), bulletin?.durationMs ?? Infinity);
}

function verdictOf(counts: {
  required: number;
  heard: number;
  handedOver: number;
  pending: number;
}): ReportFigures['verdict'] {
  if (counts.heard >= counts.required) return 'reached';
  if (counts.pending > 0) return 'running';
  return counts.heard + counts.handedOver >= counts.required ? 'handed-over' : 'short';
}

/** The verdict in words, with the numbers it rests on. */
export function sayVerdict(figures: ReportFigures, weeks: number | undefined): string {
  // Emergencies, campaigns without an end, and those of which nothing but their airings is known.
  if (figures.required === 0) return `${sayCounts(figures)}.`;
  const goal =
    weeks && figures.required % weeks === 0
      ? `${figures.required / weeks} lần/tuần × ${weeks} tuần = ${figures.required} lần`
      : `${figures.required} lần`;
  const { heard, handedOver, pending, required } = figures;
  switch (figures.verdict) {
    case 'reached':
      return `Đạt ${goal}: đã phát đủ ${heard} lần.`;
    case 'running':
      return `Đang thực hiện ${goal}: đã phát ${heard} lần${
        handedOver > 0 ? `, đã giao cho máy phát ${handedOver} lần` : ''
      }, còn ${pending} lần chờ phát.`;
    case 'handed-over':
      return `Đã giao đủ ${goal} cho máy phát của đài (${handedOver} lần). Máy này không nghe được tiếng ra loa nên không ghi là đã phát: cán bộ trực loa xác nhận.`;
    case 'short':
      return `Chưa đạt ${goal}: đã phát ${heard} lần, thiếu ${required - heard} lần${
        handedOver > 0 ? `, trong đó đã giao cho máy phát ${handedOver} lần` : ''
      }.`;
  }
}

function sayCounts({ heard, heardMs, handedOver, interrupted }: ReportFigures): string {
  const parts = [
    `Đã phát ${heard} lần${heard > 0 ? `, tổng ${sayLength(heardMs)}` : ''}`,
    ...(handedOver > 0 ? [`đã giao cho máy phát ${handedOver} lần`] : []),
    ...(interrupted > 0 ? [`dở dang ${interrupted} lần`] : []),
  ];
  return parts.join(', ');
}
