import { emergencyCampaign, speechCampaign, type Slot } from '../core/slot.ts';
import { speechTitle } from '../core/speech.ts';
import { readWall } from '../core/zone.ts';
import type { OperatorAct, OperatorRequest, Store } from '../store/store.ts';
import { personFacts, whoAsked } from './person.ts';

export interface SpeechContext {
  readonly store: Store;
  readonly now: number;
  readonly timeZone: string;
  /** So long he may speak. */
  readonly mostMs: number;
}

/** The slot of what a person is going to speak, entered in the store; his request is answered. */
export function enterSpeech(
  { store, now, timeZone, mostMs }: SpeechContext,
  request: OperatorRequest,
  { live, speech }: Extract<OperatorAct, { kind: 'speak-live' }>,
): Slot {
  const { by, id } = request;
  const isEmergency = speech === 'emergency';
  const campaign = isEmergency ? emergencyCampaign : speechCampaign;
  const { day, time } = readWall(timeZone, now);
  const reason = { code: 'speech', by, kind: speech } as const;
  const slot: Slot = {
    ...{ id: `${campaign}@${day}T${time}/${id}`, campaign, reason },
    ...{ startsAt: Math.round(now), state: 'ready' },
  };
  const title = speechTitle(speech, by);
  const detail = { reason, ...personFacts(whoAsked(request)), title, live, mostMs };
  // A report counts an emergency by its order, spoken or written.
  const event = isEmergency ? 'emergency' : 'speak-live';
  store.answer(id, { ok: true, code: 'speech-taken', slot: slot.id, mostMs, at: now }, [
    { at: now, slot: slot.id, event, detail, after: slot, from: undefined },
  ]);
  return slot;
}
