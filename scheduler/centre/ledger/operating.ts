// Figures of the whole ledger, for whoever runs it.
import type { Asks } from '../database/connect.ts';

/** What stations have and the copies have not. */
export async function copyLag(
  sql: Asks,
): Promise<{ readonly lines: number; readonly stations: number }> {
  const [row] = await sql<{ lines: number; stations: number }[]>`
    SELECT coalesce(sum(behind), 0)::bigint AS lines, count(*) FILTER (WHERE behind > 0) AS stations
    FROM (
      SELECT greatest(0, log_seq - coalesce((
        SELECT head_seq FROM loa.history WHERE history.station = station_now.station
        ORDER BY number DESC LIMIT 1), 0)) AS behind
      FROM loa.station_now JOIN loa.station ON station.id = station WHERE left_at IS NULL
    ) AS lag`;
  return row ?? { lines: 0, stations: 0 };
}

/** Of the orders of 30 days that still hold: how many stations told which state of them; `none` where nothing was told. */
export async function orderStates(sql: Asks): Promise<readonly (readonly [string, number])[]> {
  const rows = await sql<{ state: string; many: number }[]>`
    SELECT coalesce(state, 'none') AS state, count(*) AS many
    FROM loa.station_order JOIN loa.dispatch ON dispatch.id = dispatch
    WHERE superseded_by IS NULL AND made_at > (extract(epoch FROM now()) - 30 * 86400) * 1000
    GROUP BY 1 ORDER BY 1`;
  return rows.map(({ state, many }) => [state, many] as const);
}

/** PostgreSQL's clock, epoch ms. */
export async function databaseNow(sql: Asks): Promise<number> {
  const [row] = await sql<{ at: number }[]>`
    SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS at`;
  return row?.at ?? 0;
}
