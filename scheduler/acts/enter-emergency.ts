import { emergencyCampaign, type Slot } from '../core/slot.ts';
import { readWall } from '../core/zone.ts';
import type { OperatorRequest, Store } from '../store/store.ts';
import { personFacts, whoAsked } from './person.ts';

export interface EmergencyContext {
  readonly store: Store;
  readonly now: number;
  readonly timeZone: string;
}

/** The slot of an emergency, entered in the store and ready to sound; its request is answered. */
export function enterEmergency(
  { store, now, timeZone }: EmergencyContext,
  request: OperatorRequest,
): Slot | undefined {
  const { act, by, id } = request;
  if (act.kind !== 'emergency') return undefined;
  const { day, time } = readWall(timeZone, now);
  const slot: Slot = {
    id: `${emergencyCampaign}@${day}T${time}/${id}`,
    campaign: emergencyCampaign,
    startsAt: Math.round(now),
    state: 'ready',
    reason: { code: 'emergency', by },
    bulletin: act.bulletin,
  };
  const { sha256, title } = act.bulletin;
  const detail = { reason: slot.reason, ...personFacts(whoAsked(request)), sha256, title };
  store.answer(id, { ok: true, code: 'emergency-taken', slot: slot.id, at: now }, [
    { at: now, slot: slot.id, event: 'emergency', detail, after: slot, from: undefined },
  ]);
  return slot;
}
