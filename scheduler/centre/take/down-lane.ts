// The quick way for `down`: after an emergency every station tells that it has it, in the same seconds. The same checks as
// at the gate (take-message.ts), in one transaction for many; whoever does not pass is judged by the gate itself.
import type { CentreParts } from '../centre-parts.ts';
import type { Asks } from '../database/connect.ts';
import {
  keepStates,
  ordersAfter,
  signedDispatches,
  type SignedDispatch,
  type StandsDown,
} from '../ledger/orders.ts';
import { owingTelling } from '../ledger/made-good.ts';
import { takeSequences, type StationKey } from '../ledger/stations.ts';
import type { Envelope } from '../talk/message.ts';
import { downShape } from '../talk/order.ts';
import { isSigned } from '../talk/signing.ts';
import { createGather } from './gather.ts';
import { answerDown, mostOrders } from './take-down.ts';
import type { Outcome } from './taken.ts';
import type { z } from 'zod';

type Key = Pick<StationKey, 'id' | 'station' | 'publicKey'>;

export interface DownLane {
  /** A message that is fresh, of a key that is known here; undefined where the gate is to judge it. */
  take(
    envelope: Envelope,
    sent: { readonly bytes: Buffer; readonly signature: Buffer },
    allows: (station: string) => boolean,
  ): Promise<(Outcome & { readonly station: string }) | undefined>;
  /** A key whose message was taken at the gate. It names one station for ever; whether it holds is asked each time. */
  remember(key: Key): void;
}

interface Item {
  readonly key: Key;
  readonly sequence: number;
  readonly said: z.infer<typeof downShape>;
}

const mostTogether = 200;
const mostKnown = 50_000;
/** Orders as they were signed; no more than these are asked for at the same time. */
const mostKept = 100;

export function createDownLane(parts: CentreParts): DownLane {
  const keys = new Map<string, Key>();
  const kept = new Map<string, SignedDispatch>();
  const gather = createGather<Item, Outcome | 'gate'>({
    ...{ most: mostTogether, atOnce: 2, keyOf: ({ key }) => key.id },
    work: (items) => parts.sql.begin((sql) => takeTogether({ parts, sql, kept }, items)),
  });
  return {
    async take(envelope, sent, allows) {
      const key = keys.get(envelope.key);
      if (!key || !isSigned(key.publicKey, 'down', sent.bytes, sent.signature)) return undefined;
      const said = downShape.safeParse(envelope.content);
      if (!said.success) return undefined;
      if (!allows(key.station)) return { refused: 'too-many', station: key.station };
      const item = { key, sequence: envelope.sequence, said: said.data };
      // Where the work failed for all, each is tried by itself.
      const outcome = await gather(item).catch(() => 'gate' as const);
      return outcome === 'gate' ? undefined : { ...outcome, station: key.station };
    },
    remember(key) {
      if (keys.size >= mostKnown) keys.clear();
      keys.set(key.id, key);
    },
  };
}

interface Together {
  readonly parts: CentreParts;
  readonly sql: Asks;
  readonly kept: Map<string, SignedDispatch>;
}

async function takeTogether(
  { parts, sql, kept }: Together,
  items: readonly Item[],
): Promise<readonly (Outcome | 'gate')[]> {
  const at = parts.now();
  // Who owes a ledger that was put back what he holds is heard at the gate.
  const owing = await owingTelling(
    sql,
    items.map(({ key }) => key.station),
  );
  const quick = items.filter(({ key }) => !owing.has(key.station));
  const taken = await takeSequences(
    sql,
    quick.map(({ key, sequence }) => ({ key: key.id, sequence })),
  );
  const own = quick.filter(({ key }) => taken.has(key.id));
  await keepStates(
    sql,
    own.flatMap(({ key, said }) => said.states.map((one) => ({ ...one, station: key.station }))),
    at,
  );
  const asked = own.map(({ key, said: { after, order } }) => ({
    station: key.station,
    after,
    order,
  }));
  const rows = new Map<string, StandsDown[]>();
  for (const row of await ordersAfter(sql, asked, { at, most: mostOrders }))
    rows.set(row.station, [...(rows.get(row.station) ?? []), row]);
  await keepSigned(sql, kept, [...rows.values()].flat());
  return items.map(({ key }) => {
    const stands = rows.get(key.station);
    if (!stands || !taken.has(key.id)) return 'gate';
    return { content: answerDown(parts.centre, stands, (id) => kept.get(id)) };
  });
}

async function keepSigned(
  sql: Asks,
  kept: Map<string, SignedDispatch>,
  rows: readonly StandsDown[],
): Promise<void> {
  const wanted = new Set(rows.flatMap(({ dispatch }) => dispatch ?? []));
  const missing = [...wanted].filter((id) => !kept.has(id));
  if (missing.length === 0) return;
  for (const one of await signedDispatches(sql, missing)) kept.set(one.id, one);
  // The oldest that nobody wants now.
  for (const id of kept.keys()) if (kept.size > mostKept && !wanted.has(id)) kept.delete(id);
}
