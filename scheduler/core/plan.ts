// Campaign + ward's rules + first day → slots, each with its reason. A campaign that breaks a rule gives no slots.
import type { AnswerToAir } from '../../content/schema/answers-to-air.ts';
import type { Campaign } from '../../content/schema/campaign.ts';
import type { Problem } from '../../content/schema/problem.ts';
import { airingsOf } from './airings.ts';
import { leastLengthMs } from './lengths.ts';
import { hasNothingNew } from './new-answers.ts';
import { refusalOf, type PlanWard } from './permitted.ts';
import { campaignProblems } from './plan-problems.ts';
import type { Slot } from './slot.ts';
import { putTogether } from './together.ts';
import { readWall } from './zone.ts';

export type { PlanWard } from './permitted.ts';

export interface PlanInput {
  readonly ward: PlanWard;
  readonly campaigns: readonly Campaign[];
  /** Epoch ms. A campaign without any start begins on its first broadcast day after it. */
  readonly now: number;
  /** The first day that the store has fixed, `YYYY-MM-DD`; a written one wins over it. */
  readonly fixedStart: (campaign: string) => string | undefined;
  /** Length of the campaign's bulletin where it is known. */
  readonly durationMs?: (campaign: string) => number | undefined;
  /** What campaigns with new answers choose from; absent: not known, so that nothing is left out for want of any. */
  readonly answers?: readonly AnswerToAir[];
  /** What the store holds: airings are laid out beside it. */
  readonly stored?: readonly Slot[];
  /** Whether they are others than those that `stored` was planned by. */
  readonly isEdited?: boolean;
}

export interface Plan {
  /** By startsAt: `planned`, or `cancelled` where the day is one without broadcast, or has no place for it. */
  readonly slots: readonly Slot[];
  /** Why campaigns are refused; Vietnamese, all at once. */
  readonly problems: readonly Problem[];
  /** First day of each campaign that is not refused. */
  readonly firstDays: ReadonlyMap<string, string>;
  /** The day that is written or was fixed, from which weeks are counted: other days of the week do not begin other weeks. */
  readonly begins: ReadonlyMap<string, string>;
}

/** All slots of all campaigns that keep the rules. */
export function planCampaigns(input: PlanInput): Plan {
  const least = new Map(input.campaigns.map((campaign) => [campaign.id, leastLengthMs(campaign)]));
  const durationOf = (campaign: string): number =>
    Math.max(input.durationMs?.(campaign) ?? 60_000, least.get(campaign) ?? 0);
  const planned = input.campaigns.map((campaign) => {
    const start = campaign.startsOn ?? input.fixedStart(campaign.id);
    const all = airingsOf(campaign, input.ward.timeZone, start, input.now);
    const problems = campaignProblems(campaign, all, input.ward, durationOf(campaign.id));
    const slots = all.map((slot) => leaveOut(slot, campaign, input));
    return { campaign, start, slots, problems };
  });
  const kept = planned.filter(({ problems }) => problems.length === 0);
  const slots = putTogether({
    ...{ ward: input.ward, now: input.now, stored: input.stored ?? [] },
    isEdited: input.isEdited ?? true,
    campaigns: kept.map(({ campaign }) => campaign),
    airings: kept.flatMap((one) => one.slots),
    lengthMs: ({ campaign, bulletin }) => bulletin?.durationMs ?? durationOf(campaign),
  });
  return {
    slots: slots.toSorted(byStart),
    problems: planned.flatMap(({ problems }) => problems),
    begins: new Map(
      kept.flatMap(({ campaign, start }) =>
        start === undefined ? [] : [[campaign.id, start] as const],
      ),
    ),
    firstDays: new Map(
      kept.flatMap(({ campaign, slots: [first] }) =>
        first ? [[campaign.id, readWall(input.ward.timeZone, first.startsAt).day] as const] : [],
      ),
    ),
  };
}

/**
 * A day on which nothing may sound is no reason to refuse a campaign: that airing is left out, and made up. One for which
 * there is nothing new is left out when its day has come, and not made up.
 */
function leaveOut(slot: Slot, campaign: Campaign, { ward, answers, now }: PlanInput): Slot {
  const { day } = readWall(ward.timeZone, slot.startsAt);
  const refusal = refusalOf(ward, slot.startsAt, 0);
  const isEmpty =
    answers !== undefined &&
    day <= readWall(ward.timeZone, now).day &&
    hasNothingNew(campaign, answers, day);
  const why =
    refusal?.code === 'day-off'
      ? refusal
      : isEmpty
        ? ({ code: 'nothing-new' } as const)
        : undefined;
  if (why === undefined) return slot;
  return { ...slot, state: 'cancelled', reason: { ...why, slotAt: slot.startsAt } };
}

export function byStart(a: Slot, b: Slot): number {
  return a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1);
}
