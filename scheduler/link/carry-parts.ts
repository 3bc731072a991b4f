import type { OrderKind, OrderOf } from '../centre/talk/order.ts';
import type { EmergencyKeeper } from './emergency/keep-emergencies.ts';
import type { ReceivedBook, ReceivedOrder } from './received/book.ts';

/** What a station has to carry an order out with. */
export interface CarryParts {
  readonly dataDir: string;
  /** The station's SQLite store. */
  readonly databaseFile: string;
  readonly book: ReceivedBook;
  /** Who brings emergencies on the air, as long as this process runs. */
  readonly emergencies?: EmergencyKeeper;
  /** Of the station's clock, epoch ms. */
  readonly now: () => number;
  /** A line for whoever watches the machine; Vietnamese. */
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** An order of one kind, as the book has it. */
export interface Received<Kind extends OrderKind> extends ReceivedOrder {
  readonly order: OrderOf<Kind>;
}

/** Puts the order into effect, or writes into the book why not. */
export type CarryOut<Kind extends OrderKind> = (
  parts: CarryParts,
  received: Received<Kind>,
) => Promise<void>;
