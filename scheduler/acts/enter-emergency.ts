import { repeatRefusal } from '../core/repeat.ts';
import { emergencyCampaign, type Slot } from '../core/slot.ts';
import { isLostUnheard, slotsOfChain } from '../core/was-heard.ts';
import { readWall } from '../core/zone.ts';
import type { OperatorRequest, Store } from '../store/store.ts';
import { personFacts, whoAsked } from './person.ts';

export interface EmergencyContext {
  readonly store: Store;
  readonly now: number;
  readonly timeZone: string;
}

/**
 * The slot of an emergency, entered in the store and ready to sound; its request is answered. Undefined where it is refused,
 * because it cannot be repeated as it says, and where the same order of a centre was entered before: its request is answered
 * as that one was. One whose hour comes before a repeat is said once: what is urgent is not held up
 * by the time that making it took.
 */
export function enterEmergency(
  { store, now, timeZone }: EmergencyContext,
  request: OperatorRequest,
): Slot | undefined {
  const { act, by, id } = request;
  if (act.kind !== 'emergency') return undefined;
  const { bulletin } = act;
  const had = act.order && airedBefore(store, request, act.order.id);
  if (had !== undefined) {
    store.answer(id, { ok: true, code: 'emergency-taken', slot: had, at: now }, []);
    return undefined;
  }
  const refusal = act.repeat && repeatRefusal(act.repeat, now, bulletin.durationMs);
  if (refusal && refusal.code !== 'until-too-soon') {
    store.answer(id, { ok: false, code: 'repeat-refused', refusal, at: now }, []);
    return undefined;
  }
  const { day, time } = readWall(timeZone, now);
  const of = `${emergencyCampaign}@${day}T${time}/${id}`;
  const repeat = act.repeat && { of, ...act.repeat, by };
  const slot: Slot = {
    ...{ id: of, campaign: emergencyCampaign, startsAt: Math.round(now), state: 'ready' },
    ...{ reason: { code: 'emergency', by }, bulletin },
    ...(repeat && { repeat }),
  };
  const { sha256, title } = bulletin;
  const detail = {
    ...{ reason: slot.reason, ...personFacts(whoAsked(request)), sha256, title },
    ...(act.repeat && { repeat: act.repeat }),
    ...(act.order && { order: act.order.id }),
  };
  store.answer(id, { ok: true, code: 'emergency-taken', slot: slot.id, at: now }, [
    { at: now, slot: slot.id, event: 'emergency', detail, after: slot, from: undefined },
  ]);
  return slot;
}

/** The slot of this order that sounds, may have sounded or still will; what was lost without a sound is none. */
function airedBefore(
  store: Store,
  { id }: Pick<OperatorRequest, 'id'>,
  order: string,
): string | undefined {
  const firsts = store
    .requestsOf(order)
    .flatMap((other) =>
      other.id !== id && other.outcome?.code === 'emergency-taken' ? [other.outcome.slot] : [],
    );
  const slots = firsts.length > 0 ? store.slots() : [];
  return firsts.find((first) => !isLostUnheard(slotsOfChain(slots, first)));
}
