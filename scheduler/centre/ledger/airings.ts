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
      aired_at AS "airedAt", ended_at AS "endedAt", reason, why, week, weeks,
      makes_up_for AS "makesUpFor", parts, disputed
    FROM loa.airing WHERE station = ${station} AND slot = ANY(${[...slots]}::text[])`;
  return new Map(rows.map((row) => [row.slot, row]));
}

/** Stands in no part's name: an array of arrays cannot be told to PostgreSQL. */
const between = '\u001f';

export async function keepAirings(
  sql: Asks,
  station: string,
  airings: readonly KnownAiring[],
): Promise<void> {
  const column = <Value>(pick: (one: KnownAiring) => Value): Value[] => airings.map(pick);
  // Of an array of booleans the driver says that it is one boolean: they go as text.
  await sql`
    INSERT INTO loa.airing
      (station, slot, history, day, starts_at, state, aired_at, ended_at, reason, disputed, why, week,
        weeks, makes_up_for, parts)
    SELECT ${station}, slot, history, day, starts_at, state, aired_at, ended_at, reason, disputed, why, week,
      weeks, makes_up_for, string_to_array(parts, ${between})
    FROM unnest(
      ${column(({ slot }) => slot)}::text[], ${column(({ history }) => history)}::bigint[],
      ${column(({ day }) => day)}::date[], ${column(({ startsAt }) => startsAt)}::bigint[],
      ${column(({ state }) => state)}::text[], ${column(({ airedAt }) => airedAt)}::bigint[],
      ${column(({ endedAt }) => endedAt)}::bigint[], ${column(({ reason }) => reason)}::text[],
      ${column(({ disputed }) => String(disputed))}::text[]::boolean[],
      ${column(({ why }) => why)}::text[], ${column(({ week }) => week)}::integer[],
      ${column(({ weeks }) => weeks)}::integer[], ${column(({ makesUpFor }) => makesUpFor)}::text[],
      ${column(({ parts }) => parts?.join(between) ?? null)}::text[]
    ) AS told (slot, history, day, starts_at, state, aired_at, ended_at, reason, disputed, why, week, weeks,
      makes_up_for, parts)
    ON CONFLICT (station, slot) DO UPDATE SET
      history = excluded.history, day = excluded.day, starts_at = excluded.starts_at,
      state = excluded.state, aired_at = excluded.aired_at, ended_at = excluded.ended_at,
      reason = excluded.reason, disputed = excluded.disputed, why = excluded.why, week = excluded.week,
      weeks = excluded.weeks, makes_up_for = excluded.makes_up_for, parts = excluded.parts`;
}
