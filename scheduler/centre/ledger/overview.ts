// What pages ask. None of it reads lines of logs: what they say of airings is counted when they come.
import type { StationRow } from '../overview/judge-station.ts';
import type { Asks } from '../database/connect.ts';

/** Which stations: one, those of some places; without either all. */
export interface Only {
  readonly station?: string | undefined;
  readonly places?: readonly number[] | undefined;
}

/** Stations that have not left, with the days from `from` to `today` (`YYYY-MM-DD`, both counted). */
export async function overviewRows(
  sql: Asks,
  { from, today }: { readonly from: string; readonly today: string },
  { station, places }: Only = {},
): Promise<readonly StationRow[]> {
  const only = station ?? null;
  const within = places ? [...places] : null;
  return sql<StationRow[]>`
    WITH RECURSIVE path AS (
      SELECT id, ARRAY[name] AS names, ARRAY[id] AS ids FROM loa.place WHERE parent IS NULL
      UNION ALL
      SELECT place.id, path.names || place.name, path.ids || place.id
      FROM loa.place JOIN path ON path.id = place.parent
    ),
    groups AS (
      SELECT station, array_agg(name ORDER BY name) AS names FROM loa.station_group
      WHERE ${only}::text IS NULL OR station = ${only} GROUP BY station
    ),
    days AS (
      SELECT station, sum(aired) AS aired, sum(handed_over) AS handed_over, sum(lost) AS lost,
        sum(disputed) AS disputed, coalesce(sum(waiting) FILTER (WHERE day < ${today}::date), 0) AS unknown
      FROM loa.station_day WHERE day BETWEEN ${from}::date AND ${today}::date
        AND (${only}::text IS NULL OR station = ${only}) GROUP BY station
    ),
    heads AS (
      SELECT DISTINCT ON (station) station, head_seq FROM loa.history ORDER BY station, number DESC
    ),
    found AS (
      SELECT station, count(*) AS findings FROM loa.finding WHERE seen_at IS NULL GROUP BY station
    )
    SELECT station.id, station.name, coalesce(path.names, '{}') AS place,
      coalesce(path.ids, '{}') AS "placeIds", coalesce(groups.names, '{}') AS groups, heard_at AS "heardAt", is_running AS "isRunning", clock_error_ms AS "clockErrorMs",
      coalesce(jsonb_array_length(troubles), 0) AS troubles, coalesce(findings, 0) AS findings,
      greatest(0, coalesce(log_seq, 0) - coalesce(head_seq, 0)) AS "linesBehind",
      coalesce(aired, 0) AS aired, coalesce(handed_over, 0) AS "handedOver", coalesce(lost, 0) AS lost,
      coalesce(disputed, 0) AS disputed, coalesce(unknown, 0) AS unknown,
      station_key.id IS NOT NULL AS "hasKey"
    FROM loa.station
    LEFT JOIN path ON path.id = station.place
    LEFT JOIN loa.station_now ON station_now.station = station.id
    LEFT JOIN days ON days.station = station.id
    LEFT JOIN groups ON groups.station = station.id
    LEFT JOIN heads ON heads.station = station.id
    LEFT JOIN found ON found.station = station.id
    LEFT JOIN loa.station_key ON station_key.station = station.id AND ended_at IS NULL
    WHERE left_at IS NULL AND (${only}::text IS NULL OR station.id = ${only})
      AND (${within}::bigint[] IS NULL OR station.place = ANY(${within}))`;
}
