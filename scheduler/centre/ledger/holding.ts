// What was sent and holds still, for who joins later or is moved.
import type { Asks } from '../database/connect.ts';

export interface HoldingDispatch {
  readonly id: string;
  readonly number: number;
  readonly kind: 'parcel' | 'withdraw' | 'emergency';
  readonly thing: string | null;
  readonly selection: unknown;
}

/** From here on nobody sends anything until the transaction ends: what is sent after it finds stations where they are. */
export async function holdCounter(sql: Asks): Promise<void> {
  await sql`SELECT last FROM loa.down_counter FOR UPDATE`;
}

/** The newest first. */
export async function holdingDispatches(
  sql: Asks,
  at: number,
): Promise<readonly HoldingDispatch[]> {
  return sql<HoldingDispatch[]>`
    SELECT id, number, kind, thing, selection FROM loa.dispatch
    WHERE over_at IS NULL AND kind <> 'end-emergency'
      AND (expires_at IS NULL OR expires_at > ${at})
      AND NOT EXISTS (SELECT FROM loa.dispatch AS its_end WHERE its_end.ends = dispatch.id)
    ORDER BY number DESC`;
}

/** Of each thing the newest version that a station was ever sent, also where that is over. */
export async function newestVersions(
  sql: Asks,
  stations: readonly string[],
): Promise<
  readonly { readonly station: string; readonly thing: string; readonly number: number }[]
> {
  return sql<{ station: string; thing: string; number: number }[]>`
    SELECT station, thing, max(number) AS number
    FROM loa.station_order JOIN loa.dispatch ON dispatch.id = dispatch
    WHERE station = ANY(${[...stations]}::text[]) AND kind = 'parcel'
    GROUP BY station, thing`;
}

/** Which of these orders are for which of these stations. */
export async function addressedAlready(
  sql: Asks,
  stations: readonly string[],
  dispatches: readonly string[],
): Promise<readonly { readonly station: string; readonly dispatch: string }[]> {
  return sql<{ station: string; dispatch: string }[]>`
    SELECT station, dispatch FROM loa.station_order
    WHERE dispatch = ANY(${[...dispatches]}::text[]) AND station = ANY(${[...stations]}::text[])`;
}

export interface Given {
  readonly station: string;
  readonly dispatch: string;
}

/** A number for each, in this order; of a thing the versions that a station had before no longer hold there. */
export async function addressGiven(sql: Asks, given: readonly Given[]): Promise<void> {
  const stations = given.map(({ station }) => station);
  const dispatches = given.map(({ dispatch }) => dispatch);
  await sql`
    WITH numbers AS (
      UPDATE loa.down_counter SET last = last + ${given.length} RETURNING last
    )
    INSERT INTO loa.station_order (station, seq, dispatch)
    SELECT station, last - ${given.length} + place, dispatch
    FROM numbers, unnest(${stations}::text[], ${dispatches}::text[])
      WITH ORDINALITY AS given (station, dispatch, place)`;
  await sql`
    WITH given AS (
      SELECT * FROM unnest(${stations}::text[], ${dispatches}::text[]) AS given (station, dispatch)
    ), locked AS MATERIALIZED (
      -- In one order, as receipts are kept, so that no two wait for each other.
      SELECT old.station, old.seq, given.dispatch
      FROM given JOIN loa.dispatch AS new ON new.id = given.dispatch
        JOIN loa.dispatch AS earlier ON earlier.thing = new.thing AND earlier.id <> new.id
        JOIN loa.station_order AS old ON old.station = given.station AND old.dispatch = earlier.id
      WHERE old.superseded_by IS NULL
      ORDER BY old.station, old.seq FOR UPDATE OF old
    )
    UPDATE loa.station_order AS old SET superseded_by = locked.dispatch
    FROM locked WHERE old.station = locked.station AND old.seq = locked.seq`;
}
