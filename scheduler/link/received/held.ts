// What this station holds of its centre's orders, for a centre that has forgotten: as it was signed, the oldest first.
import { mostHeld, type HeldOrder } from '../../centre/talk/order.ts';
import type { ReceivedBook } from './book.ts';
import type { Whose } from './check-order.ts';

export interface Held {
  readonly orders: readonly HeldOrder[];
  /** Nothing comes after these. */
  readonly isAll: boolean;
  /** How many were told with these and before. */
  readonly told: number;
}

/** Of the orders' bytes, before base64: they share a message with what else is told. */
const mostTogether = 300_000;

/** The next part after one that was told. */
export function heldAfter(
  { book, member }: { readonly book: ReceivedBook; readonly member: Whose },
  before: Held | undefined,
): Held {
  const from = before?.told ?? 0;
  const all = book.signedOrders(member.centre);
  const orders: HeldOrder[] = [];
  let bytes = 0;
  for (const one of all.slice(from, from + mostHeld)) {
    bytes += one.bytes.length;
    if (orders.length > 0 && bytes > mostTogether * 1.34) break;
    orders.push(one);
  }
  const told = from + orders.length;
  return { orders, told, isAll: told >= all.length };
}
