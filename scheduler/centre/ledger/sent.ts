// What was sent, and how far it is at each station: for pages, narrowed to the branches of who looks.
import type { Asks } from '../database/connect.ts';
import type { Selection } from '../send/selection.ts';
import { selectedIds } from './selection.ts';

/** By state; '' of those that told nothing yet. */
export type States = Readonly<Record<string, number>>;

export interface SentThing {
  readonly thing: string;
  readonly title: string;
  /** Of the newest. */
  readonly version: number;
  /** The newest word is that it is taken back. */
  readonly isWithdrawn: boolean;
  readonly madeAt: number;
  readonly madeBy: string;
}

/** Everything that was ever sent by a name of its own, the newest first. */
export async function sentThings(sql: Asks): Promise<readonly SentThing[]> {
  return sql<SentThing[]>`
    SELECT thing, title, kind = 'withdraw' AS "isWithdrawn", made_at AS "madeAt", made_by AS "madeBy", version
    FROM (
      SELECT DISTINCT ON (thing) thing, title, kind, made_at, made_by, number,
        max(coalesce(version, 0)) OVER (PARTITION BY thing) AS version
      FROM loa.dispatch WHERE thing IS NOT NULL ORDER BY thing, number DESC
    ) AS newest
    ORDER BY number DESC`;
}

/**
 * How many stations of these places (undefined: of all) stand how with each thing: with these things, or (undefined) with
 * all that any of them was sent. A row of every station and thing is counted: name the things where the places are many.
 */
export async function statesOf(
  sql: Asks,
  {
    things,
    places,
  }: { readonly things?: readonly string[]; readonly places: readonly number[] | undefined },
): Promise<ReadonlyMap<string, States>> {
  const within = places ? [...places] : null;
  const named = things ? [...things] : null;
  const orders = await sql<{ id: string; thing: string }[]>`
    SELECT id, thing FROM loa.dispatch
    WHERE thing IS NOT NULL AND (${named}::text[] IS NULL OR thing = ANY(${named}))`;
  const rows = await sql<{ id: string; state: string; many: number }[]>`
    SELECT dispatch AS id, coalesce(state, '') AS state, count(*) AS many FROM loa.station_order
    WHERE dispatch = ANY(${orders.map(({ id }) => id)}::text[]) AND superseded_by IS NULL
      AND station IN (SELECT id FROM loa.station WHERE left_at IS NULL
        AND (${within}::bigint[] IS NULL OR place = ANY(${within})))
    GROUP BY 1, 2`;
  const thingOf = new Map(orders.map(({ id, thing }) => [id, thing]));
  const counted = new Map<string, Record<string, number>>();
  for (const { id, state, many } of rows) {
    const thing = thingOf.get(id) ?? '';
    const states = counted.get(thing) ?? {};
    states[state] = (states[state] ?? 0) + many;
    counted.set(thing, states);
  }
  return counted;
}

export type SentRow = SentThing & { readonly states: States };

/** The newest, with how far each is at all stations. */
export async function newestSent(sql: Asks, most: number): Promise<readonly SentRow[]> {
  const rows = (await sentThings(sql)).slice(0, most);
  const things = rows.map(({ thing }) => thing);
  const states = await statesOf(sql, { things, places: undefined });
  return rows.map((row) => ({ ...row, states: states.get(row.thing) ?? {} }));
}

export interface VersionRow {
  readonly id: string;
  readonly kind: 'parcel' | 'withdraw';
  readonly version: number | null;
  readonly title: string;
  readonly note: string | null;
  readonly madeAt: number;
  readonly madeBy: string;
  readonly selection: Selection;
  /** The order as it was signed. */
  readonly bytes: Buffer;
}

/** All that was sent of a thing, the newest first. */
export async function versionsOf(sql: Asks, thing: string): Promise<readonly VersionRow[]> {
  return sql<VersionRow[]>`
    SELECT id, kind, version, title, note, made_at AS "madeAt", made_by AS "madeBy", selection, bytes
    FROM loa.dispatch WHERE thing = ${thing}
    ORDER BY number DESC`;
}

