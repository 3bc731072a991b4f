// Figures of reports, out of what was counted when lines came: months as sums, the days beside them one by one.
import type { Asks } from '../database/connect.ts';
import type { Counts, Loss, ReportRow } from '../reports/figures.ts';
import type { DayRange, Pieces } from '../reports/ranges.ts';
import { isWithin } from './branches.ts';

export interface ReportAsked {
  readonly range: DayRange;
  readonly pieces: Pieces;
  /** `YYYY-MM-DD`: what waits on an earlier day is unknown. */
  readonly today: string;
  readonly places: readonly number[] | undefined;
}

const columns = (sql: Asks) =>
  sql`planned, aired, made_up, handed_over, lost, cancelled, disputed, urgent, urgent_aired`;

/** One row a station that has not left. */
export async function reportRows(
  sql: Asks,
  { pieces, today, places }: Omit<ReportAsked, 'range'>,
): Promise<readonly ReportRow[]> {
  const { months, days } = pieces;
  const [head, tail] = days;
  return sql<ReportRow[]>`
    WITH pieces AS (
      SELECT station, ${columns(sql)}, waiting AS unknown
      FROM loa.station_month WHERE month = ANY(${[...months]}::date[])
      UNION ALL
      SELECT station, ${columns(sql)}, CASE WHEN day < ${today}::date THEN waiting ELSE 0 END
      FROM loa.station_day WHERE day BETWEEN ${head.from}::date AND ${head.to}::date
      UNION ALL
      SELECT station, ${columns(sql)}, CASE WHEN day < ${today}::date THEN waiting ELSE 0 END
      FROM loa.station_day WHERE day BETWEEN ${tail.from}::date AND ${tail.to}::date
    ), counted AS (
      SELECT station, sum(planned) AS planned, sum(aired) AS aired, sum(made_up) AS made_up,
        sum(handed_over) AS handed_over, sum(lost) AS lost, sum(cancelled) AS cancelled,
        sum(disputed) AS disputed, sum(urgent) AS urgent, sum(urgent_aired) AS urgent_aired,
        sum(unknown) AS unknown
      FROM pieces GROUP BY station
    ), heard AS (
      SELECT station, sum(heard_ms)::bigint AS heard_ms, sum(silences) AS silences FROM (
        SELECT station, heard_ms, silences FROM loa.heard_month WHERE month = ANY(${[...months]}::date[])
        UNION ALL
        SELECT station, heard_ms, silences FROM loa.station_heard
        WHERE day BETWEEN ${head.from}::date AND ${head.to}::date
        UNION ALL
        SELECT station, heard_ms, silences FROM loa.station_heard
        WHERE day BETWEEN ${tail.from}::date AND ${tail.to}::date
      ) AS parts GROUP BY station
    ), heads AS (
      SELECT DISTINCT ON (station) station, head_seq FROM loa.history ORDER BY station, number DESC
    )
    SELECT station.id AS station, station.name, station.place,
      coalesce(planned, 0) AS planned, coalesce(aired, 0) AS aired, coalesce(made_up, 0) AS "madeUp",
      coalesce(handed_over, 0) AS "handedOver", coalesce(lost, 0) AS lost,
      coalesce(cancelled, 0) AS cancelled, coalesce(disputed, 0) AS disputed,
      coalesce(unknown, 0) AS unknown, coalesce(urgent, 0) AS urgent, coalesce(urgent_aired, 0) AS "urgentAired",
      coalesce(heard_ms, 0) AS "heardMs", coalesce(silences, 0) AS silences,
      watched_from AS "watchedFrom", heard_at AS "heardAt",
      greatest(0, coalesce(log_seq, 0) - coalesce(head_seq, 0)) AS "linesBehind"
    FROM loa.station
    LEFT JOIN counted ON counted.station = station.id
    LEFT JOIN heard ON heard.station = station.id
    LEFT JOIN loa.station_now ON station_now.station = station.id
    LEFT JOIN heads ON heads.station = station.id
    WHERE ${isWithin(sql, places)}`;
}

