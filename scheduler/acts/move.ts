import { refusalOf } from '../core/permitted.ts';
import type { SlotState } from '../../content/schema/names.ts';
import { advance, emergencyCampaign, holdsItsAiring, isWaiting, type Slot } from '../core/slot.ts';
import { addSlot } from '../core/slot-changes.ts';
import type { OperatorAct, OperatorRequest } from '../store/store.ts';
import type { ActContext, Deed } from './deed.ts';

/** One that sounded to its end needs no other hour, and one that sounds is stopped first. */
const movable: ReadonlySet<SlotState> = new Set([
  'planned',
  'ready',
  'cancelled',
  'missed',
  'interrupted',
]);

/** An unknown length is taken to be this. */
const longestMs = (context: NonNullable<ActContext['ward']>): number =>
  context.broadcast.maxSessionMinutes * 60_000;

/**
 * The airing at another hour: a new slot in the place of this one, which is cancelled if it still waits. Also brings back one that was
 * cancelled or lost. The ward's hours hold here as everywhere.
 */
export function moveSlot(
  { store, now, ward }: ActContext,
  act: Extract<OperatorAct, { kind: 'move' }>,
  { by }: OperatorRequest,
): Deed {
  const slot = store.slot(act.slot);
  if (!slot) return { outcome: { ok: false, code: 'no-such-slot', slot: act.slot, at: now } };
  if (slot.campaign === emergencyCampaign)
    return { outcome: { ok: false, code: 'emergency-not-movable', slot: slot.id, at: now } };
  if (!movable.has(slot.state))
    return {
      outcome: { ok: false, code: 'not-movable', slot: slot.id, state: slot.state, at: now },
    };
  const rootId = slot.makeUpFor ?? slot.id;
  const others = store.slots().filter(({ id }) => id !== slot.id);
  const twin = others.find((one) => one.makeUpFor === rootId && holdsItsAiring.has(one.state));
  if (twin)
    return {
      outcome: { ok: false, code: 'moved-already', slot: slot.id, instead: twin.id, at: now },
    };
  if (act.to <= now)
    return { outcome: { ok: false, code: 'past', slot: slot.id, to: act.to, at: now } };
  if (!ward) return { outcome: { ok: false, code: 'needs-daemon', at: now } };
  const durationMs = slot.bulletin?.durationMs ?? longestMs(ward);
  const refusal = refusalOf(ward, act.to, durationMs);
  if (refusal) return { outcome: { ok: false, code: 'refused', slot: slot.id, refusal, at: now } };
  const beside = others.find((one) => collides(one, act.to, durationMs));
  if (beside)
    return { outcome: { ok: false, code: 'taken', slot: slot.id, beside: beside.id, at: now } };

  const moved = movedSlot(slot, rootId, act.to, by, others);
  const waits = isWaiting(slot);
  const reason = { code: 'cancelled-by', by, why: act.reason, movedTo: act.to } as const;
  return {
    outcome: { ok: true, code: 'moved', slot: slot.id, to: act.to, instead: moved.id, at: now },
    changes: [
      ...(waits ? [advance(slot, { act: 'cancel', reason, by }, now).change] : []),
      addSlot(moved, now),
    ],
  };
}

function movedSlot(
  slot: Slot,
  rootId: string,
  to: number,
  by: string,
  others: readonly Slot[],
): Slot {
  const taken = new Set([slot, ...others].map(({ id }) => id));
  let turn = 1;
  while (taken.has(`${rootId}/doi-${turn}`)) turn += 1;
  const { campaign, bulletin } = slot;
  return {
    id: `${rootId}/doi-${turn}`,
    campaign,
    startsAt: to,
    // What it had made is its own again once the day's facts have been looked at.
    state: bulletin ? 'ready' : 'planned',
    reason: { code: 'moved-by', by, from: slot.startsAt },
    makeUpFor: rootId,
    ...(bulletin && { bulletin }),
  };
}

/** Whether another airing still stands there; a minute lies between two. */
function collides(other: Slot, at: number, durationMs: number): boolean {
  // An emergency cuts into what sounds, whatever its hour.
  if (other.campaign === emergencyCampaign) return false;
  if (!['planned', 'ready', 'airing'].includes(other.state)) return false;
  const gapMs = 60_000;
  const otherEnd = other.startsAt + (other.bulletin?.durationMs ?? durationMs);
  return other.startsAt < at + durationMs + gapMs && at < otherEnd + gapMs;
}
