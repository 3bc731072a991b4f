import { fallbackTimeZone } from '../../../content/schema/names.ts';
import type { OrderOf } from '../../centre/talk/order.ts';
import { standingEmergencies } from '../../core/repeat-chain.ts';
import { emergencyCampaign } from '../../core/slot.ts';
import { lastGood } from '../../store/last-good.ts';
import { orderLeap } from '../../store/order-leap.ts';
import type { Store } from '../../store/store.ts';
import type { ReceivedBook, ReceivedOrder } from '../received/book.ts';
import { clockErrorOf, type EmergencyParts } from './emergency-parts.ts';
import type { EmergencyFacts } from './next-step.ts';

/** What book and store know of an emergency now. */
export function factsOf(
  parts: EmergencyParts,
  store: Store,
  { state }: ReceivedOrder,
  { id, expiresAt }: OrderOf<'emergency'>,
): EmergencyFacts {
  const now = Math.round(parts.now());
  const requests = store.requestsOf(id);
  const taken = new Set(
    requests.flatMap(({ outcome }) => (outcome?.code === 'emergency-taken' ? [outcome.slot] : [])),
  );
  const slots = store.slots().filter(({ campaign }) => campaign === emergencyCampaign);
  const ward = lastGood(store)?.ward;
  const isPast = now - clockErrorOf(parts, store) >= expiresAt;
  const isHeld = isPast && !parts.isClockProved() && orderLeap(store, now) !== undefined;
  return {
    ...{ state, now, requests, slots, isRunning: parts.isRunning() },
    ...{ isExpired: isPast && !isHeld, isHeld },
    isOver: overOf(parts.book, store, id),
    isAsked: ward?.centre?.emergencies === 'ask',
    isStanding: standingEmergencies(slots, now).some((one) => taken.has(one.id)),
    timeZone: ward?.timeZone ?? fallbackTimeZone,
  };
}

function overOf(book: ReceivedBook, store: Store, id: string): EmergencyFacts['isOver'] {
  const others = book.orders({ kinds: ['emergency', 'end-emergency'] });
  if (others.some(({ order }) => order.kind === 'end-emergency' && order.content.emergency === id))
    return 'withdrawn';
  const newer = others.filter(
    ({ order }) => order.kind === 'emergency' && order.content.references?.includes(id),
  );
  // The older goes on until the newer has a place on the air.
  const isTaken = newer.some(({ id: own }) =>
    store.requestsOf(own).some(({ outcome }) => outcome?.code === 'emergency-taken'),
  );
  return isTaken ? 'superseded' : undefined;
}
