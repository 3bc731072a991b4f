import { createApproved } from '../core/approval.ts';
import { whyImmovable } from '../core/place.ts';
import type { OperatorAct, OperatorRequest } from '../store/store.ts';
import type { ActContext, Deed } from './deed.ts';
import { putAt } from './move.ts';

/**
 * An airing that waits, or was cancelled or lost, begins now: a slot in its place, as far ahead as opening it takes. Where
 * no daemon runs nothing can sound.
 */
export function airNow(
  context: ActContext,
  act: Extract<OperatorAct, { kind: 'air-now' }>,
  { by }: OperatorRequest,
): Deed {
  const { store, now, ward, soonMs } = context;
  const slot = store.slot(act.slot);
  if (!slot) return { outcome: { ok: false, code: 'no-such-slot', slot: act.slot, at: now } };
  const slots = store.slots();
  const refuse = { ok: false, slot: slot.id, at: now } as const;
  const immovable = whyImmovable(slot, slots);
  if (immovable) return { outcome: { ...refuse, ...immovable } };
  if (!ward || soonMs === undefined)
    return { outcome: { ok: false, code: 'needs-daemon', at: now } };
  if (!slot.bulletin) return { outcome: { ...refuse, code: 'not-made' } };
  if (!createApproved(ward.approval.required, store.approvals())(slot))
    return { outcome: { ...refuse, code: 'not-approved' } };
  // Also what was paused, or an emergency: it goes on after its hour.
  const sounding = slots.find(({ state }) => state === 'airing');
  if (sounding) return { outcome: { ...refuse, code: 'taken', beside: sounding.id } };
  const to = Math.round(now + soonMs);
  const { outcome, changes = [] } = putAt(context, slot, { to, by, why: act.reason });
  if (outcome.code !== 'moved') return { outcome };
  const { instead } = outcome;
  return { outcome: { ok: true, code: 'begins', slot: slot.id, instead, to, at: now }, changes };
}
