// A station that belongs to another centre now: what the one before left unfinished is for nobody any more.
import { isThere } from '../../places.ts';
import { bookFileOf } from '../membership-file.ts';
import { openReceived, type ReceivedBook } from './book.ts';

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

/** In a book that is open. */
export function settleOthers(book: ReceivedBook, centre: string, at: number): void {
  const open = [...book.orders({ states: ['received', 'waiting', 'making'] }), ...book.coming()];
  for (const { id, order } of open)
    if (order.centre !== centre) book.setState(id, { state: 'refused', reason: left, at });
  const others = new Set(
    book.orders().flatMap(({ id, order }) => (order.centre === centre ? [] : [id])),
  );
  const told = book.untold(1_000_000).filter(({ order }) => others.has(order));
  book.markTold(told.map(({ number }) => number));
}