/** By which causes airings were lost. */
export async function lossRows(
  sql: Asks,
  { range, places }: Pick<ReportAsked, 'range' | 'places'>,
): Promise<readonly Loss[]> {
  return sql<Loss[]>`
    SELECT station, code, sum(station_day_loss.lost) AS lost
    FROM loa.station_day_loss JOIN loa.station ON station.id = station_day_loss.station
    WHERE day BETWEEN ${range.from}::date AND ${range.to}::date AND ${isWithin(sql, places)}
    GROUP BY station, code`;
}

export interface MonthRow extends Counts {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly stations: number;
  readonly heardMs: number;
  readonly watchedMs: number;
  readonly silences: number;
}

/** All stations of these places together, one row a month. `ends`: each month's first and after its last instant. */
export async function monthRows(
  sql: Asks,
  {
    months,
    today,
    now,
    places,
  }: {
    readonly months: readonly {
      readonly first: string;
      readonly from: number;
      readonly to: number;
    }[];
    readonly today: string;
    readonly now: number;
    readonly places: readonly number[] | undefined;
  },
): Promise<readonly MonthRow[]> {
  return sql<MonthRow[]>`
    WITH asked AS (
      SELECT * FROM unnest(${months.map(({ first }) => first)}::date[], ${months.map(({ from }) => from)}::bigint[],
        ${months.map(({ to }) => to)}::bigint[]) AS asked (month, begins, ends)
    ), own AS (
      SELECT station.id, watched_from, heard_at FROM loa.station
      LEFT JOIN loa.station_now ON station_now.station = station.id WHERE ${isWithin(sql, places)}
    ), counted AS (
      SELECT month, count(*) AS stations, sum(planned) AS planned, sum(aired) AS aired, sum(made_up) AS made_up,
        sum(handed_over) AS handed_over, sum(lost) AS lost, sum(cancelled) AS cancelled,
        sum(disputed) AS disputed, sum(urgent) AS urgent, sum(urgent_aired) AS urgent_aired, sum(waiting) AS waiting
      FROM loa.station_month JOIN own ON own.id = station
      WHERE month = ANY(${months.map(({ first }) => first)}::date[]) GROUP BY month
    ), to_come AS (
      SELECT date_trunc('month', day)::date AS month, sum(waiting) AS waiting
      FROM loa.station_day JOIN own ON own.id = station WHERE day >= ${today}::date AND waiting > 0 GROUP BY 1
    ), heard AS (
      SELECT month, sum(heard_ms)::bigint AS heard_ms, sum(silences) AS silences
      FROM loa.heard_month JOIN own ON own.id = station
      WHERE month = ANY(${months.map(({ first }) => first)}::date[]) GROUP BY month
    ), watched AS (
      SELECT month, sum(greatest(0, least(ends, ${now}) - greatest(begins, watched_from)))::bigint AS watched_ms
      FROM asked CROSS JOIN own WHERE watched_from IS NOT NULL GROUP BY month
    )
    SELECT to_char(asked.month, 'YYYY-MM') AS month, coalesce(stations, 0) AS stations,
      coalesce(planned, 0) AS planned, coalesce(aired, 0) AS aired, coalesce(made_up, 0) AS "madeUp",
      coalesce(handed_over, 0) AS "handedOver", coalesce(lost, 0) AS lost, coalesce(cancelled, 0) AS cancelled,
      coalesce(disputed, 0) AS disputed, coalesce(counted.waiting, 0) - coalesce(to_come.waiting, 0) AS unknown,
      coalesce(urgent, 0) AS urgent, coalesce(urgent_aired, 0) AS "urgentAired",
      coalesce(heard_ms, 0) AS "heardMs", coalesce(silences, 0) AS silences, coalesce(watched_ms, 0) AS "watchedMs"
    FROM asked
    LEFT JOIN counted ON counted.month = asked.month
    LEFT JOIN to_come ON to_come.month = asked.month
    LEFT JOIN heard ON heard.month = asked.month
    LEFT JOIN watched ON watched.month = asked.month
    ORDER BY asked.month`;
}
