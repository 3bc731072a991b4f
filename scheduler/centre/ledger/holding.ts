// What was sent and holds still, for who joins later.
import type { Asks } from '../database/connect.ts';

export interface HoldingDispatch {
  readonly id: string;
  readonly kind: 'parcel' | 'withdraw' | 'emergency';
  readonly thing: string | null;
  readonly selection: unknown;
}

/**
 * The newest first, without what the station was sent already. From here on nobody sends anything until the transaction
 * ends: what is sent after it finds the station there.
 */
export async function holdingDispatches(
  sql: Asks,
  station: string,
  at: number,
): Promise<readonly HoldingDispatch[]> {
  await sql`SELECT last FROM loa.down_counter FOR UPDATE`;
  return sql<HoldingDispatch[]>`
    SELECT id, kind, thing, selection FROM loa.dispatch
    WHERE over_at IS NULL AND kind <> 'end-emergency'
      AND (expires_at IS NULL OR expires_at > ${at})
      AND NOT EXISTS (SELECT FROM loa.dispatch AS its_end WHERE its_end.ends = dispatch.id)
      AND NOT EXISTS (SELECT FROM loa.station_order AS own
        WHERE own.dispatch = dispatch.id AND own.station = ${station})
    ORDER BY number DESC`;
}

/** A number for each, in this order. */
export async function addressOne(
  sql: Asks,
  station: string,
  dispatches: readonly string[],
): Promise<void> {
  await sql`
    WITH numbers AS (
      UPDATE loa.down_counter SET last = last + ${dispatches.length} RETURNING last
    )
    INSERT INTO loa.station_order (station, seq, dispatch)
    SELECT ${station}, last - ${dispatches.length} + place, id
    FROM numbers, unnest(${[...dispatches]}::text[]) WITH ORDINALITY AS given (id, place)`;
}
