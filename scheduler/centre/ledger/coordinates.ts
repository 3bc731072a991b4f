// Where stations stand on the earth.
import type { Asks } from '../database/connect.ts';
import { isWithin } from './branches.ts';

export interface StationSpot {
  readonly station: string;
  readonly name: string;
  readonly place: number | null;
  /** Degrees; both or none. */
  readonly lat: number | null;
  readonly lon: number | null;
}

export async function spotsOf(
  sql: Asks,
  places: readonly number[] | undefined,
): Promise<readonly StationSpot[]> {
  return sql<StationSpot[]>`
    SELECT id AS station, name, place, lat, lon FROM loa.station WHERE ${isWithin(sql, places)}`;
}

/** How many were set; what is no station is passed over. */
export async function setSpots(
  sql: Asks,
  spots: readonly { readonly station: string; readonly lat: number; readonly lon: number }[],
): Promise<number> {
  const set = await sql`
    UPDATE loa.station SET lat = told.lat, lon = told.lon FROM unnest(
      ${spots.map(({ station }) => station)}::text[], ${spots.map(({ lat }) => lat)}::float8[],
      ${spots.map(({ lon }) => lon)}::float8[]
    ) AS told (station, lat, lon) WHERE station.id = told.station`;
  return set.count;
}

export async function forgetSpot(sql: Asks, station: string): Promise<void> {
  await sql`UPDATE loa.station SET lat = NULL, lon = NULL WHERE id = ${station}`;
}
