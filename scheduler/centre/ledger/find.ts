// Finding things at the centre by a few letters, typed without marks or with them.
import type { Asks } from '../database/connect.ts';
import { isWithin } from './branches.ts';
import { likeOf } from './progress.ts';

export interface Sought {
  /** Without marks (overview/plain-text.ts). */
  readonly text: string;
  readonly places: readonly number[] | undefined;
  readonly most: number;
}

export interface FoundStation {
  readonly station: string;
  readonly name: string;
  readonly place: number | null;
}

export async function findStations(
  sql: Asks,
  { text, places, most }: Sought,
): Promise<readonly FoundStation[]> {
  return sql<FoundStation[]>`
    SELECT id AS station, name, place FROM loa.station
    WHERE ${isWithin(sql, places)} AND loa.plain(id || ' ' || name) LIKE ${likeOf(text)}
    ORDER BY name, id LIMIT ${most}`;
}

export interface FoundThing {
  readonly thing: string;
  readonly title: string;
  readonly version: number | null;
  readonly madeAt: number;
  readonly by: string;
}

/** The newest of each thing that was sent; where one may see some stations alone, those that were sent to one of them. */
export async function findThings(
  sql: Asks,
  { text, places, most }: Sought,
): Promise<readonly FoundThing[]> {
  const all = places === undefined;
  return sql<FoundThing[]>`
    SELECT * FROM (
      SELECT DISTINCT ON (thing) thing, title, version, made_at AS "madeAt", made_by AS by FROM loa.dispatch
      WHERE thing IS NOT NULL AND kind = 'parcel'
        AND loa.plain(thing || ' ' || title || ' ' || coalesce(note, '')) LIKE ${likeOf(text)}
        AND (${all} OR EXISTS (
          SELECT FROM loa.station_order JOIN loa.station ON station.id = station_order.station
          WHERE station_order.dispatch = dispatch.id AND ${isWithin(sql, places)}))
      ORDER BY thing, made_at DESC
    ) AS newest ORDER BY "madeAt" DESC LIMIT ${most}`;
}

export interface FoundFinding {
  readonly station: string;
  readonly name: string;
  readonly kind: string;
  readonly seq: number;
  readonly foundAt: number;
  readonly seenBy: string | null;
}

/** Of stations that are called so, and of these kinds. */
export async function findFindings(
  sql: Asks,
  { text, places, most }: Sought,
  kinds: readonly string[],
): Promise<readonly FoundFinding[]> {
  return sql<FoundFinding[]>`
    SELECT station.id AS station, station.name, kind, seq, found_at AS "foundAt", seen_by AS "seenBy"
    FROM loa.finding JOIN loa.station ON station.id = finding.station
    WHERE ${isWithin(sql, places)}
      AND (kind = ANY(${[...kinds]}::text[]) OR loa.plain(station.id || ' ' || station.name) LIKE ${likeOf(text)})
    ORDER BY found_at DESC LIMIT ${most}`;
}

export interface FoundAct {
  readonly id: number;
  readonly at: number;
  readonly by: string;
  readonly act: string;
  readonly station: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Among so many of the newest. */
export const actsSought = 10_000;

export async function findActs(
  sql: Asks,
  { text, places, most }: Sought,
  acts: readonly string[],
): Promise<readonly FoundAct[]> {
  const within = places ? [...places] : null;
  return sql<FoundAct[]>`
    SELECT newest.id, newest.at, newest.by, newest.act, newest.station, newest.detail
    FROM (SELECT * FROM loa.act
      WHERE ${within}::bigint[] IS NULL OR place = ANY(${within}::bigint[])
      ORDER BY id DESC LIMIT ${actsSought}) AS newest
    LEFT JOIN loa.station ON station.id = newest.station
    WHERE act = ANY(${[...acts]}::text[])
      OR loa.plain(newest.by || ' ' || coalesce(station.name, '') || ' ' || coalesce(newest.station, '') || ' ' ||
        newest.detail::text) LIKE ${likeOf(text)}
    ORDER BY newest.id DESC LIMIT ${most}`;
}
