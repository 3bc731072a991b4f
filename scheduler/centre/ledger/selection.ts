// To whom something goes: branches of the tree, groups, stations by name; what they name together is selected.
import type { Asks } from '../database/connect.ts';
import { readSelection, type Selection, type Standing } from '../send/selection.ts';

export interface SelectedStation {
  readonly id: string;
  readonly name: string;
  readonly place: number | null;
  /** The protocol it spoke last; null before its first word. */
  readonly protocol: number | null;
}

/** A statement that gives the ids (`id`) of the stations that are selected, those that left aside. */
export function selectedIds(sql: Asks, selection: Selection) {
  const { all, places, groups, stations, within } = readSelection(selection);
  return sql`
    WITH RECURSIVE branch AS (
      SELECT id FROM loa.place WHERE id = ANY(${[...places]}::bigint[])
      UNION SELECT place.id FROM loa.place JOIN branch ON place.parent = branch.id
    ), bounds AS (
      SELECT id FROM loa.place WHERE id = ANY(${[...(within ?? [])]}::bigint[])
      UNION SELECT place.id FROM loa.place JOIN bounds ON place.parent = bounds.id
    )
    SELECT station.id FROM loa.station
    WHERE left_at IS NULL
      AND (${all} OR place IN (SELECT id FROM branch) OR station.id = ANY(${[...stations]}::text[])
        OR EXISTS (SELECT FROM loa.station_group
          WHERE station = station.id AND station_group.name = ANY(${[...groups]}::text[])))
      AND (${within === undefined} OR place IN (SELECT id FROM bounds))`;
}

/** Whom it would reach, for whoever looks before sending. */
export async function stationsOf(
  sql: Asks,
  selection: Selection,
): Promise<readonly SelectedStation[]> {
  return sql<SelectedStation[]>`
    SELECT station.id, station.name, station.place, station_now.protocol
    FROM loa.station LEFT JOIN loa.station_now ON station_now.station = station.id
    WHERE station.id IN (${selectedIds(sql, selection)})
    ORDER BY station.name, station.id`;
}

/** Where stations lie, and their groups. */
export async function standings(
  sql: Asks,
  stations: readonly string[],
): Promise<readonly Standing[]> {
  return sql<Standing[]>`
    WITH RECURSIVE up AS (
      SELECT station.id AS station, place.id, place.parent
      FROM loa.place JOIN loa.station ON station.place = place.id
      WHERE station.id = ANY(${[...stations]}::text[])
      UNION ALL
      SELECT up.station, place.id, place.parent FROM loa.place JOIN up ON place.id = up.parent
    ), above AS (SELECT station, array_agg(id) AS places FROM up GROUP BY station)
    SELECT station.id, coalesce(above.places, '{}') AS places,
      ARRAY(SELECT name FROM loa.station_group WHERE station = station.id) AS groups
    FROM loa.station LEFT JOIN above ON above.station = station.id
    WHERE station.id = ANY(${[...stations]}::text[]) ORDER BY station.id`;
}
