import type { OrderState } from '../../centre/talk/order.ts';

/** States of an emergency from which nothing comes any more. */
const finished: ReadonlySet<OrderState> = new Set(['ended', 'refused', 'expired', 'failed']);

export function isFinished(state: OrderState): boolean {
  return finished.has(state);
}
