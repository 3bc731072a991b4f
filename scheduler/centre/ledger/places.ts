// The tree: provinces, communes.
import type { Asks } from '../database/connect.ts';

export interface PlaceRow {
  readonly id: number;
  readonly parent: number | null;
  /** From the province down. */
  readonly path: readonly string[];
  /** Stations that lie right there and have not left. */
  readonly stations: number;
}

/** All places, or those that are named, by path. */
export async function placesIn(sql: Asks, only?: readonly number[]): Promise<readonly PlaceRow[]> {
  const within = only ? [...only] : null;
  return sql<PlaceRow[]>`
    WITH RECURSIVE path AS (
      SELECT id, parent, ARRAY[name] AS names FROM loa.place WHERE parent IS NULL
      UNION ALL
      SELECT place.id, place.parent, path.names || place.name
      FROM loa.place JOIN path ON path.id = place.parent
    ),
    counted AS (SELECT place, count(*) AS stations FROM loa.station WHERE left_at IS NULL GROUP BY place)
    SELECT id, parent, names AS path, coalesce(stations, 0) AS stations
    FROM path LEFT JOIN counted ON counted.place = path.id
    WHERE ${within}::bigint[] IS NULL OR id = ANY(${within}) ORDER BY names`;
}
