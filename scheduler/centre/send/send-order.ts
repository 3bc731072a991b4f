// Sends one order to all that are selected: signed once, entered whole, told to every process of the centre.
import type { CentreParts } from '../centre-parts.ts';
import type { Asks } from '../database/connect.ts';
import { notify } from '../ledger/notices.ts';
import {
  addDispatch,
  addressHolders,
  addressSelected,
  endDispatches,
  supersede,
  takeNumber,
} from '../ledger/orders.ts';
import { writeAct } from '../ledger/stations.ts';
import { randomCode } from '../../typed-code.ts';
import type { Selection } from './selection.ts';
import { signOrder, type Unsigned } from './sign-order.ts';

export type SendParts = Pick<CentreParts, 'sql' | 'centre' | 'now'>;

export interface Sent {
  /** The order's id. */
  readonly order: string;
  /** How many it is for. */
  readonly stations: number;
}

/** Of an order what its sender says: kind, content, expiresAt. */
export type Said = Unsigned extends infer One
  ? One extends Unsigned
    ? Omit<One, 'id' | 'madeAt' | 'by' | 'note'>
    : never
  : never;

export interface Sending {
  readonly said: Said;
  /** For lists; Vietnamese. */
  readonly title: string;
  readonly to: Selection;
  readonly by: string;
  /** The sign-in name of who sends, and the branch he answers for, where that is not everywhere. */
  readonly account?: string | undefined;
  readonly place?: number | undefined;
  readonly note?: string | undefined;
  /** Orders whose place it takes, wherever it is for the same station. */
  readonly insteadOf?: readonly string[];
  /** Only to whom these still hold; `to` narrows it. */
  readonly toHoldersOf?: readonly string[];
  /** Orders that nobody is given who joins later. */
  readonly ends?: readonly string[];
  readonly blobs?: readonly string[];
  /** In the same transaction: what else is to be written, or nothing at all. */
  readonly also?: (sql: Asks, sent: Sent) => Promise<void>;
}

/** For an emergency and its end. Stations that listen have it at once. Rejects with LoaError; nothing was sent then. */
export async function sendOrder(parts: SendParts, sending: Sending): Promise<Sent> {
  return parts.sql.begin(async (sql) => {
    const seq = await takeNumber(sql);
    return enterOrder(parts, sql, seq, sending);
  });
}

/** In a transaction that has its number. */
export async function enterOrder(
  { centre, now }: Omit<SendParts, 'sql'>,
  sql: Asks,
  seq: number,
  sending: Sending,
): Promise<Sent> {
  const { said, title, to, by, note, insteadOf = [], toHoldersOf, ends = [] } = sending;
  const id = randomCode(3);
  const madeAt = now();
  const { kind, content, expiresAt } = said;
  const signed = signOrder(centre, {
    ...said,
    id,
    madeAt,
    by,
    ...(note !== undefined && { note }),
  });
  await addDispatch(sql, {
    ...{ id, number: seq, kind, title, by, note, madeAt, expiresAt, selection: to, ...signed },
    ...('thing' in content && { thing: content.thing }),
    ...('version' in content && { version: content.version }),
    ...('emergency' in content && { ends: content.emergency }),
    blobs: sending.blobs ?? [],
  });
  const stations = toHoldersOf
    ? await addressHolders(sql, id, seq, { of: toHoldersOf, selection: to })
    : await addressSelected(sql, id, seq, to);
  if (insteadOf.length > 0) await supersede(sql, id, insteadOf);
  if (ends.length > 0) await endDispatches(sql, ends, madeAt);
  const detail = { order: id, kind, title, stations: String(stations) };
  const { account, place } = sending;
  await writeAct(sql, {
    ...{ at: madeAt, by, act: 'sent', detail },
    ...(account !== undefined && { account }),
    ...(place !== undefined && { place }),
  });
  const sent = { order: id, stations };
  await sending.also?.(sql, sent);
  const urgent = kind === 'emergency' || kind === 'end-emergency';
  await notify(sql, { is: 'sent', dispatch: id, urgent });
  return sent;
}
