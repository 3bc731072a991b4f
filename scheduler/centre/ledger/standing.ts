// The last sign of life of each station.
import type { Asks } from '../database/connect.ts';
import type { Beat } from '../talk/message.ts';

export async function keepStanding(
  sql: Asks,
  station: string,
  beat: Beat,
  protocol: number,
  at: number,
): Promise<void> {
  const { head, clockErrorMs, program, isRunning, troubles, airing, next } = beat;
  await sql`
    INSERT INTO loa.station_now (station, heard_at, log_seq, clock_error_ms, program, protocol,
      is_running, troubles, airing, next_slot, next_at)
    VALUES (${station}, ${at}, ${head.seq}, ${clockErrorMs}, ${program}, ${protocol},
      ${isRunning}, ${JSON.stringify(troubles)}::text::jsonb, ${airing ?? null}, ${next?.slot ?? null}, ${next?.startsAt ?? null})
    ON CONFLICT (station) DO UPDATE SET
      heard_at = excluded.heard_at, log_seq = excluded.log_seq,
      clock_error_ms = excluded.clock_error_ms, program = excluded.program,
      protocol = excluded.protocol, is_running = excluded.is_running,
      troubles = excluded.troubles, airing = excluded.airing,
      next_slot = excluded.next_slot, next_at = excluded.next_at`;
}
