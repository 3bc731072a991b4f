// A station asks for what came after what it has, and tells how it stands with that.
import { keepStates, ordersAfter, signedDispatches, type StandsDown } from '../ledger/orders.ts';
import { handOrder } from '../send/sign-order.ts';
import { downShape, type DownAnswer, type HandedOrder } from '../talk/order.ts';
import type { Outcome, Taken } from './taken.ts';

/** Of an answer. */
const mostOrders = 50;
/** Of the bytes of an answer's orders, before base64. */
const mostTogether = 450_000;

export async function takeDown(
  { parts, sql, station, at }: Taken,
  content: unknown,
): Promise<Outcome> {
  const said = downShape.safeParse(content);
  if (!said.success) return { refused: 'unreadable' };
  const { after, order, states } = said.data;
  await keepStates(
    sql,
    states.map((state) => ({ ...state, station })),
    at,
  );
  const rows = await ordersAfter(sql, [{ station, after, order }], { at, most: mostOrders });
  return { content: await answerOf({ parts, sql }, rows) };
}

/** Of one station's rows. */
async function answerOf(
  { parts, sql }: Pick<Taken, 'parts' | 'sql'>,
  rows: readonly StandsDown[],
): Promise<DownAnswer> {
  const next = rows.flatMap(({ station, seq, dispatch }) =>
    seq === null || dispatch === null ? [] : [{ station, seq, dispatch }],
  );
  const signed = await signedDispatches(
    sql,
    next.map(({ dispatch }) => dispatch),
  );
  const orders: HandedOrder[] = [];
  let bytes = 0;
  for (const { station, seq, dispatch } of next) {
    const found = signed.find(({ id }) => id === dispatch);
    if (!found) continue;
    bytes += found.bytes.byteLength;
    if (orders.length > 0 && bytes > mostTogether) break;
    orders.push(handOrder(parts.centre, found, { station, seq }));
  }
  const more = orders.length < next.length || next.length === mostOrders;
  const last = more ? next[orders.length - 1] : undefined;
  const top = last
    ? { seq: last.seq, order: last.dispatch }
    : { seq: rows[0]?.top ?? 0, order: rows[0]?.topOrder ?? undefined };
  return {
    ...{ orders, upTo: top.seq, more },
    ...(top.order !== undefined && { order: top.order }),
  };
}
