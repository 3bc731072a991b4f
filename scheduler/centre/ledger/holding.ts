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

export interface HadThing {
  readonly station: string;
  readonly thing: string;
  /** Of the newest version that was ever for the station, also where that is over. */
  readonly number: number;
  /** Whether any version still holds there: neither taken back nor replaced, as far as the station was told. */
  readonly holds: boolean;
}

export async function hadThings(
  sql: Asks,
  stations: readonly string[],
): Promise<readonly HadThing[]> {
  return sql<HadThing[]>`
    SELECT station, thing, max(number) AS number, bool_or(superseded_by IS NULL) AS holds
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

/**
 * A number for each, in this order; of a thing the versions that a station had before no longer hold there, nor does an
 * emergency whose end is given.
 */
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
        JOIN loa.dispatch AS earlier
          ON (earlier.thing = new.thing AND earlier.id <> new.id) OR earlier.id = new.ends
        JOIN loa.station_order AS old ON old.station = given.station AND old.dispatch = earlier.id
      WHERE old.superseded_by IS NULL
      ORDER BY old.station, old.seq FOR UPDATE OF old
    )
    UPDATE loa.station_order AS old SET superseded_by = locked.dispatch
    FROM locked WHERE old.station = locked.station AND old.seq = locked.seq`;
}

/**
 * Emergencies that are over and of which these stations were not told so, since they were away: with the order that ends each,
 * or, where a newer one took its place without one, with that.
 */
export async function overUntold(
  sql: Asks,
  stations: readonly string[],
  at: number,
): Promise<
  readonly {
    readonly station: string;
    readonly emergency: string;
    readonly end: string | null;
    readonly newer: string | null;
  }[]
> {
  return sql<{ station: string; emergency: string; end: string | null; newer: string | null }[]>`
    SELECT own.station, own.dispatch AS emergency,
      (SELECT id FROM loa.dispatch AS its_end WHERE its_end.ends = own.dispatch
        AND NOT EXISTS (SELECT FROM loa.station_order AS told
          WHERE told.station = own.station AND told.dispatch = its_end.id)
        ORDER BY number DESC LIMIT 1) AS end,
      (SELECT id FROM loa.emergency WHERE replaces = own.dispatch ORDER BY made_at DESC LIMIT 1) AS newer
    FROM loa.station_order AS own JOIN loa.dispatch ON dispatch.id = own.dispatch
    WHERE own.station = ANY(${[...stations]}::text[]) AND own.superseded_by IS NULL
      AND kind = 'emergency' AND over_at IS NOT NULL AND expires_at > ${at}
    ORDER BY own.station, own.seq`;
}

/** Of one station: it is never handed the earlier one any more. */
export async function supersedeAt(
  sql: Asks,
  { station, earlier, by }: { station: string; earlier: string; by: string },
): Promise<void> {
  await sql`
    UPDATE loa.station_order SET superseded_by = ${by}
    WHERE station = ${station} AND dispatch = ${earlier} AND superseded_by IS NULL`;
}
