// What people of the ward do with what the centre sent: take it, refuse it, take it out again, make it their own.
import { LoaError } from '../../../content/schema/loa-error.ts';
import type { CentreThing } from '../../../content/schema/centre.ts';
import type { Content } from '../../../content/schema/content.ts';
import type { Weekday } from '../../../content/schema/names.ts';
import { readCentreThings } from '../../../content/write/keep-centres.ts';
import { tryEdits } from '../../../content/write/keep-edit.ts';
import { withThing } from '../../link/placing/centre-list.ts';
import { planPlacing, type Plan } from '../../link/placing/placing-plan.ts';
import { lastClockError } from '../../link/received/clock-error.ts';
import { sentThing } from '../../link/placing/sent-thing.ts';
import { takeOutEdits } from '../../link/placing/thing-edits.ts';
import type { ReceivedBook, ReceivedOrder } from '../../link/received/book.ts';
import type { Who } from '../writing/desk.ts';
import type { EventDetail } from '../../core/slot.ts';
import { orderLeap } from '../../store/order-leap.ts';
import { centreName } from '../../link/placing/centre-name.ts';
import { gone, inCentreTurn, placingNeeds, withBook, type CentreParts } from './station-side.ts';

/** What a person chose when he took a thing. */
export interface Choice {
  /** Of the plan that he saw. */
  readonly seal: string;
  /** He says that what stands in the way may go. */
  readonly over: boolean;
  readonly hours?: readonly string[];
  readonly days?: readonly Weekday[];
}

/** Of a parcel; undefined of anything else. Throws LoaError. */
export function planOf(
  parts: CentreParts,
  book: ReceivedBook,
  { order }: ReceivedOrder,
  taking: Partial<Choice> & { readonly by?: string } = {},
): Plan | undefined {
  if (order.kind !== 'parcel') return undefined;
  const { by, hours, days } = taking;
  return planPlacing(
    {
      ...placingNeeds(parts, book, centreName(parts.config.dataDir)),
      isOfAnother: (id) => (book.order(id)?.order.centre ?? order.centre) !== order.centre,
    },
    sentThing(order),
    {
      ...{ at: new Date(parts.clock.now()).toISOString(), ...(by !== undefined && { by }) },
      ...{ ...(hours && { hours }), ...(days && { days }) },
    },
  );
}

/** Whether a person can still decide about it. */
export function isOpen({ state }: ReceivedOrder): boolean {
  return state === 'waiting' || state === 'received' || state === 'failed';
}

/**
 * By the centre's clock, as far as this one's error is known: a clock that is hours ahead refuses nothing that holds, nor one
 * that has just leapt ahead and that nothing proves.
 */
export function isExpired(
  { clock, store }: Pick<CentreParts, 'clock' | 'store'>,
  { order: { expiresAt } }: ReceivedOrder,
): boolean {
  if (expiresAt === undefined || expiresAt >= clock.now() - lastClockError(store())) return false;
  return orderLeap(store(), clock.now(), clock.speed) === undefined;
}

const expiredWords = 'Trung tâm đặt hạn cho bài này, và hạn đã qua.';

export function tellExpired(parts: CentreParts, { id }: ReceivedOrder): void {
  const reason = { code: 'expired', words: expiredWords } as const;
  setState(parts, id, { state: 'expired', reason });
}

/** Rejects with LoaError: `gone`, `expired`, `changed`, `in-the-way`, or what the check says. */
export async function acceptOrder(
  parts: CentreParts,
  id: string,
  who: Who,
  choice: Choice,
): Promise<void> {
  await inCentreTurn(() => acceptNow(parts, id, who, choice));
}

async function acceptNow(parts: CentreParts, id: string, who: Who, choice: Choice): Promise<void> {
  const found = openOrder(parts, id);
  if (found.order.kind === 'withdraw') {
    await takeBack(parts, found, who);
    return;
  }
  const plan = withBook(parts, (book) => planOf(parts, book, found, { ...choice, by: who.name }));
  if (!plan) throw gone();
  if (plan.reason) throw new LoaError(plan.reason.code, plan.reason.words);
  if (plan.seal !== choice.seal)
    throw new LoaError('changed', 'Có chỗ vừa đổi từ lúc mở trang này, nên chưa làm gì cả.', {
      hint: 'Xem lại dưới đây rồi làm lại.',
    });
  if (plan.clashes.length > 0 && !choice.over)
    throw new LoaError('in-the-way', 'Bài này đè lên bài phường đã viết hoặc đã sửa.', {
      hint: 'Đánh dấu "thay bằng bản của trung tâm", hoặc từ chối để giữ bài của phường.',
    });
  await placePlan(parts, found, plan, who);
}

