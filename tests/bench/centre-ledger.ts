// A ledger as it is after a year: stations of 34 provinces, each with its airings, days and signs of life. Made in SQL,
// as the copied lines would have made it.
import type { Asks, Sql } from '../../scheduler/centre/database/connect.ts';

export interface YearOfStations {
  readonly stations: number;
  readonly months: number;
  readonly airingsPerMonth: number;
}

/** `now`: epoch ms, the end of the year. */
export async function fillLedger(sql: Sql, year: YearOfStations, now: number): Promise<void> {
  await sql.begin(async (step) => {
    await step`SET LOCAL statement_timeout = 0`;
    await fill(step, year, now);
  });
}

async function fill(
  sql: Asks,
  { stations, months, airingsPerMonth }: YearOfStations,
  now: number,
): Promise<void> {
  const airings = months * airingsPerMonth;
  const everyMs = Math.round((months * 30 * 86_400_000) / airings);
  await sql`INSERT INTO loa.place (parent, name) SELECT NULL, 'Tỉnh ' || n FROM generate_series(1, 34) AS n`;
  await sql`
    INSERT INTO loa.place (parent, name)
    SELECT (SELECT id FROM loa.place WHERE name = 'Tỉnh ' || (1 + n % 34)), 'Xã ' || n
    FROM generate_series(1, ${stations}::integer) AS n`;
  await sql`
    INSERT INTO loa.station (id, name, place, joined_at)
    SELECT 'S' || n, 'Đài xã ' || n, (SELECT id FROM loa.place WHERE name = 'Xã ' || n), 0
    FROM generate_series(1, ${stations}::integer) AS n`;
  await sql`
    INSERT INTO loa.station_key (id, station, public_key, since)
    SELECT 'K' || id, id, decode(md5(id) || md5(id || 'x'), 'hex'), 0 FROM loa.station`;
  await sql`
    INSERT INTO loa.history (station, number, began_at, head_seq, head_hash)
    SELECT id, 1, 0, ${airings * 3}, ''::bytea FROM loa.station`;
  // Of a thousand stations some are silent, some have troubles.
  await sql`
    INSERT INTO loa.station_now (station, heard_at, log_seq, clock_error_ms, program, protocol, is_running, troubles)
    SELECT id, ${now}::bigint - CASE WHEN substr(id, 2)::integer % 40 = 0 THEN 86400000 ELSE 30000 END,
      ${airings * 3}, substr(id, 2)::integer % 900, '0.1.0', 1, true,
      CASE WHEN substr(id, 2)::integer % 25 = 0 THEN '[{"what":"Đĩa đầy.","mend":"","since":1}]' ELSE '[]' END::jsonb
    FROM loa.station`;
  await sql`
    INSERT INTO loa.airing (station, slot, history, day, starts_at, state, aired_at, ended_at)
    SELECT station, 'tin@' || n, id, (to_timestamp((${now} - n * ${everyMs}::bigint) / 1000) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
      ${now} - n * ${everyMs}::bigint, CASE WHEN (n + id) % 97 = 0 THEN 'missed' ELSE 'aired' END,
      ${now} - n * ${everyMs}::bigint, ${now} - n * ${everyMs}::bigint + 300000
    FROM loa.history, generate_series(1, ${airings}::integer) AS n`;
  await sql`
    INSERT INTO loa.station_day (station, day, waiting, aired, handed_over, lost, cancelled, disputed)
    SELECT station, day, 0, count(*) FILTER (WHERE state = 'aired'), 0, count(*) FILTER (WHERE state = 'missed'), 0, 0
    FROM loa.airing GROUP BY station, day`;
  await sql`ANALYZE`;
}
