// Every emergency of the centre that is not over, brought one step further again and again: what is known stands in the
// book and in the store, so that a kill at any point loses nothing and doubles nothing.
import { sayError } from '../../../content/schema/say-error.ts';
import { fallbackTimeZone } from '../../../content/schema/names.ts';
import type { OrderOf } from '../../centre/talk/order.ts';
import type { Maker } from '../../console/emergency/maker.ts';
import { standingEmergencies } from '../../core/repeat-chain.ts';
import { emergencyCampaign } from '../../core/slot.ts';
import { readWall } from '../../core/zone.ts';
import { isThere } from '../../places.ts';
import { lastGood } from '../../store/last-good.ts';
import { openStoreAsItIs } from '../../store/open.ts';
import type { Store } from '../../store/store.ts';
import type { ReceivedBook, ReceivedOrder } from '../received/book.ts';
import { lastClockError, keepClockError } from './clock-error.ts';
import { endSound, takeBack } from './end-sound.ts';
import { isFinished, nextStep, type EmergencyFacts, type Told } from './next-step.ts';
import { repeatOf } from './repeat-of.ts';

export interface EmergencyParts {
  /** The station's SQLite store. */
  readonly databaseFile: string;
  readonly book: ReceivedBook;
  readonly maker: Pick<Maker, 'make' | 'close'>;
  /** Of the station's clock, epoch ms. */
  readonly now: () => number;
  /** How far that is ahead of the centre's, ms; undefined before the centre's first answer. */
  readonly clockErrorMs: () => number | undefined;
  /** Whether the daemon runs. */
  readonly isRunning: () => boolean;
  /** Something new is to be told to the centre. */
  readonly told: () => void;
  /** A line for whoever watches the machine; Vietnamese. */
  readonly say: (line: string) => void;
}

export interface EmergencyKeeper {
  /** An order that came, or that somebody at the station said yes or no to. */
  take(order: string): void;
  /** One look at all that is not over; resolves when what it began is done. */
  look(): Promise<void>;
  close(): void;
}

/** Real ms. */
const looksEveryMs = 1000;
/** A bulletin that could not be made is tried again after so long, real ms: the first times, and then always the last. */
const triesAgainMs = [2000, 5000, 15_000, 30_000] as const;

export function keepEmergencies(parts: EmergencyParts): EmergencyKeeper {
  const { book } = parts;
  const open = new Set<string>();
  for (const { id, state } of book.orders({ kinds: ['emergency', 'end-emergency'] }))
    if (!isFinished(state)) open.add(id);
  const making = new Map<string, Promise<void>>();
  const failures = new Map<string, { readonly count: number; readonly until: number }>();

  const look = async (): Promise<void> => {
    if (open.size === 0 || !isThere(parts.databaseFile)) return;
    const store = openStoreAsItIs(parts.databaseFile);
    try {
      keepClockError(store, parts.clockErrorMs());
      for (const id of open) {
        const order = book.order(id);
        if (!order || isFinished(order.state)) open.delete(id);
        else one(store, order);
      }
    } finally {
      store.close();
    }
    await Promise.all(making.values());
  };
  const one = (store: Store, received: ReceivedOrder): void => {
    const { order } = received;
    if (order.kind === 'end-emergency') endOne(parts, store, received, order);
    else if (order.kind === 'emergency') stepOne(store, received, order);
  };
  const stepOne = (store: Store, received: ReceivedOrder, order: OrderOf<'emergency'>): void => {
    if (making.has(order.id)) return;
    const facts = factsOf(parts, store, received, order);
    if (facts.requests.some(({ outcome }) => outcome?.code === 'emergency-taken'))
      for (const before of order.content.references ?? [])
        endSound(
          store,
          { order: before, by: senderOf(order), why: order.content.title },
          facts.now,
        );
    const step = nextStep(facts);
    if (step.do === 'tell') tell(parts, order.id, step);
    if (step.do === 'take-back') {
      takeBack(store, step.request, facts.now);
      // Told once the store has it: the daemon may have been faster.
    }
    const waits = failures.get(order.id);
    if (step.do !== 'make' || (waits && performance.now() < waits.until)) return;
    const made = makeAndAsk(parts, order, step.attempt)
      .then(() => void failures.delete(order.id))
      .catch((error: unknown) => {
        const count = (failures.get(order.id)?.count ?? 0) + 1;
        const ms = triesAgainMs[Math.min(count, triesAgainMs.length) - 1] ?? 30_000;
        failures.set(order.id, { count, until: performance.now() + ms });
        const words = `Chưa làm được tiếng: ${sayError(error)} Sẽ thử lại khi còn hiệu lực.`;
        tell(parts, order.id, { state: 'making', reason: { code: 'other', words } });
        parts.say(`Lời khẩn của trung tâm "${order.content.title}": ${words}`);
      })
      .finally(() => making.delete(order.id));
    making.set(order.id, made);
  };
  let looking = Promise.resolve();
  /** One after another; what fails is tried again at the next. */
  const lookSafely = (): Promise<void> => {
    looking = looking.then(look).catch((error: unknown) => {
      parts.say(`Lời khẩn của trung tâm: ${sayError(error)} Sẽ thử lại.`);
    });
    return looking;
  };
  const timer = setInterval(() => {
    if (making.size === 0) void lookSafely();
  }, looksEveryMs).unref();
  return {
    take(order) {
      open.add(order);
      void lookSafely();
    },
    look: lookSafely,
    close() {
      clearInterval(timer);
      parts.maker.close();
    },
  };
}

