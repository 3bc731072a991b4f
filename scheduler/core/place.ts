// Where an airing may be put by a person: what keeps it from an instant, and what keeps it from being put anywhere. Moving,
// restoring, airing now and making up by hand all go by this, and the pages offer by it.
import type { SlotState } from '../../content/schema/names.ts';
import { refusalOf, type PlanWard } from './permitted.ts';
import type { Refusal } from './reason.ts';
import {
  airingName,
  emergencyCampaign,
  holdsItsAiring,
  isAtOnce,
  speechCampaign,
  type Slot,
} from './slot.ts';

/** Why an airing cannot stand at an instant. `beside`: the slot that stands there. */
export type NoPlace =
  | { readonly code: 'past'; readonly to: number }
  | { readonly code: 'refused'; readonly refusal: Refusal }
  | { readonly code: 'taken'; readonly beside: string };

/** Why an airing cannot be put anywhere. `instead`: the slot that airs in its place already. */
export type Immovable =
  | { readonly code: 'emergency-not-movable' | 'speech-not-movable' }
  | { readonly code: 'not-movable'; readonly state: SlotState }
  | { readonly code: 'moved-already'; readonly instead: string };

/** One that sounded to its end needs no other hour, and one that sounds is stopped first. */
const movable: ReadonlySet<SlotState> = new Set([
  'planned',
  'ready',
  'cancelled',
  'missed',
  'interrupted',
]);

/** Between two airings that are put by hand. */
const gapMs = 60_000;

/** The slot of the plan that this one stands for. */
export function rootOf({ id, makeUpFor }: Pick<Slot, 'id' | 'makeUpFor'>): string {
  return makeUpFor ?? id;
}

export function whyImmovable(slot: Slot, slots: readonly Slot[]): Immovable | undefined {
  if (slot.campaign === emergencyCampaign) return { code: 'emergency-not-movable' };
  if (slot.campaign === speechCampaign) return { code: 'speech-not-movable' };
  if (!movable.has(slot.state)) return { code: 'not-movable', state: slot.state };
  const twin = twinOf(slot, slots);
  return twin && { code: 'moved-already', instead: twin.id };
}

/** Another slot that airs, aired or still may in the place of the same airing. */
export function twinOf(slot: Slot, slots: readonly Slot[]): Slot | undefined {
  // One that left the plan and came back stands under another number of the same name.
  const airing = airingName(rootOf(slot));
  return slots.find(
    (one) =>
      one.id !== slot.id && airingName(rootOf(one)) === airing && holdsItsAiring.has(one.state),
  );
}

/** The ward's hours, the length of a session and what stands beside it hold for a person as for the plan. */
export function whyNoPlace(
  slot: Slot,
  to: number,
  { ward, slots, now }: { ward: PlanWard; slots: readonly Slot[]; now: number },
): NoPlace | undefined {
  if (to <= now) return { code: 'past', to };
  // An unknown length is taken to be the longest there may be.
  const durationMs = slot.bulletin?.durationMs ?? ward.broadcast.maxSessionMinutes * 60_000;
  const refusal = refusalOf(ward, to, durationMs);
  if (refusal) return { code: 'refused', refusal };
  const beside = slots.find((one) => one.id !== slot.id && collides(one, to, durationMs));
  return beside && { code: 'taken', beside: beside.id };
}

/** Whether another airing still stands there; a minute lies between two. */
function collides(other: Slot, at: number, durationMs: number): boolean {
  // What is urgent or spoken cuts into what sounds, whatever its hour.
  if (isAtOnce(other.campaign)) return false;
  if (!['planned', 'ready', 'airing'].includes(other.state)) return false;
  const otherEnd = other.startsAt + (other.bulletin?.durationMs ?? durationMs);
  return other.startsAt < at + durationMs + gapMs && at < otherEnd + gapMs;
}
