// The last sign of life of each station.
import type { Asks } from '../database/connect.ts';
import { heardBetween } from '../take/heard-between.ts';
import type { Beat } from '../talk/message.ts';

export async function keepStanding(
  sql: Asks,
  station: string,
  beat: Beat,
  protocol: number,
  at: number,
): Promise<void> {
  const { head, clockErrorMs, program, isRunning, troubles, airing, next } = beat;
  await keepHeard(sql, station, at);
  await sql`
    INSERT INTO loa.station_now (station, heard_at, log_seq, clock_error_ms, program, protocol,
      is_running, troubles, airing, next_slot, next_at, watched_from)
    VALUES (${station}, ${at}, ${head.seq}, ${clockErrorMs}, ${program}, ${protocol},
      ${isRunning}, ${JSON.stringify(troubles)}::text::jsonb, ${airing ?? null}, ${next?.slot ?? null}, ${next?.startsAt ?? null}, ${at})
    ON CONFLICT (station) DO UPDATE SET
      heard_at = excluded.heard_at, log_seq = excluded.log_seq,
      clock_error_ms = excluded.clock_error_ms, program = excluded.program,
      protocol = excluded.protocol, is_running = excluded.is_running,
      troubles = excluded.troubles, airing = excluded.airing,
      next_slot = excluded.next_slot, next_at = excluded.next_at,
      watched_from = coalesce(station_now.watched_from, excluded.watched_from)`;
}

/** The time since the last sign of life, as heard or as a silence. What was before anybody counted is neither. */
async function keepHeard(sql: Asks, station: string, at: number): Promise<void> {
  const [now] = await sql<{ heardAt: number }[]>`
    SELECT heard_at AS "heardAt" FROM loa.station_now WHERE station = ${station} AND watched_from IS NOT NULL`;
  if (!now) return;
  for (const { day, heardMs, silences } of heardBetween(now.heardAt, at))
    await sql`
      WITH by_day AS (
        INSERT INTO loa.station_heard AS kept (station, day, heard_ms, silences)
        VALUES (${station}, ${day}::date, ${heardMs}, ${silences})
        ON CONFLICT (station, day) DO UPDATE SET
          heard_ms = kept.heard_ms + excluded.heard_ms, silences = kept.silences + excluded.silences
      )
      INSERT INTO loa.heard_month AS kept (station, month, heard_ms, silences)
      VALUES (${station}, date_trunc('month', ${day}::date)::date, ${heardMs}, ${silences})
      ON CONFLICT (station, month) DO UPDATE SET
        heard_ms = kept.heard_ms + excluded.heard_ms, silences = kept.silences + excluded.silences`;
}
