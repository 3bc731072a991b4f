// A station asks for what came after what it has, and tells how it stands with that.
import type { CentreKey } from '../centre-key.ts';
import {
  keepStates,
  ordersAfter,
  signedDispatches,
  type SignedDispatch,
  type StandsDown,
} from '../ledger/orders.ts';
import { owesTelling } from '../ledger/made-good.ts';
import { handOrder } from '../send/sign-order.ts';
import { downShape, type DownAnswer, type HandedOrder } from '../talk/order.ts';
import { takeHeld } from './take-held.ts';
import type { Outcome, Taken } from './taken.ts';

/** Of an answer. */
export const mostOrders = 50;
/** Of the bytes of an answer's orders, before base64. */
const mostTogether = 450_000;

export async function takeDown(
  { parts, sql, station, at }: Taken,
  content: unknown,
): Promise<Outcome> {
  const said = downShape.safeParse(content);
  if (!said.success) return { refused: 'unreadable' };
  const { after, order, states, held } = said.data;
  const restored = await owesTelling(sql, station);
  if (held && restored) await takeHeld({ parts, sql, station, at }, held, restored);
  await keepStates(
    sql,
    states.map((state) => ({ ...state, station })),
    at,
  );
  const rows = await ordersAfter(sql, [{ station, after, order }], { at, most: mostOrders });
  const signed = await signedDispatches(
    sql,
    rows.flatMap(({ dispatch }) => dispatch ?? []),
  );
  const again = restored !== undefined && held?.isAll !== true;
  const answer = answerDown(parts.centre, rows, (id) => signed.find((one) => one.id === id));
  return { content: { ...answer, ...(again && { again }) } };
}

/** What is handed to one station; `rows` are its own. */
export function answerDown(
  centre: Pick<CentreKey, 'id' | 'key'>,
  rows: readonly StandsDown[],
  signed: (dispatch: string) => SignedDispatch | undefined,
): DownAnswer {
  const next = rows.flatMap(({ station, seq, dispatch }) =>
    seq === null || dispatch === null ? [] : [{ station, seq, dispatch }],
  );
  const orders: HandedOrder[] = [];
  let bytes = 0;
  for (const { station, seq, dispatch } of next) {
    const found = signed(dispatch);
    // What is not told now must not be passed over.
    if (!found) break;
    bytes += found.bytes.byteLength;
    if (orders.length > 0 && bytes > mostTogether) break;
    orders.push(handOrder(centre, found, { station, seq }));
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
