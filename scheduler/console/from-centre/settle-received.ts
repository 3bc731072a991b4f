// What came from the centre is looked at as soon as it is there, whether anybody has a page open or not: what can't be used
// says why, what the station may take by itself is taken, all else waits for a person.
import { LoaError } from '../../../content/schema/loa-error.ts';
import type { Content } from '../../../content/schema/content.ts';
import { readCentreThings } from '../../../content/write/keep-centres.ts';
import type { Reason } from '../../centre/talk/order.ts';
import type { Plan } from '../../link/placing/placing-plan.ts';
import type { ReceivedOrder } from '../../link/received/book.ts';
import type { Who } from '../writing/desk.ts';
import { sayClashes } from './say-clashes.ts';
import { inCentreTurn, takesByItself, withBook, type CentreParts } from './station-side.ts';
import {
  contentWithout,
  isExpired,
  placePlan,
  planOf,
  setState,
  takeBack,
  tellExpired,
} from './take-thing.ts';
import { tellGone } from './tell-gone.ts';
import { movedAirings, sayAllMoved } from './wards-airings.ts';

/** The station, where ward.yaml lets it take things by itself. */
const itself: Who = { account: '', name: 'đài tự nhận', roles: [] };

/** Goes on with the next where one can't be done just now; gives what kept it from being done, by order. */
export async function settleReceived(parts: CentreParts): Promise<ReadonlyMap<string, unknown>> {
  return inCentreTurn(() => settleNow(parts));
}

async function settleNow(parts: CentreParts): Promise<ReadonlyMap<string, unknown>> {
  const kept = new Map<string, unknown>();
  const all = withBook(parts, (book) => book.orders({ kinds: ['parcel', 'withdraw'] })) ?? [];
  if (all.length === 0) return kept;
  const byItself = takesByItself(parts);
  try {
    tellGone(parts, all);
  } catch (error) {
    kept.set('', error);
  }
  for (const one of all) {
    const isNew = one.state === 'received';
    if (!isNew && !(one.state === 'waiting')) continue;
    try {
      if (isOver(parts, one, all)) continue;
      if (one.kind === 'withdraw') await settleWithdrawal(parts, one, byItself);
      else if (isNew || (byItself && one.reason === undefined))
        await settleParcel(parts, one, byItself);
    } catch (error) {
      kept.set(one.id, error);
    }
  }
  return kept;
}

/** Something newer speaks of the same thing, it came too late, or it is there already: a kill came before that was written. */
function isOver(parts: CentreParts, one: ReceivedOrder, all: readonly ReceivedOrder[]): boolean {
  const { order, seq } = one;
  if (!('thing' in order.content)) return true;
  const { thing } = order.content;
  const had = readCentreThings(parts.config.contentDir).find((known) => known.thing === thing);
  if (had?.order === one.id) {
    const by = had.acceptedBy;
    setState(parts, one.id, { state: 'accepted', ...(by !== undefined && { by }) });
    return true;
  }
  const later = all.find(
    (other) =>
      'thing' in other.order.content &&
      other.order.content.thing === thing &&
      other.order.centre === order.centre &&
      other.seq > seq,
  );
  if (later?.kind === 'withdraw' && one.kind === 'parcel') {
    setState(parts, one.id, { state: 'withdrawn' });
    return true;
  }
  if (later && later.kind === 'parcel') {
    const words = 'Đã có bản mới hơn của trung tâm.';
    setState(parts, one.id, { state: 'refused', reason: { code: 'superseded', words } });
    return true;
  }
  if (!isExpired(parts, one)) return false;
  tellExpired(parts, one);
  return true;
}

async function settleParcel(
  parts: CentreParts,
  one: ReceivedOrder,
  byItself: boolean,
): Promise<void> {
  const plan = withBook(parts, (book) => planOf(parts, book, one));
  if (!plan) return;
  const { reason } = plan;
  // Somebody wrote there as it was read: it is planned anew at the next look.
  if (reason?.code === 'changed-here') return;
  if (reason && reason.code !== 'hours') {
    const state = reason.code === 'older' ? 'refused' : 'failed';
    setState(parts, one.id, { state, reason });
    return;
  }
  const why = reason ?? clashReason(plan) ?? movedReason(parts, plan.content);
  if (why || !byItself) {
    setState(parts, one.id, { state: 'waiting', ...(why && { reason: why }) });
    return;
  }
  await orFailed(parts, one, () => placePlan(parts, one, plan, itself));
}

function clashReason({ clashes }: Plan): Reason | undefined {
  if (clashes.length === 0) return undefined;
  const isTaken = clashes.every(({ is }) => is !== 'changed');
  return { code: isTaken ? 'taken-here' : 'changed-here', words: sayClashes(clashes) };
}

/** A campaign of the centre that is urgent, or stands in an earlier file, chooses its hour before the ward's. */
function movedReason(parts: CentreParts, content: Content | undefined): Reason | undefined {
  if (!content) return undefined;
  const moved = movedAirings(parts, { content });
  if (moved.length === 0) return undefined;
  const { timeZone } = content.ward;
  return { code: 'taken-here', words: sayAllMoved(timeZone, moved) };
}

/**
 * What is not there, or is the ward's by now, needs nobody's word; nor where the station takes things by itself, unless an
 * airing of the ward's would not stand as it does.
 */
async function settleWithdrawal(
  parts: CentreParts,
  one: ReceivedOrder,
  byItself: boolean,
): Promise<void> {
  if (one.order.kind !== 'withdraw') return;
  const { thing } = one.order.content;
  const had = readCentreThings(parts.config.contentDir).find((known) => known.thing === thing);
  if (had && !had.own) {
    // Looked at once: from then on it is for a person.
    if (one.state === 'waiting' && (!byItself || one.reason !== undefined)) return;
    const why = movedReason(parts, contentWithout(parts, had));
    if (why || !byItself) {
      setState(parts, one.id, { state: 'waiting', ...(why && { reason: why }) });
      return;
    }
  }
  await orFailed(parts, one, () => takeBack(parts, one, itself));
}

/** What the check refuses is told; what the disk refuses, or somebody wrote meanwhile, is tried again. */
async function orFailed(
  parts: CentreParts,
  { id }: ReceivedOrder,
  act: () => Promise<void>,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof LoaError)) throw error;
    if (error.code === 'changed') return;
    const words = `${error.message} ${error.hint}`.trim().slice(0, 2000);
    setState(parts, id, { state: 'failed', reason: { code: 'invalid-content', words } });
  }
}
