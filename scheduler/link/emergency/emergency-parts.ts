import type { OrderOf } from '../../centre/talk/order.ts';
import type { Maker } from '../../console/emergency/maker.ts';
import { openStoreAsItIs } from '../../store/open.ts';
import type { Store } from '../../store/store.ts';
import type { ReceivedBook } from '../received/book.ts';
import { lastClockError } from '../received/clock-error.ts';
import type { Told } from './next-step.ts';

/** What emergencies of the centre are brought on the air with. */
export interface EmergencyParts {
  /** The station's SQLite store. */
  readonly databaseFile: string;
  readonly book: ReceivedBook;
  /** Whose orders count. */
  readonly centre: string;
  readonly maker: Pick<Maker, 'make' | 'close'>;
  /** Of the station's clock, epoch ms. */
  readonly now: () => number;
  /** How far that is ahead of the centre's, ms; undefined before the centre's first answer. */
  readonly clockErrorMs: () => number | undefined;
  /** Whether that is known for certain: heard in this life of the process, and no leap ahead since. */
  readonly isClockProved: () => boolean;
  /** Whether the daemon runs. */
  readonly isRunning: () => boolean;
  /** Something new is to be told to the centre. */
  readonly told: () => void;
  /** A line for whoever watches the machine; Vietnamese. */
  readonly say: (line: string) => void;
}

/** Writes it into the book, where it is something new. */
export function tell(parts: EmergencyParts, id: string, { state, reason, at }: Told): void {
  const had = parts.book.order(id);
  if (had?.state === state && had.reason?.words === reason?.words) return;
  parts.book.setState(id, { state, at: at ?? Math.round(parts.now()), ...(reason && { reason }) });
  parts.told();
}

/** Measured, or as it was when it was measured last: an order is rather thought to be over than aired after its end. Ms. */
export function clockErrorOf({ clockErrorMs }: EmergencyParts, store: Store): number {
  return clockErrorMs() ?? Math.min(0, lastClockError(store));
}

/** As the log and the pages have it. */
export function senderOf({ by }: Pick<OrderOf<'emergency'>, 'by'>): string {
  return `Trung tâm truyền thanh: ${by}`;
}

export function withStore<T>(file: string, work: (store: Store) => T): T {
  const store = openStoreAsItIs(file);
  try {
    return work(store);
  } finally {
    store.close();
  }
}
