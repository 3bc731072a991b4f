// What the copied lines say of slots, ready to be counted.
import type { Asks } from '../database/connect.ts';
import type { KnownAiring } from '../take/merge-airing.ts';

export async function airingsNamed(
  sql: Asks,
  station: string,
  slots: readonly string[],
): Promise<ReadonlyMap<string, KnownAiring>> {
  const rows = await sql<KnownAiring[]>`
    SELECT slot, history, to_char(day, 'YYYY-MM-DD') AS day, starts_at AS "startsAt", state,
      aired_at AS "airedAt", ended_at AS "endedAt", reason, disputed
    FROM loa.airing WHERE station = ${station} AND slot = ANY(${[...slots]}::text[])`;
  return new Map(rows.map((row) => [row.slot, row]));
}

export async function keepAirings(
  sql: Asks,
  station: string,
  airings: readonly KnownAiring[],
): Promise<void> {
  const column = <Value>(pick: (one: KnownAiring) => Value): Value[] => airings.map(pick);
  // Of an array of booleans the driver says that it is one boolean: they go as text.
  await sql`
    INSERT INTO loa.airing
      (station, slot, history, day, starts_at, state, aired_at, ended_at, reason, disputed)
    SELECT ${station}, told.* FROM unnest(
      ${column(({ slot }) => slot)}::text[], ${column(({ history }) => history)}::bigint[],
      ${column(({ day }) => day)}::date[], ${column(({ startsAt }) => startsAt)}::bigint[],
      ${column(({ state }) => state)}::text[], ${column(({ airedAt }) => airedAt)}::bigint[],
      ${column(({ endedAt }) => endedAt)}::bigint[], ${column(({ reason }) => reason)}::text[],
      ${column(({ disputed }) => String(disputed))}::text[]::boolean[]
    ) AS told
    ON CONFLICT (station, slot) DO UPDATE SET
      history = excluded.history, day = excluded.day, starts_at = excluded.starts_at,
      state = excluded.state, aired_at = excluded.aired_at, ended_at = excluded.ended_at,
      reason = excluded.reason, disputed = excluded.disputed`;
}

/** Counts these days anew from their airings: told twice, they count the same. */
export async function countDays(
  sql: Asks,
  station: string,
  days: readonly string[],
): Promise<void> {
  await sql`
    INSERT INTO loa.station_day
      (station, day, waiting, aired, handed_over, lost, cancelled, disputed)
    SELECT ${station}, asked.day,
      count(airing) FILTER (WHERE NOT disputed AND state IN ('planned', 'ready', 'airing')),
      count(airing) FILTER (WHERE NOT disputed AND state = 'aired'),
      count(airing) FILTER (WHERE NOT disputed AND state = 'handed-over'),
      count(airing) FILTER (WHERE NOT disputed AND state IN ('missed', 'interrupted')),
      count(airing) FILTER (WHERE NOT disputed AND state = 'cancelled'),
      count(airing) FILTER (WHERE disputed)
    FROM unnest(${[...new Set(days)]}::date[]) AS asked (day)
    LEFT JOIN loa.airing ON airing.station = ${station} AND airing.day = asked.day
    GROUP BY asked.day
    ON CONFLICT (station, day) DO UPDATE SET
      waiting = excluded.waiting, aired = excluded.aired, handed_over = excluded.handed_over,
      lost = excluded.lost, cancelled = excluded.cancelled, disputed = excluded.disputed`;
}
