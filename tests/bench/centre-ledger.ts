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
  // Four campaigns of each station, one of them of all stations; of a hundred airings one is lost.
  await sql`
    INSERT INTO loa.airing (station, slot, history, day, starts_at, state, aired_at, ended_at, reason, why, week, weeks, parts)
    SELECT station, CASE n % 4 WHEN 0 THEN 'chong-lut' ELSE 'tin-' || n % 4 || '-' || id % 50 END || '@' || n, id,
      (to_timestamp((${now} - n * ${everyMs}::bigint) / 1000) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
      ${now} - n * ${everyMs}::bigint, CASE WHEN (n + id) % 97 = 0 THEN 'missed' ELSE 'aired' END,
      ${now} - n * ${everyMs}::bigint, ${now} - n * ${everyMs}::bigint + 300000,
      CASE WHEN (n + id) % 97 = 0 THEN 'crash' END,
      CASE WHEN (n + id) % 97 = 0 THEN '{"code":"crash","slotAt":1700000000000,"from":1700000000000,"to":1700000600000}' END,
      1 + n / 20, ${airings} / 20, ARRAY['document bai-' || n % 30]
    FROM loa.history, generate_series(1, ${airings}::integer) AS n`;
  await countAll(sql);
  await sql`
    INSERT INTO loa.station_heard (station, day, heard_ms, silences)
    SELECT id, day::date, 86000000, 1 FROM loa.station, generate_series(
      to_timestamp(${now} / 1000.0) - ${months} * interval '30 days', to_timestamp(${now} / 1000.0), interval '1 day') AS day`;
  await sql`
    INSERT INTO loa.heard_month
    SELECT station, date_trunc('month', day)::date, sum(heard_ms), sum(silences) FROM loa.station_heard GROUP BY 1, 2`;
  await sql`UPDATE loa.station_now SET watched_from = 0`;
  await sql`
    UPDATE loa.station SET lat = 9 + (substr(id, 2)::integer % 34) * 0.4 + (substr(id, 2)::integer % 97) * 0.004,
      lon = 103 + (substr(id, 2)::integer % 34) * 0.17 + (substr(id, 2)::integer % 89) * 0.005
    WHERE substr(id, 2)::integer % 20 > 0`;
  await sql`
    INSERT INTO loa.station_group (station, name)
    SELECT id, CASE substr(id, 2)::integer % 3 WHEN 0 THEN 'miền núi' ELSE 'ven biển' END FROM loa.station`;
  await sql`
    INSERT INTO loa.act (at, by, act, station, detail)
    SELECT ${now} - n * 60000::bigint, 'Bà Hoa ' || n % 20, 'invited', NULL, jsonb_build_object('name', 'Đài xã ' || n)
    FROM generate_series(1, 50000) AS n`;
  await sql`ANALYZE`;
}

/** As the copying of lines would have counted them, all at once. */
async function countAll(sql: Asks): Promise<void> {
  await sql`
    INSERT INTO loa.station_day (station, day, waiting, aired, handed_over, lost, cancelled, disputed, planned)
    SELECT station, day, 0, count(*) FILTER (WHERE state = 'aired'), 0, count(*) FILTER (WHERE state = 'missed'), 0, 0, count(*)
    FROM loa.airing GROUP BY station, day`;
  await sql`
    INSERT INTO loa.station_month
    SELECT station, date_trunc('month', day)::date, sum(waiting), sum(aired), sum(handed_over), sum(lost), sum(cancelled),
      sum(disputed), sum(planned), sum(made_up), sum(urgent), sum(urgent_aired)
    FROM loa.station_day GROUP BY 1, 2`;
  await sql`
    INSERT INTO loa.station_day_loss
    SELECT station, day, reason, count(*) FROM loa.airing WHERE state = 'missed' GROUP BY 1, 2, 3`;
  await sql`
    INSERT INTO loa.station_campaign
    SELECT station, campaign, 'Đợt ' || campaign, count(*), max(weeks), 0, count(*) FILTER (WHERE state = 'aired'), 0,
      count(*) FILTER (WHERE state = 'missed'), 0, min(day), max(day)
    FROM loa.airing GROUP BY station, campaign`;
  await sql`
    INSERT INTO loa.station_part
    SELECT station, part, 0, count(*) FILTER (WHERE state = 'aired'), 0, count(*) FILTER (WHERE state = 'missed'), 0, 0
    FROM loa.airing, unnest(parts) AS part GROUP BY station, part`;
}
