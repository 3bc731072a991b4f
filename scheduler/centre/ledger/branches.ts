// The tree of places, and what a page asks of a branch of it.
import type { Asks } from '../database/connect.ts';
import type { Place } from '../overview/place-tree.ts';

export async function allPlaces(sql: Asks): Promise<readonly Place[]> {
  return sql<Place[]>`SELECT id, parent, name FROM loa.place`;
}

/** Of stations that have not left: those in these places; undefined: all of them. */
export function isWithin(sql: Asks, places: readonly number[] | undefined) {
  const within = places ? [...places] : null;
  return sql`station.left_at IS NULL AND (${within}::bigint[] IS NULL OR station.place = ANY(${within}::bigint[]))`;
}