export interface StationProgress {
  readonly id: string;
  readonly name: string;
  readonly place: readonly string[];
  readonly phone: string;
  readonly kind: 'parcel' | 'withdraw';
  readonly version: number | null;
  readonly state: string | null;
  readonly toldAt: number | null;
  readonly reason: string | null;
}

/** Each station of these places that has something of the thing in force, and how far it is there. */
export async function progressOfThing(
  sql: Asks,
  thing: string,
  places: readonly number[] | undefined,
): Promise<readonly StationProgress[]> {
  const within = places ? [...places] : null;
  return sql<StationProgress[]>`
    WITH RECURSIVE path AS (
      SELECT id, ARRAY[name] AS names FROM loa.place WHERE parent IS NULL
      UNION ALL
      SELECT place.id, path.names || place.name FROM loa.place JOIN path ON path.id = place.parent
    )
    SELECT station.id, station.name, coalesce(path.names, '{}') AS place, phone, dispatch.kind,
      dispatch.version, state, told_at AS "toldAt", reason
    FROM loa.dispatch
    JOIN loa.station_order ON station_order.dispatch = dispatch.id AND superseded_by IS NULL
    JOIN loa.station ON station.id = station_order.station
    LEFT JOIN path ON path.id = station.place
    WHERE dispatch.thing = ${thing} AND left_at IS NULL
      AND (${within}::bigint[] IS NULL OR station.place = ANY(${within}))
    ORDER BY path.names, station.name, station.id`;
}

/** Things that are in force somewhere: sent by themselves, they need not come along with another. */
export async function thingsInForce(sql: Asks): Promise<readonly string[]> {
  const rows = await sql<{ thing: string }[]>`
    SELECT DISTINCT thing FROM loa.dispatch
    WHERE kind = 'parcel' AND over_at IS NULL
      AND EXISTS (SELECT FROM loa.station_order WHERE dispatch = id AND superseded_by IS NULL)`;
  return rows.map(({ thing }) => thing);
}

export interface ReachedStation {
  readonly id: string;
  readonly name: string;
  readonly place: readonly string[];
  readonly heardAt: number | null;
  readonly protocol: number | null;
  readonly hasKey: boolean;
}

/** Whom a selection reaches, with what a sender should know of each before he sends. */
export async function reachOf(sql: Asks, selection: Selection): Promise<readonly ReachedStation[]> {
  return sql<ReachedStation[]>`
    WITH RECURSIVE path AS (
      SELECT id, ARRAY[name] AS names FROM loa.place WHERE parent IS NULL
      UNION ALL
      SELECT place.id, path.names || place.name FROM loa.place JOIN path ON path.id = place.parent
    )
    SELECT station.id, station.name, coalesce(path.names, '{}') AS place, heard_at AS "heardAt",
      protocol, station_key.id IS NOT NULL AS "hasKey"
    FROM loa.station
    LEFT JOIN path ON path.id = station.place
    LEFT JOIN loa.station_now ON station_now.station = station.id
    LEFT JOIN loa.station_key ON station_key.station = station.id AND ended_at IS NULL
    WHERE station.id IN (${selectedIds(sql, selection)})
    ORDER BY path.names, station.name, station.id`;
}

/** Groups that stations of these places are in, and how many of each. */
export async function groupsIn(
  sql: Asks,
  places: readonly number[] | undefined,
): Promise<readonly { readonly name: string; readonly stations: number }[]> {
  const within = places ? [...places] : null;
  return sql<{ name: string; stations: number }[]>`
    SELECT station_group.name, count(*) AS stations
    FROM loa.station_group JOIN loa.station ON station.id = station_group.station
    WHERE left_at IS NULL AND (${within}::bigint[] IS NULL OR place = ANY(${within}))
    GROUP BY 1 ORDER BY 1`;
}
