import { twinOf, whyNoPlace } from '../core/place.ts';
import { advance, isAtOnce, type Change, type Slot } from '../core/slot.ts';
import type { OperatorAct, OperatorRequest } from '../store/store.ts';
import type { ActContext, Deed } from './deed.ts';
import { personFacts, whoAsked } from './person.ts';

/**
 * Undoes a cancel: the airing stands again at its own hour, where that is to come and free. Only what a person cancelled: what
 * the plan or the ward's rules took out comes back with them. At another hour it comes back by being moved.
 */
export function restoreSlot(
  { store, now, ward }: ActContext,
  act: Extract<OperatorAct, { kind: 'restore' }>,
  request: OperatorRequest,
): Deed {
  const slot = store.slot(act.slot);
  if (!slot) return { outcome: { ok: false, code: 'no-such-slot', slot: act.slot, at: now } };
  const { id, state, startsAt, reason } = slot;
  const refuse = { ok: false, slot: id, at: now } as const;
  if (state !== 'cancelled') return { outcome: { ...refuse, code: 'not-cancelled', state } };
  if (isAtOnce(slot.campaign) || reason?.code !== 'cancelled-by')
    return { outcome: { ...refuse, code: 'not-restorable', ...(reason && { reason }) } };
  const slots = store.slots();
  const twin = twinOf(slot, slots);
  if (twin) return { outcome: { ...refuse, code: 'moved-already', instead: twin.id } };
  if (!ward) return { outcome: { ok: false, code: 'needs-daemon', at: now } };
  const no = whyNoPlace(slot, startsAt, { ward, slots, now });
  if (no) return { outcome: { ...refuse, code: 'not-free', no } };
  return {
    outcome: { ok: true, code: 'restored', slot: id, to: startsAt, at: now },
    changes: standAgain(slot, request, now),
  };
}

function standAgain(slot: Slot, request: OperatorRequest, now: number): readonly Change[] {
  const { bulletin, ...rest } = slot;
  const reason = { code: 'restored-by', by: request.by } as const;
  const after: Slot = { ...rest, state: 'planned', reason };
  const detail = { reason, ...personFacts(whoAsked(request)) };
  const { id } = slot;
  return [
    { at: now, slot: id, event: 'restored', detail, after, from: 'cancelled' },
    // What was made is its own again once the day's facts have been looked at.
    ...(bulletin ? [advance(after, { act: 'get-bulletin', bulletin }, now).change] : []),
  ];
}
