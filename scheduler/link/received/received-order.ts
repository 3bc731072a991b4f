import type { Order, OrderKind, OrderState } from '../../centre/talk/order.ts';

export interface ReceivedOrder {
  readonly id: string;
  readonly kind: OrderKind;
  readonly order: Order;
  readonly seq: number;
  readonly receivedAt: number;
  readonly state: OrderState;
  readonly stateAt: number;
  readonly reason?: { readonly code: string; readonly words: string };
  /** Who at the station said so; absent where the program did. */
  readonly by?: string;
}
