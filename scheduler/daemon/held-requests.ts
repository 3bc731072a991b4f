// Orders of the centre whose end has come by a clock that nothing proves: neither aired nor given up, and looked at again.
import type { Clock } from '../clock.ts';
import { orderLeap } from '../store/order-leap.ts';
import type { OperatorRequest, Store } from '../store/store.ts';

interface Known {
  readonly store: Pick<Store, 'note' | 'setNote' | 'lastHeartbeat' | 'pendingRequests'>;
  readonly clock: Pick<Clock, 'now' | 'speed'>;
}

export function isHeld({ store, clock }: Known, { act }: OperatorRequest): boolean {
  return (
    act.kind === 'emergency' &&
    act.order !== undefined &&
    clock.now() >= act.order.expiresAt &&
    orderLeap(store, clock.now(), clock.speed) !== undefined
  );
}

/** Whether a request waits for a round. One that is held waits for the clock: no round would do anything about it. */
export function needsRound(known: Known): boolean {
  return known.store.pendingRequests().some((request) => !isHeld(known, request));
}