/** Writes it, and what became of it. */
export async function placePlan(
  parts: CentreParts,
  { id, order }: ReceivedOrder,
  { edits }: Plan,
  who: Who,
): Promise<void> {
  if (order.kind !== 'parcel') return;
  const { thing, title, version } = order.content;
  writeDown(parts, who, { thing, version, order: id, how: 'taken' });
  await parts.writing().place(edits, who, `Nhận bản ${version} của trung tâm: ${title}`);
  setState(parts, id, { state: 'accepted', by: who.name });
}

/** What a person refuses stays refused until the centre sends a new version. Throws LoaError `gone`, `expired`. */
export function refuseOrder(parts: CentreParts, id: string, who: Who, why: string): void {
  openOrder(parts, id);
  setState(parts, id, {
    ...{ state: 'refused', by: who.name },
    reason: { code: 'by-right', words: why },
  });
}

/** A thing that was taken before goes again: the ward's right. Rejects with LoaError: `gone`, or what the check says. */
export async function takeOut(
  parts: CentreParts,
  thing: string,
  who: Who,
  why: string,
): Promise<void> {
  await inCentreTurn(async () => {
    const had = thingOf(parts, thing);
    await parts.writing().place(outOf(parts, had), who, `Lấy ra bài của trung tâm: ${why}`);
    setState(parts, had.order, {
      ...{ state: 'refused', by: who.name },
      reason: { code: 'by-right', words: why },
    });
  });
}

/** The ward edits it from now on; newer versions of the centre are only offered. Rejects with LoaError `gone`. */
export async function makeOwn(parts: CentreParts, thing: string, who: Who): Promise<void> {
  const { contentDir } = parts.config;
  await inCentreTurn(async () => {
    const had = thingOf(parts, thing);
    const own = { by: who.name, at: new Date(parts.clock.now()).toISOString() };
    const edits = withThing(contentDir, readCentreThings(contentDir), thing, { ...had, own });
    await parts.writing().place(edits, who, `Tách thành bài của phường: ${had.title}`);
  });
}

/** What content/ would be without a thing that is there; undefined where that cannot be: then nobody can take it out either. */
export function contentWithout(parts: CentreParts, had: CentreThing): Content | undefined {
  const tried = tryEdits(parts.config.contentDir, outOf(parts, had));
  return tried.ok ? tried.content : undefined;
}

/** The centre takes a thing back, and somebody agrees. What the ward changed since stays, and is the ward's. */
export async function takeBack(
  parts: CentreParts,
  { id, order }: ReceivedOrder,
  who: Who,
): Promise<void> {
  if (order.kind !== 'withdraw') return;
  const { thing, why } = order.content;
  const had = readCentreThings(parts.config.contentDir).find((one) => one.thing === thing);
  if (had) {
    writeDown(parts, who, { thing, order: id, how: 'taken-back' });
    await parts.writing().place(outOf(parts, had), who, `Trung tâm lấy lại: ${why}`);
  }
  setState(parts, id, { state: 'withdrawn', ...(who.account !== '' && { by: who.name }) });
}

/** What a person asked for the gate has written down; what the station does by itself is written here, before it is done. */
function writeDown({ audit }: CentreParts, { account }: Who, facts: EventDetail): void {
  if (account === '') audit.write('centre-taken', facts);
}

function outOf({ config: { contentDir } }: CentreParts, had: CentreThing) {
  const things = readCentreThings(contentDir);
  const others = things.filter(({ thing }) => thing !== had.thing);
  const rest = withThing(contentDir, things, had.thing, undefined);
  return [...takeOutEdits(contentDir, had, others), ...rest];
}

function thingOf({ config }: CentreParts, thing: string): CentreThing {
  const had = readCentreThings(config.contentDir).find((one) => one.thing === thing);
  if (!had || had.own) throw gone();
  return had;
}

function openOrder(parts: CentreParts, id: string): ReceivedOrder {
  const found = withBook(parts, (book) => book.order(id));
  if (!found || !isOpen(found)) throw gone();
  if (!isExpired(parts, found)) return found;
  tellExpired(parts, found);
  throw new LoaError('expired', expiredWords, { hint: 'Cần bài này thì xin trung tâm gửi lại.' });
}

type State = Omit<Parameters<ReceivedBook['setState']>[1], 'at'>;

export function setState(parts: CentreParts, id: string, state: State): void {
  withBook(parts, (book) => {
    book.setState(id, { ...state, at: Math.round(parts.clock.now()) });
  });
}