function factsOf(
  parts: EmergencyParts,
  store: Store,
  { state }: ReceivedOrder,
  { id, expiresAt }: OrderOf<'emergency'>,
): EmergencyFacts {
  const { book } = parts;
  const now = Math.round(parts.now());
  const requests = store.requestsOf(id);
  const taken = new Set(
    requests.flatMap(({ outcome }) => (outcome?.code === 'emergency-taken' ? [outcome.slot] : [])),
  );
  const slots = store.slots().filter(({ campaign }) => campaign === emergencyCampaign);
  const ward = lastGood(store)?.ward;
  return {
    ...{ state, now, requests, slots, isRunning: parts.isRunning() },
    isExpired: now - errorMs(parts, store) >= expiresAt,
    isOver: overOf(book, store, id),
    isAsked: ward?.centre?.emergencies === 'ask',
    isStanding: standingEmergencies(slots, now).some((one) => taken.has(one.id)),
    timeZone: ward?.timeZone ?? fallbackTimeZone,
  };
}

/** Measured, or as it was when it was measured last: an order is rather thought to be over than aired after its end. */
function errorMs(parts: EmergencyParts, store: Store): number {
  return parts.clockErrorMs() ?? Math.min(0, lastClockError(store));
}

function overOf(book: ReceivedBook, store: Store, id: string): EmergencyFacts['isOver'] {
  const others = book.orders({ kinds: ['emergency', 'end-emergency'] });
  if (others.some(({ order }) => order.kind === 'end-emergency' && order.content.emergency === id))
    return 'withdrawn';
  const newer = others.filter(
    ({ order }) => order.kind === 'emergency' && order.content.references?.includes(id),
  );
  // The older goes on until the newer has a place on the air.
  const isTaken = newer.some(({ id: own }) =>
    store.requestsOf(own).some(({ outcome }) => outcome?.code === 'emergency-taken'),
  );
  return isTaken ? 'superseded' : undefined;
}

async function makeAndAsk(
  parts: EmergencyParts,
  order: OrderOf<'emergency'>,
  attempt: number,
): Promise<void> {
  const { databaseFile, maker } = parts;
  tell(parts, order.id, { state: 'making' });
  const good = withStore(databaseFile, lastGood);
  const today = readWall(good?.ward.timeZone ?? fallbackTimeZone, parts.now()).day;
  const { title, text } = order.content;
  const { bulletin } = await maker.make(
    { title: /^khẩn\b/i.test(title) ? title : `Khẩn: ${title}`, text, readings: [], today },
    good,
  );
  withStore(databaseFile, (store) => {
    const error = parts.clockErrorMs() ?? Math.min(0, lastClockError(store));
    const { expiresAt, content } = order;
    const repeat = repeatOf({
      ...{ content, expiresAt, durationMs: bulletin.durationMs, clockErrorMs: error },
    });
    // Ended, expired, refused while it was made: looked at once more before it is asked for.
    const received = parts.book.order(order.id);
    const next = received && nextStep(factsOf(parts, store, received, order));
    if (next?.do !== 'make') return;
    store.ask(
      senderOf(order),
      {
        ...{ kind: 'emergency', bulletin },
        ...(repeat && { repeat }),
        order: { id: order.id, attempt, expiresAt: expiresAt + error },
      },
      Math.round(parts.now()),
    );
  });
}

/** As the log and the pages have it. */
export function senderOf({ by }: Pick<OrderOf<'emergency'>, 'by'>): string {
  return `Trung tâm truyền thanh: ${by}`;
}

function endOne(
  parts: EmergencyParts,
  store: Store,
  { id }: ReceivedOrder,
  { content: { emergency, why }, by }: OrderOf<'end-emergency'>,
): void {
  const now = Math.round(parts.now());
  if (!endSound(store, { order: emergency, by: senderOf({ by }), why }, now)) return;
  tell(parts, id, { state: 'ended' });
}

function tell(parts: EmergencyParts, id: string, { state, reason, at }: Told): void {
  const had = parts.book.order(id);
  if (had?.state === state && had.reason?.words === reason?.words) return;
  parts.book.setState(id, { state, at: at ?? Math.round(parts.now()), ...(reason && { reason }) });
  parts.told();
}

function withStore<T>(file: string, work: (store: Store) => T): T {
  const store = openStoreAsItIs(file);
  try {
    return work(store);
  } finally {
    store.close();
  }
}
