// A station that belongs to another centre now: what the one before left unfinished is for nobody any more.
import { isThere } from '../../places.ts';
import { bookFileOf } from '../membership-file.ts';
import { openReceived, type ReceivedBook, type ReceivedOrder } from './book.ts';

const left = { code: 'other', words: 'Đài đã sang trung tâm khác trước khi dùng.' } as const;

/** Settles the open orders of every centre but this one, and keeps the new centre from being told of them. */
export function partFromOthers(dataDir: string, centre: string, at: number): void {
  if (!isThere(bookFileOf(dataDir))) return;
  const book = openReceived(dataDir);
  try {
    settleOthers(book, centre, at);
  } finally {
    book.close();
  }
}

/**
 * In a book that is open. An emergency that is being brought on the air may have been asked of the daemon: it stays open, since
 * whoever keeps emergencies ends its sound before it is settled.
 */
export function settleOthers(book: ReceivedBook, centre: string, at: number): void {
  const open = [...book.orders({ states: ['received', 'waiting', 'making'] }), ...book.coming()];
  for (const one of open)
    if (one.order.centre !== centre && !maySound(one))
      book.setState(one.id, { state: 'refused', reason: left, at });
  const others = new Set(
    book.orders().flatMap(({ id, order }) => (order.centre === centre ? [] : [id])),
  );
  const told = book.untold(1_000_000).filter(({ order }) => others.has(order));
  book.markTold(told.map(({ number }) => number));
}

function maySound({ kind, state }: ReceivedOrder): boolean {
  return state === 'making' && (kind === 'emergency' || kind === 'end-emergency');
}
