// Every emergency of the centre that is not over, brought one step further again and again: what is known stands in the
// book and in the store, so that a kill at any point loses nothing and doubles nothing.
import { sayError } from '../../../content/schema/say-error.ts';
import type { Order, OrderOf } from '../../centre/talk/order.ts';
import { isThere } from '../../places.ts';
import type { Store } from '../../store/store.ts';
import { isFinished } from '../received/is-finished.ts';
import type { ReceivedOrder } from '../received/book.ts';
import { keepClockError } from '../received/clock-error.ts';
import { settleOthers } from '../received/part-centres.ts';
import { senderOf, tell, withStore, type EmergencyParts } from './emergency-parts.ts';
import { endRepeatsOf, endSound, takeBack } from './end-sound.ts';
import { factsOf } from './facts-of.ts';
import { makeAndAsk } from './make-and-ask.ts';
import { expiredWhy, nextStep } from './next-step.ts';

export interface EmergencyKeeper {
  /** An order that came. */
  take(order: string): void;
  /** One look at all that is not over; resolves when what it began is done. */
  look(): Promise<void>;
  close(): void;
}

/** Real ms. */
const looksEveryMs = 1000;
/** What airs, or waits for a person, is looked at this much more seldom. */
const quietLooks = 5;

export function keepEmergencies(parts: EmergencyParts): EmergencyKeeper {
  const { book } = parts;
  const open = new Set<string>();
  for (const { id, state } of book.orders({ kinds: ['emergency', 'end-emergency'] }))
    if (!isFinished(state)) open.add(id);
  const making = createMaking(parts);
  const look = (): void => {
    if (open.size === 0 || !isThere(parts.databaseFile)) return;
    making.count();
    withStore(parts.databaseFile, (store) => {
      keepClockError(store, parts.clockErrorMs());
      for (const id of open) {
        const received = book.order(id);
        if (!received || isFinished(received.state)) open.delete(id);
        else if (received.order.centre !== parts.centre) partFrom(parts, store, received.order);
        else if (received.order.kind === 'end-emergency') endOne(parts, store, received.order);
        else if (received.order.kind === 'emergency' && !making.isAt(id))
          stepOne(parts, store, received, received.order, making);
      }
    });
  };
  /** What fails is tried again at the next. No look waits for what is being made: another emergency may be ended meanwhile. */
  const lookSafely = (): void => {
    try {
      look();
    } catch (error) {
      parts.say(`Lời khẩn của trung tâm: ${sayError(error)} Sẽ thử lại.`);
    }
  };
  const isQuiet = (): boolean =>
    [...open].every((id) => {
      const state = book.order(id)?.state;
      return state === 'on-air' || state === 'waiting';
    });
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
    if (open.size === 0 || (ticks % quietLooks !== 0 && isQuiet())) return;
    lookSafely();
  }, looksEveryMs).unref();
  return {
    take(order) {
      open.add(order);
      lookSafely();
    },
    async look() {
      lookSafely();
      await making.all();
    },
    close() {
      clearInterval(timer);
      parts.maker.close();
    },
  };
}

/** A bulletin that could not be made is tried again after so many looks: the first times, and then always the last. */
const triesAgainAfter = [2, 5, 15, 30] as const;

/** Which bulletins are being made, and which are to be tried again. */
function createMaking(parts: EmergencyParts) {
  const making = new Map<string, Promise<void>>();
  const failures = new Map<string, { readonly count: number; readonly untilLook: number }>();
  let looks = 0;
  const failed = (order: OrderOf<'emergency'>, error: unknown): void => {
    const count = (failures.get(order.id)?.count ?? 0) + 1;
    const after = triesAgainAfter[Math.min(count, triesAgainAfter.length) - 1] ?? 30;
    failures.set(order.id, { count, untilLook: looks + after });
    const words = `Chưa làm được tiếng: ${sayError(error)} Sẽ thử lại khi còn hiệu lực.`;
    tell(parts, order.id, { state: 'making', reason: { code: 'other', words } });
    parts.say(`Lời khẩn của trung tâm "${order.content.title}": ${words}`);
  };
  return {
    count: () => (looks += 1),
    isAt: (id: string) => making.has(id),
    all: () => Promise.all(making.values()),
    begin(order: OrderOf<'emergency'>, attempt: number): void {
      const before = failures.get(order.id);
      if (before && looks < before.untilLook) return;
      const made = makeAndAsk(parts, order, attempt)
        .then(
          () => void failures.delete(order.id),
          (error: unknown) => {
            failed(order, error);
          },
        )
        .finally(() => making.delete(order.id));
      making.set(order.id, made);
    },
  };
}

/** Of a centre that this station belongs to no more, which cannot end it: nothing of it is said again, what sounds of it stops. */
function partFrom({ book, centre, now }: EmergencyParts, store: Store, order: Order): void {
  const at = Math.round(now());
  const emergency = order.kind === 'end-emergency' ? order.content.emergency : order.id;
  const ending = { order: emergency, by: senderOf(order), why: left.words };
  if (!endSound(store, ending, at)) return;
  book.setState(order.id, { state: 'ended', reason: left, at });
  // The centre that this station belongs to now is told nothing of it.
  settleOthers(book, centre, at);
}

const left = { code: 'other', words: 'Đài đã sang trung tâm khác.' } as const;

function stepOne(
  parts: EmergencyParts,
  store: Store,
  received: ReceivedOrder,
  order: OrderOf<'emergency'>,
  making: ReturnType<typeof createMaking>,
): void {
  const facts = factsOf(parts, store, received, order);
  const { references = [], title } = order.content;
  // Its repeats end by the station's clock as it was when they were asked for; that may have been set since.
  if (facts.isExpired && facts.isStanding)
    endRepeatsOf(store, { order: order.id, by: senderOf(order), why: expiredWhy }, facts.now);
  if (facts.requests.some(({ outcome }) => outcome?.code === 'emergency-taken'))
    for (const before of references)
      endSound(store, { order: before, by: senderOf(order), why: title }, facts.now);
  const step = nextStep(facts);
  if (step.do === 'tell') tell(parts, order.id, step);
  // Told at the next look, by what the store has then: the daemon may have been faster.
  if (step.do === 'take-back') takeBack(store, step.request, facts.now);
  if (step.do === 'make') making.begin(order, step.attempt);
}

function endOne(parts: EmergencyParts, store: Store, order: OrderOf<'end-emergency'>): void {
  const { emergency, why } = order.content;
  const now = Math.round(parts.now());
  if (endSound(store, { order: emergency, by: senderOf(order), why }, now))
    tell(parts, order.id, { state: 'ended' });
}
