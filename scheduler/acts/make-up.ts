import { nextFreeMoment } from '../core/free-moments.ts';
import { whyImmovable } from '../core/place.ts';
import { isWaiting } from '../core/slot.ts';
import type { OperatorAct, OperatorRequest } from '../store/store.ts';
import type { ActContext, Deed } from './deed.ts';
import { putAt } from './move.ts';

/** An airing that was lost, made up by hand: at the moment that is named, else at the next that is permitted and free. */
export function makeUpByHand(
  context: ActContext,
  act: Extract<OperatorAct, { kind: 'make-up' }>,
  { by }: OperatorRequest,
): Deed {
  const { store, now, ward } = context;
  const slot = store.slot(act.slot);
  if (!slot) return { outcome: { ok: false, code: 'no-such-slot', slot: act.slot, at: now } };
  const refuse = { ok: false, slot: slot.id, at: now } as const;
  if (isWaiting(slot)) return { outcome: { ...refuse, code: 'not-lost', state: slot.state } };
  const slots = store.slots();
  const immovable = whyImmovable(slot, slots);
  if (immovable) return { outcome: { ...refuse, ...immovable } };
  if (!ward) return { outcome: { ok: false, code: 'needs-daemon', at: now } };
  const to = act.to ?? nextFreeMoment({ ward, slot, slots, now });
  if (to === undefined) return { outcome: { ...refuse, code: 'no-free-moment' } };
  return putAt(context, slot, { to, by, why: act.reason });
}
