import { rootOf, whyImmovable, whyNoPlace } from '../core/place.ts';
import { advance, isWaiting, type Change, type Slot, type SlotBulletin } from '../core/slot.ts';
import { addSlot } from '../core/slot-changes.ts';
import type { OperatorAct, OperatorRequest } from '../store/store.ts';
import type { ActContext, Deed } from './deed.ts';

/**
 * The airing at another hour: a new slot in the place of this one, which is cancelled if it still waits. Also brings back one that was
 * cancelled or lost. The ward's hours hold here as everywhere.
 */
export function moveSlot(
  context: ActContext,
  act: Extract<OperatorAct, { kind: 'move' }>,
  { by }: OperatorRequest,
): Deed {
  const slot = context.store.slot(act.slot);
  if (!slot)
    return { outcome: { ok: false, code: 'no-such-slot', slot: act.slot, at: context.now } };
  return putAt(context, slot, { to: act.to, by, why: act.reason });
}

export interface Wanted {
  /** Epoch ms. */
  readonly to: number;
  readonly by: string;
  readonly why: string;
}

/** A slot in the place of this one at `to`, or what keeps it from there. */
export function putAt({ store, now, ward }: ActContext, slot: Slot, wanted: Wanted): Deed {
  const { to, by, why } = wanted;
  const slots = store.slots();
  const immovable = whyImmovable(slot, slots);
  if (immovable) return { outcome: { ok: false, slot: slot.id, at: now, ...immovable } };
  if (to <= now) return { outcome: { ok: false, code: 'past', slot: slot.id, to, at: now } };
  if (!ward) return { outcome: { ok: false, code: 'needs-daemon', at: now } };
  const no = whyNoPlace(slot, to, { ward, slots, now });
  if (no) return { outcome: { ok: false, slot: slot.id, at: now, ...no } };

  const moved = movedSlot(slot, to, by, slots);
  const reason = { code: 'cancelled-by', by, why, movedTo: to } as const;
  return {
    outcome: { ok: true, code: 'moved', slot: slot.id, to, instead: moved.id, at: now },
    changes: [
      ...(isWaiting(slot) ? [advance(slot, { act: 'cancel', reason, by }, now).change] : []),
      ...addMade(moved, slot.bulletin, now),
    ],
  };
}

function movedSlot(slot: Slot, to: number, by: string, slots: readonly Slot[]): Slot {
  const root = rootOf(slot);
  const taken = new Set(slots.map(({ id }) => id));
  let turn = 1;
  while (taken.has(`${root}/doi-${turn}`)) turn += 1;
  return {
    ...{ id: `${root}/doi-${turn}`, campaign: slot.campaign, startsAt: to, state: 'planned' },
    ...{ reason: { code: 'moved-by', by, from: slot.startsAt }, makeUpFor: root },
  };
}

/** A new slot with a bulletin that is made: it is its own again once the day's facts have been looked at. */
function addMade(slot: Slot, bulletin: SlotBulletin | undefined, now: number): readonly Change[] {
  const added = addSlot(slot, now);
  if (!bulletin) return [added];
  return [added, advance(slot, { act: 'get-bulletin', bulletin }, now).change];
}
