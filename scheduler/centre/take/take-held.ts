// A ledger that came out of a backup is told by stations what it sent since: it believes its own signature, and only of the
// time that it has forgotten.
import { keepStates, sentOfThing, supersede } from '../ledger/orders.ts';
import {
  enterAddress,
  enterForgotten,
  lastNumber,
  noteTold,
  type RestoredOnce,
} from '../ledger/made-good.ts';
import { orderShape, type HeldOrder, type Order } from '../talk/order.ts';
import { isSigned } from '../talk/signing.ts';
import { endWhatEnded, learnEmergency, learnEnd } from './learn-emergency.ts';
import type { Taken } from './taken.ts';

type TakenDown = Pick<Taken, 'parts' | 'sql' | 'station' | 'at'>;

export async function takeHeld(
  taken: TakenDown,
  { orders, isAll }: { readonly orders: readonly HeldOrder[]; readonly isAll: boolean },
  restored: RestoredOnce,
): Promise<void> {
  const { sql, station, at } = taken;
  const last = await lastNumber(sql);
  // No order has a number that is still to be given: whoever says so would take it from the next one that is sent.
  for (const held of orders) if (held.seq <= last) await takeOne(taken, held, restored);
  await keepStates(
    sql,
    orders.map(({ state }) => ({ ...state, station })),
    at,
  );
  if (!isAll) return;
  await endWhatEnded(sql, station);
  await noteTold(sql, restored.id, station);
}

async function takeOne(
  { parts, sql, station }: TakenDown,
  held: HeldOrder,
  restored: RestoredOnce,
): Promise<void> {
  const bytes = Buffer.from(held.bytes, 'base64url');
  const signature = Buffer.from(held.signature, 'base64url');
  if (!isSigned(parts.centre.publicKey, 'order', bytes, signature)) return;
  const order = readOrder(bytes);
  if (!order || order.centre !== parts.centre.id || order.id !== held.state.order) return;
  // What was sent before the backup, and after the restore, the ledger knows itself.
  if (order.madeAt < restored.backupAt || order.madeAt > restored.at) return;
  const { id, kind, by, note, madeAt, expiresAt } = order;
  await enterForgotten(
    sql,
    {
      ...{ number: held.seq, id, kind, by, note, madeAt, expiresAt, bytes, signature },
      ...{ thing: thingOf(order), title: titleOf(order), ends: endedBy(order) },
      version: order.kind === 'parcel' ? order.content.version : undefined,
      blobs: order.kind === 'parcel' ? order.content.parts.map(({ sha256 }) => sha256) : [],
    },
    station,
  );
  const isNew = await enterAddress(sql, { dispatch: id, station, seq: held.seq });
  const thing = thingOf(order);
  if (isNew && order.kind === 'emergency') await learnEmergency(sql, order, station);
  if (isNew && order.kind === 'end-emergency') await learnEnd(sql, order);
  if (!isNew || thing === undefined) return;
  const sent = await sentOfThing(sql, thing);
  const earlier = sent.filter((one) => one.id !== id && one.madeAt < madeAt);
  await supersede(
    sql,
    id,
    earlier.map((one) => one.id),
  );
  // Sent anew since the restore, before this station was heard: that holds. The newest comes first.
  const [newest] = sent;
  if (newest && newest.id !== id && newest.madeAt > madeAt) await supersede(sql, newest.id, [id]);
}

function readOrder(bytes: Buffer): Order | undefined {
  try {
    return orderShape.safeParse(JSON.parse(bytes.toString())).data;
  } catch {
    return undefined;
  }
}

function thingOf({ content }: Order): string | undefined {
  return 'thing' in content ? content.thing : undefined;
}

function endedBy(order: Order): string | undefined {
  return order.kind === 'end-emergency' ? order.content.emergency : undefined;
}

function titleOf(order: Order): string {
  if (order.kind === 'withdraw') return order.content.thing;
  return order.kind === 'end-emergency' ? order.content.why.slice(0, 200) : order.content.title;
}
