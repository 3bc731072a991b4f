// Campaign + ward's rules + first day → slots, each with its reason. A campaign that breaks a rule gives no slots.
import type { Campaign } from '../../content/schema/campaign.ts';
import type { Problem } from '../../content/schema/problem.ts';
import type { Ward } from '../../content/schema/ward.ts';
import { refusalOf } from './permitted.ts';
import { campaignProblems, sharedDayProblems } from './plan-problems.ts';
import type { Slot } from './slot.ts';
import { addDays, placeWallTime, readWall, weekdayOf } from './zone.ts';

export type PlanWard = Pick<Ward, 'timeZone' | 'broadcast'>;

export interface PlanInput {
  readonly ward: PlanWard;
  readonly campaigns: readonly Campaign[];
  /** Epoch ms. A campaign without any start begins on its first broadcast day after it. */
  readonly now: number;
  /** The first day that the store has fixed, `YYYY-MM-DD`; a written one wins over it. */
  readonly fixedStart: (campaign: string) => string | undefined;
  /** Length of the campaign's bulletin where it is known. */
  readonly durationMs?: (campaign: string) => number | undefined;
}

export interface Plan {
  /** By startsAt: `planned`, or `cancelled` where the day is one without broadcast. */
  readonly slots: readonly Slot[];
  /** Why campaigns are refused; Vietnamese, all at once. */
  readonly problems: readonly Problem[];
  /** First day of each campaign that is not refused. */
  readonly firstDays: ReadonlyMap<string, string>;
}

/** All slots of all campaigns that keep the rules. */
export function planCampaigns(input: PlanInput): Plan {
  const durationOf = (campaign: string): number => input.durationMs?.(campaign) ?? 60_000;
  const planned = input.campaigns.map((campaign) => {
    const start = campaign.startsOn ?? input.fixedStart(campaign.id);
    const all = slotsOf(campaign, input.ward.timeZone, start, input.now);
    const problems = campaignProblems(campaign, all, input.ward, durationOf(campaign.id));
    const slots = all.map((slot) => leaveOut(slot, input.ward));
    return { campaign, slots, problems };
  });
  const lawful = planned.filter(({ problems }) => problems.length === 0);
  const crowded = sharedDayProblems(lawful, input.ward, durationOf);
  const refused = new Set(crowded.map(({ file }) => file));
  const kept = lawful.filter(({ campaign }) => !refused.has(campaign.file));
  return {
    slots: kept.flatMap(({ slots }) => slots).toSorted(byStart),
    problems: [...planned.flatMap(({ problems }) => problems), ...crowded],
    firstDays: new Map(
      kept.flatMap(({ campaign, slots: [first] }) =>
        first ? [[campaign.id, readWall(input.ward.timeZone, first.startsAt).day] as const] : [],
      ),
    ),
  };
}

/** A day on which nothing may sound is no reason to refuse a campaign: that airing is left out, and made up. */
function leaveOut(slot: Slot, ward: PlanWard): Slot {
  const refusal = refusalOf(ward, slot.startsAt, 0);
  if (refusal?.code !== 'day-off') return slot;
  return { ...slot, state: 'cancelled', reason: { ...refusal, slotAt: slot.startsAt } };
}

export function byStart(a: Slot, b: Slot): number {
  return a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1);
}

/** `dich-vu-cong@2026-11-24T17:00`: the campaign and the first sound's wall time. */
export function slotId(campaign: string, day: string, time: string): string {
  return `${campaign}@${day}T${time}`;
}

/** A campaign's slots: `weeks` times seven days from the first slot, each broadcast day once. */
function slotsOf(
  campaign: Campaign,
  timeZone: string,
  start: string | undefined,
  now: number,
): readonly Slot[] {
  const { time, weeks } = campaign;
  const airs = (day: string): boolean => campaign.days.includes(weekdayOf(day));
  const isFirst = (day: string): boolean =>
    airs(day) && (start !== undefined || placeWallTime(timeZone, day, time).at > now);
  const from = start ?? readWall(timeZone, now).day;
  const first = Array.from({ length: 9 }, (_, i) => addDays(from, i)).find(isFirst);
  if (first === undefined) throw new RangeError(`${campaign.id}: no broadcast day`);

  // The two broadcast days of the seven from the first on; each comes again every seven days.
  const offsets = Array.from({ length: 7 }, (_, i) => i).filter((i) => airs(addDays(first, i)));
  const indexes = Array.from({ length: weeks }, (_, week) =>
    offsets.map((i) => week * 7 + i),
  ).flat();
  return indexes.map((index) => {
    const day = addDays(first, index);
    const { at, shiftedTo } = placeWallTime(timeZone, day, time);
    const week = Math.floor(index / 7) + 1;
    const skipped = shiftedTo === undefined ? {} : { skipped: time };
    const reason = { code: 'scheduled' as const, week, weeks, at, ...skipped };
    const id = slotId(campaign.id, day, shiftedTo ?? time);
    return { id, campaign: campaign.id, startsAt: at, state: 'planned' as const, reason };
  });
}
