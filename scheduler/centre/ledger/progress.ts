// How far stations are with campaigns and documents: rows that were counted when lines came.
import type { Asks } from '../database/connect.ts';
import type { PartRow, ProgressRow } from '../progress/judge-progress.ts';
import { isWithin } from './branches.ts';

export interface CampaignRow {
  readonly campaign: string;
  readonly title: string | null;
  readonly stations: number;
  readonly reached: number;
  /** Airings asked for, as most stations have it. */
  readonly planned: number;
  readonly weeks: number | null;
  readonly aired: number;
  readonly handedOver: number;
  readonly lost: number;
  readonly disputed: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

export interface Listed {
  readonly places: readonly number[] | undefined;
  /** Without marks, part of a name. */
  readonly text: string;
  readonly most: number;
  readonly skip: number;
}

/** Campaigns that most stations have come first. */
export async function campaignRows(
  sql: Asks,
  { places, text, most, skip }: Listed,
): Promise<readonly CampaignRow[]> {
  return sql<CampaignRow[]>`
    SELECT campaign, max(title) AS title, count(*) AS stations,
      count(*) FILTER (WHERE planned > 0 AND aired >= planned) AS reached,
      mode() WITHIN GROUP (ORDER BY planned)::bigint AS planned, max(weeks) AS weeks,
      sum(aired)::bigint AS aired, sum(handed_over)::bigint AS "handedOver", sum(lost)::bigint AS lost,
      sum(disputed)::bigint AS disputed,
      to_char(min(first_day), 'YYYY-MM-DD') AS "firstDay", to_char(max(last_day), 'YYYY-MM-DD') AS "lastDay"
    FROM loa.station_campaign JOIN loa.station ON station.id = station_campaign.station
    WHERE ${isWithin(sql, places)}
      AND (${text} = '' OR loa.plain(campaign || ' ' || coalesce(title, '')) LIKE ${likeOf(text)})
    GROUP BY campaign ORDER BY count(*) DESC, max(last_day) DESC, campaign LIMIT ${most} OFFSET ${skip}`;
}

/** What stands for itself in LIKE. */
export function likeOf(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

/** Each station that has the campaign. `today`: epoch ms of its beginning; what waits from before is not known. */
export async function progressRows(
  sql: Asks,
  campaign: string,
  { places, today }: { readonly places: readonly number[] | undefined; readonly today: number },
): Promise<readonly ProgressRow[]> {
  return sql<ProgressRow[]>`
    WITH open AS (
      SELECT station, count(*) AS unknown FROM loa.airing
      WHERE campaign = ${campaign} AND starts_at < ${today} AND NOT disputed
        AND state IN ('planned', 'ready', 'airing') GROUP BY station
    )
    SELECT station.id AS station, station.name, station.place, title, planned, weeks, aired,
      handed_over AS "handedOver", lost, disputed, waiting, coalesce(unknown, 0) AS unknown,
      to_char(first_day, 'YYYY-MM-DD') AS "firstDay", to_char(last_day, 'YYYY-MM-DD') AS "lastDay"
    FROM loa.station_campaign JOIN loa.station ON station.id = station_campaign.station
    LEFT JOIN open ON open.station = station.id
    WHERE campaign = ${campaign} AND ${isWithin(sql, places)}`;
}

export interface PartListRow {
  readonly part: string;
  readonly stations: number;
  /** Stations where it was aired at least once. */
  readonly heardAt: number;
  readonly aired: number;
  readonly handedOver: number;
  readonly lost: number;
  readonly disputed: number;
}

export async function partListRows(
  sql: Asks,
  { places, text, most, skip }: Listed,
): Promise<readonly PartListRow[]> {
  return sql<PartListRow[]>`
    SELECT part, count(*) AS stations, count(*) FILTER (WHERE aired > 0) AS "heardAt",
      sum(aired)::bigint AS aired, sum(handed_over)::bigint AS "handedOver", sum(lost)::bigint AS lost,
      sum(disputed)::bigint AS disputed
    FROM loa.station_part JOIN loa.station ON station.id = station_part.station
    WHERE ${isWithin(sql, places)} AND (${text} = '' OR loa.plain(part) LIKE ${likeOf(text)})
    GROUP BY part ORDER BY count(*) DESC, part LIMIT ${most} OFFSET ${skip}`;
}

export async function partRows(
  sql: Asks,
  part: string,
  places: readonly number[] | undefined,
): Promise<readonly PartRow[]> {
  return sql<PartRow[]>`
    SELECT station.id AS station, station.name, station.place, aired, handed_over AS "handedOver", lost, disputed,
      waiting
    FROM loa.station_part JOIN loa.station ON station.id = station_part.station
    WHERE part = ${part} AND ${isWithin(sql, places)}`;
}

export interface CampaignAiring {
  readonly slot: string;
  readonly startsAt: number;
  readonly state: string;
  readonly airedAt: number | null;
  readonly endedAt: number | null;
  readonly reason: string | null;
  readonly why: string | null;
  readonly week: number | null;
  readonly weeks: number | null;
  readonly makesUpFor: string | null;
  readonly disputed: boolean;
}

/** Oldest first. */
export async function airingsOfCampaign(
  sql: Asks,
  station: string,
  campaign: string,
): Promise<readonly CampaignAiring[]> {
  return sql<CampaignAiring[]>`
    SELECT slot, starts_at AS "startsAt", state, aired_at AS "airedAt", ended_at AS "endedAt", reason, why,
      week, weeks, makes_up_for AS "makesUpFor", disputed
    FROM loa.airing WHERE station = ${station} AND campaign = ${campaign} ORDER BY starts_at, slot LIMIT 1000`;
}

export interface SlotLine {
  readonly history: number;
  readonly seq: number;
  readonly at: number;
  readonly event: string;
  readonly detail: string;
}

/** What the log says of one airing, in the order in which it was copied. */
export async function linesOfSlot(
  sql: Asks,
  station: string,
  slot: string,
): Promise<readonly SlotLine[]> {
  return sql<SlotLine[]>`
    SELECT number AS history, seq, at, event, detail
    FROM loa.history JOIN loa.line ON line.history = history.id
    WHERE station = ${station} AND slot = ${slot} ORDER BY number, seq LIMIT 500`;
}

export interface OneAiring extends CampaignAiring {
  readonly campaign: string;
  readonly parts: readonly string[] | null;
}

export async function airingNamed(
  sql: Asks,
  station: string,
  slot: string,
): Promise<OneAiring | undefined> {
  const [row] = await sql<OneAiring[]>`
    SELECT slot, campaign, starts_at AS "startsAt", state, aired_at AS "airedAt", ended_at AS "endedAt", reason,
      why, week, weeks, makes_up_for AS "makesUpFor", disputed, parts
    FROM loa.airing WHERE station = ${station} AND slot = ${slot}`;
  return row;
}
