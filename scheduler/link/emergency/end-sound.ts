// An emergency of the centre is ended: nothing of it is said again, and what sounds of it stops.
import { standingEmergencies } from '../../core/repeat-chain.ts';
import { StaleSlotError, type OperatorAct, type Store } from '../../store/store.ts';

export interface Ending {
  /** The order that is ended. */
  readonly order: string;
  readonly by: string;
  readonly why: string;
}

/** Asks the daemon for what is still to be ended of it; true once nothing is. Asked twice it asks nothing twice. */
export function endSound(store: Store, { order, by, why }: Ending, now: number): boolean {
  const slots = store.slots();
  let isDone = true;
  const ask = (act: SlotAct): void => {
    isDone = false;
    askOnce(store, by, act, now);
  };
  for (const { id, outcome } of store.requestsOf(order)) {
    if (!outcome) {
      takeBack(store, id, now);
      // Answered by the daemon in this very moment: looked at again.
      isDone &&= store.request(id)?.outcome?.code === 'withdrawn';
    }
    if (outcome?.code !== 'emergency-taken') continue;
    const { slot } = outcome;
    const isStanding = standingEmergencies(slots, now).some((one) => one.id === slot);
    if (isStanding) ask({ kind: 'end-emergency', slot, reason: why });
    for (const own of slots) {
      if (own.id !== slot && own.repeat?.of !== slot) continue;
      if (own.state === 'airing') ask({ kind: 'stop', slot: own.id, reason: why, makeUp: false });
      else if (own.state === 'ready' && !isStanding)
        ask({ kind: 'cancel', slot: own.id, reason: why });
    }
  }
  return isDone;
}

/** It is not said again; what sounds of it goes on. Asked twice it asks nothing twice. */
export function endRepeatsOf(store: Store, { order, by, why }: Ending, now: number): void {
  const standing = new Set(standingEmergencies(store.slots(), now).map(({ id }) => id));
  for (const { outcome } of store.requestsOf(order))
    if (outcome?.code === 'emergency-taken' && standing.has(outcome.slot))
      askOnce(store, by, { kind: 'end-emergency', slot: outcome.slot, reason: why }, now);
}

type SlotAct = Extract<OperatorAct, { readonly kind: 'end-emergency' | 'stop' | 'cancel' }>;

function askOnce(store: Store, by: string, act: SlotAct, now: number): void {
  const isAsked = store
    .pendingRequests()
    .some(
      (request) =>
        request.act.kind === act.kind && 'slot' in request.act && request.act.slot === act.slot,
    );
  if (!isAsked) store.ask(by, act, now);
}

/** Nothing where it was answered meanwhile. */
export function takeBack(store: Store, request: number, now: number): void {
  try {
    store.answer(request, { ok: false, code: 'withdrawn', at: now }, []);
  } catch (error) {
    if (!(error instanceof StaleSlotError)) throw error;
  }
}
