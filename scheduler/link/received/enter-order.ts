// An order that was proven comes into the book, in the state that what is there already leaves it.
import { mostParcelBytes, type Order, type OrderOf, type Reason } from '../../centre/talk/order.ts';
import type { FirstState, NewOrder, ReceivedBook } from './book.ts';

/** Returns false where it is there already. `now`: by the centre's clock, epoch ms; `at`: by the station's. */
export function enterOrder(book: ReceivedBook, one: NewOrder, now: number): boolean {
  const { order } = one;
  const added = book.add(one, firstState(book, order, now));
  if (added) settleEarlier(book, order, one.at);
  return added;
}

function firstState(book: ReceivedBook, order: Order, now: number): FirstState {
  if (order.expiresAt !== undefined && order.expiresAt <= now)
    return { state: 'expired', reason: reasons.expired };
  if (order.kind === 'parcel') return stateOfParcel(book, order);
  if (order.kind === 'emergency' && isEnded(book, order))
    return { state: 'ended', reason: reasons.ended };
  return { state: 'received' };
}

/** Versions never go back, whatever comes in which order. */
function stateOfParcel(book: ReceivedBook, order: OrderOf<'parcel'>): FirstState {
  const newer = ofThing(book, order).some(
    (known) => known.id !== order.id && isNewer(known, order),
  );
  if (newer) return { state: 'refused', reason: reasons.older };
  const bytes = order.content.parts.reduce((sum, part) => sum + part.bytes, 0);
  // None of it is fetched.
  return bytes > mostParcelBytes
    ? { state: 'refused', reason: reasons.tooHeavy }
    : { isComing: true };
}

/** A ledger that was put back to an earlier day may give a version twice: then the later word holds. */
function isNewer(known: Order, order: OrderOf<'parcel'>): boolean {
  if (known.kind !== 'parcel') return known.madeAt > order.madeAt;
  const { version } = known.content;
  return version === order.content.version
    ? known.madeAt > order.madeAt
    : version > order.content.version;
}

/** What nobody has begun with when its successor comes is not begun any more. */
function settleEarlier(book: ReceivedBook, order: Order, at: number): void {
  if (order.kind === 'end-emergency') {
    const meant = book.order(order.content.emergency);
    if (meant?.state === 'received' && meant.order.centre === order.centre)
      book.setState(order.content.emergency, { state: 'ended', reason: reasons.ended, at });
    return;
  }
  if (order.kind !== 'parcel' && order.kind !== 'withdraw') return;
  const isTakenBack = order.kind === 'withdraw';
  const untouched = [
    ...book.orders({ kinds: ['parcel'], states: ['received'], thing: order.content.thing }),
    ...book.coming().filter((one) => isOf(one.order, order.content.thing)),
  ];
  for (const { id, order: earlier } of untouched)
    if (id !== order.id && earlier.centre === order.centre && earlier.madeAt <= order.madeAt)
      book.setState(
        id,
        isTakenBack
          ? { state: 'withdrawn', reason: reasons.withdrawn, at }
          : { state: 'refused', reason: reasons.superseded, at },
      );
}

function isEnded(book: ReceivedBook, { id, centre }: Order): boolean {
  return book
    .orders({ kinds: ['end-emergency'] })
    .some(
      ({ order }) =>
        order.kind === 'end-emergency' && order.content.emergency === id && order.centre === centre,
    );
}

/** Of the same centre: another one gives its own numbers to what it names alike. */
function ofThing(
  book: ReceivedBook,
  { centre, content: { thing } }: OrderOf<'parcel'>,
): readonly Order[] {
  const coming = book.coming().filter(({ order }) => isOf(order, thing));
  return [...book.orders({ thing }), ...coming]
    .map(({ order }) => order)
    .filter((order) => order.centre === centre);
}

function isOf({ content }: Order, thing: string): boolean {
  return 'thing' in content && content.thing === thing;
}

const reasons = {
  expired: { code: 'expired', words: 'Đến đài khi đã hết hạn.' },
  older: { code: 'older', words: 'Đài đã có bản mới hơn.' },
  tooHeavy: {
    code: 'disk',
    words: `Nặng quá ${mostParcelBytes / 1_000_000} MB nên đài không tải: chia ra gửi làm nhiều lần.`,
  },
  superseded: { code: 'superseded', words: 'Bản mới hơn đến trước khi dùng bản này.' },
  withdrawn: { code: 'withdrawn', words: 'Trung tâm thu lại trước khi đài dùng.' },
  ended: { code: 'withdrawn', words: 'Trung tâm đã kết thúc trước khi đài phát.' },
} as const satisfies Readonly<Record<string, Reason>>;
