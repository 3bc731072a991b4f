// Stations as those see them who answer for them, and what is changed of one.
import type { Asks } from '../database/connect.ts';

export interface KeptStation {
  readonly id: string;
  readonly name: string;
  readonly place: number | null;
  /** From the province down. */
  readonly path: readonly string[];
  readonly groups: readonly string[];
  readonly phone: string;
  readonly hasKey: boolean;
}

/** Those of these places (undefined: all) that have not left, or of them the named ones; held until the transaction ends where `hold`. */
export async function keptStations(
  sql: Asks,
  {
    places,
    only,
  }: { readonly places: readonly number[] | undefined; readonly only?: readonly string[] },
): Promise<readonly KeptStation[]> {
  const within = places ? [...places] : null;
  const named = only ? [...only] : null;
  return sql<KeptStation[]>`
    WITH RECURSIVE path AS (
      SELECT id, ARRAY[name] AS names FROM loa.place WHERE parent IS NULL
      UNION ALL
      SELECT place.id, path.names || place.name FROM loa.place JOIN path ON path.id = place.parent
    )
    SELECT station.id, station.name, station.place, coalesce(path.names, '{}') AS path, phone,
      ARRAY(SELECT name FROM loa.station_group WHERE station = station.id ORDER BY name) AS groups,
      station_key.id IS NOT NULL AS "hasKey"
    FROM loa.station
    LEFT JOIN path ON path.id = station.place
    LEFT JOIN loa.station_key ON station_key.station = station.id AND ended_at IS NULL
    WHERE left_at IS NULL AND (${within}::bigint[] IS NULL OR station.place = ANY(${within}))
      AND (${named}::text[] IS NULL OR station.id = ANY(${named}))
    ORDER BY path.names, station.name, station.id`;
}

/** Whoever changes one of these waits until the transaction ends; whoever sends to them, with the counter in hand, does not. */
export async function holdStations(sql: Asks, ids: readonly string[]): Promise<void> {
  await sql`SELECT FROM loa.station WHERE id = ANY(${[...ids]}) ORDER BY id FOR NO KEY UPDATE`;
}

export async function renameStation(sql: Asks, id: string, name: string): Promise<void> {
  await sql`UPDATE loa.station SET name = ${name} WHERE id = ${id}`;
}

export async function setStationPhone(sql: Asks, id: string, phone: string): Promise<void> {
  await sql`UPDATE loa.station SET phone = ${phone} WHERE id = ${id}`;
}

export async function moveStation(sql: Asks, id: string, place: number): Promise<void> {
  await sql`UPDATE loa.station SET place = ${place} WHERE id = ${id}`;
}

export async function addToGroup(sql: Asks, id: string, group: string): Promise<void> {
  await sql`
    INSERT INTO loa.station_group (station, name) VALUES (${id}, ${group}) ON CONFLICT DO NOTHING`;
}

export async function takeFromGroup(sql: Asks, id: string, group: string): Promise<void> {
  await sql`DELETE FROM loa.station_group WHERE station = ${id} AND name = ${group}`;
}
