import type { EventDetail, Slot } from '../core/slot.ts';
import { factText } from '../core/slot.ts';

/** Who had an emergency aired, and what it said in short. */
export interface EmergencyOrder {
  readonly by: string;
  readonly title: string;
}

/** The orders by slot, as the log has them: a slot's reason tells later how it ended. */
export function emergencyOrders(
  events: readonly {
    readonly slot: string;
    readonly event: string;
    readonly detail: EventDetail;
  }[],
): ReadonlyMap<string, EmergencyOrder> {
  return new Map(
    events
      .filter(({ event }) => event === 'emergency' || event === 'repeat')
      .map(({ slot, detail }) => [
        slot,
        { by: factText(detail, 'by'), title: factText(detail, 'title') },
      ]),
  );
}

/** Of a slot whose order the log has: who, and the bulletin's title where the order names none (an older program wrote it). */
export function orderOf(
  { id, bulletin }: Slot,
  orders: ReadonlyMap<string, EmergencyOrder> | undefined,
): EmergencyOrder | undefined {
  const order = orders?.get(id);
  return order && { by: order.by, title: order.title || (bulletin?.title ?? '') };
}
