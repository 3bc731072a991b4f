// What the page of one station asks.
import type { Asks } from '../database/connect.ts';

export interface StationStanding {
  readonly program: string;
  readonly protocol: number;
  readonly troubles: readonly {
    readonly what: string;
    readonly mend: string;
    readonly since: number;
  }[];
  readonly nextAt: number | null;
}

export async function standingOfStation(
  sql: Asks,
  station: string,
): Promise<StationStanding | undefined> {
  const [row] = await sql<StationStanding[]>`
    SELECT program, protocol, troubles, next_at AS "nextAt" FROM loa.station_now WHERE station = ${station}`;
  return row;
}

export interface FindingRow {
  readonly kind: string;
  readonly seq: number;
  readonly foundAt: number;
  /** Who asked the station about it; null: nobody yet. */
  readonly seenBy: string | null;
  readonly seenAt: number | null;
}

export async function findingsOf(sql: Asks, station: string): Promise<readonly FindingRow[]> {
  return sql<FindingRow[]>`
    SELECT kind, seq, found_at AS "foundAt", seen_by AS "seenBy", seen_at AS "seenAt" FROM loa.finding
    WHERE station = ${station} ORDER BY seen_at IS NOT NULL, found_at DESC, id LIMIT 50`;
}

export interface AiringRow {
  readonly slot: string;
  readonly startsAt: number;
  readonly state: string;
  readonly airedAt: number | null;
  readonly reason: string | null;
  readonly why: string | null;
  readonly makesUpFor: string | null;
  readonly disputed: boolean;
}

/** The newest first. */
export async function airingsOf(
  sql: Asks,
  station: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly AiringRow[]> {
  return sql<AiringRow[]>`
    SELECT slot, starts_at AS "startsAt", state, aired_at AS "airedAt", reason, why,
      makes_up_for AS "makesUpFor", disputed FROM loa.airing
    WHERE station = ${station} AND day BETWEEN ${from}::date AND ${to}::date
    ORDER BY starts_at DESC, slot LIMIT 500`;
}

export interface StationMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly planned: number;
  readonly aired: number;
  readonly handedOver: number;
  readonly lost: number;
  readonly disputed: number;
}

/** The newest first, three years of them. */
export async function monthsOf(sql: Asks, station: string): Promise<readonly StationMonth[]> {
  return sql<StationMonth[]>`
    SELECT to_char(month, 'YYYY-MM') AS month, planned, aired, handed_over AS "handedOver", lost, disputed
    FROM loa.station_month WHERE station = ${station} ORDER BY station_month.month DESC LIMIT 36`;
}

/** Lines of the station's log that tell of its troubles, and of what was begun and ended. */
const troubleEvents = [
  ...(['trouble', 'alarm', 'alarm-over', 'output-failed', 'takeover', 'dead-air'] as const),
  ...(['dead-air-over', 'frozen', 'clock-step', 'clock-leap', 'clock-right'] as const),
  ...([
    'store-damaged',
    'backup-restored',
    'content-problem',
    'daemon-start',
    'daemon-stop',
  ] as const),
];

export interface TroubleLine {
  readonly at: number;
  readonly event: string;
  readonly detail: string;
}

/** The newest first; `from`, `to`: epoch ms. */
export async function troubleLines(
  sql: Asks,
  station: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly TroubleLine[]> {
  return sql<TroubleLine[]>`
    SELECT at, event, detail FROM loa.history JOIN loa.line ON line.history = history.id
    WHERE station = ${station} AND event = ANY(${[...troubleEvents]}::text[]) AND at >= ${from} AND at < ${to}
    ORDER BY number DESC, seq DESC LIMIT 100`;
}

export interface StationDetail {
  readonly lat: number | null;
  readonly lon: number | null;
  readonly place: number | null;
  readonly watchedFrom: number | null;
}

export async function detailOf(sql: Asks, station: string): Promise<StationDetail | undefined> {
  const [row] = await sql<StationDetail[]>`
    SELECT lat, lon, place, watched_from AS "watchedFrom" FROM loa.station
    LEFT JOIN loa.station_now ON station_now.station = station.id WHERE station.id = ${station}`;
  return row;
}
