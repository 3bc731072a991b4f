// Bulletins and the slots they are made for: which slots are due for one, and whether a slot takes it. The daemon and
// `loa render` both go by these.
import { hourMs } from '../../content/schema/durations.ts';
import type { Campaign } from '../../content/schema/campaign.ts';
import { refusalOf } from './permitted.ts';
import type { PlanWard } from './plan.ts';
import type { Refusal } from './reason.ts';
import { graceEnd } from './settle.ts';
import { advance, isWaiting, type Slot, type SlotBulletin } from './slot.ts';
import type { Change } from './slot.ts';

/** Bulletins are made a day ahead, a little before the first preflight looks at them. */
const aheadMs = 25 * hourMs;
/** And where a person must hear it first, a little before he is told: three days. */
const aheadForApprovalMs = 73 * hourMs;

export interface DueInput {
  readonly slots: readonly Slot[];
  readonly campaigns: ReadonlyMap<string, Campaign>;
  readonly approvalRequired: boolean;
  readonly now: number;
}

/**
 * The slots that should have a bulletin by now, earliest first: those of the next day (of the next three where it must be
 * approved), and each campaign's next one whenever it is.
 */
export function dueForBulletin(input: DueInput): readonly Slot[] {
  const { slots, campaigns, now } = input;
  const waiting = slots.filter(
    (slot) =>
      isWaiting(slot) &&
      campaigns.has(slot.campaign) &&
      graceEnd(slot, campaigns.get(slot.campaign), 0) >= now,
  );
  const next = new Map<string, Slot>();
  for (const slot of waiting) if (!next.has(slot.campaign)) next.set(slot.campaign, slot);
  const until = now + (input.approvalRequired ? aheadForApprovalMs : aheadMs);
  return waiting.filter((slot) => slot.startsAt <= until || next.get(slot.campaign) === slot);
}

/** What became of a bulletin that was made for a slot. */
export type Giving =
  | { readonly how: 'given'; readonly change: Change }
  /** The slot has it already, or waits for none any more. */
  | { readonly how: 'unchanged' }
  /** It could not air then: the slot keeps what it has. */
  | { readonly how: 'refused'; readonly refusal: Refusal };

/**
 * Gives a slot its bulletin, unless its length alone would keep it from airing by the ward's rules: that is asked now,
 * while there is time to mend it, and not at the minute.
 */
export function giveBulletin(
  ward: PlanWard,
  slot: Slot | undefined,
  bulletin: SlotBulletin,
  at: number,
): Giving {
  if (slot?.state !== 'planned' && slot?.state !== 'ready') return { how: 'unchanged' };
  const refusal = refusalByLength(ward, slot, bulletin);
  if (refusal) return { how: 'refused', refusal };
  const has = slot.state === 'ready' ? slot.bulletin : undefined;
  if (has?.sha256 === bulletin.sha256 && has.contentKey === bulletin.contentKey)
    return { how: 'unchanged' };
  return { how: 'given', change: advance(slot, { act: 'get-bulletin', bulletin }, at).change };
}

/** Why a bulletin of this length may not air at the slot's hour, where a shorter one might. */
export function refusalByLength(
  ward: PlanWard,
  { startsAt }: Pick<Slot, 'startsAt'>,
  { durationMs }: Pick<SlotBulletin, 'durationMs'>,
): Refusal | undefined {
  if (refusalOf(ward, startsAt, 0)) return undefined;
  return refusalOf(ward, startsAt, durationMs);
}
