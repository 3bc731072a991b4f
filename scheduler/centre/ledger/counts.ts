// Counts of airings, kept in the transaction in which they change: days, months, campaigns, parts.
import type { Asks } from '../database/connect.ts';
import type { PartChange } from '../take/parts-and-titles.ts';

/** Counts these days anew from their airings, and their months from the days: told twice, they count the same. */
export async function countDays(
  sql: Asks,
  station: string,
  days: readonly string[],
): Promise<void> {
  const asked = [...new Set(days)];
  await sql`
    INSERT INTO loa.station_day
      (station, day, waiting, aired, handed_over, lost, cancelled, disputed, planned, made_up, urgent, urgent_aired)
    SELECT ${station}, asked.day,
      count(airing) FILTER (WHERE NOT disputed AND state IN ('planned', 'ready', 'airing')),
      count(airing) FILTER (WHERE NOT disputed AND state = 'aired'),
      count(airing) FILTER (WHERE NOT disputed AND state = 'handed-over'),
      count(airing) FILTER (WHERE NOT disputed AND state IN ('missed', 'interrupted')),
      count(airing) FILTER (WHERE NOT disputed AND state = 'cancelled'),
      count(airing) FILTER (WHERE disputed),
      ${isPlanned(sql)},
      count(airing) FILTER (WHERE NOT disputed AND state = 'aired' AND makes_up_for IS NOT NULL),
      count(airing) FILTER (WHERE campaign = 'khan-cap'),
      count(airing) FILTER (WHERE campaign = 'khan-cap' AND NOT disputed AND state = 'aired')
    FROM unnest(${asked}::date[]) AS asked (day)
    LEFT JOIN loa.airing ON airing.station = ${station} AND airing.day = asked.day
    GROUP BY asked.day
    ON CONFLICT (station, day) DO UPDATE SET
      waiting = excluded.waiting, aired = excluded.aired, handed_over = excluded.handed_over,
      lost = excluded.lost, cancelled = excluded.cancelled, disputed = excluded.disputed,
      planned = excluded.planned, made_up = excluded.made_up, urgent = excluded.urgent,
      urgent_aired = excluded.urgent_aired`;
  await sql`DELETE FROM loa.station_day_loss WHERE station = ${station} AND day = ANY(${asked}::date[])`;
  await sql`
    INSERT INTO loa.station_day_loss (station, day, code, lost)
    SELECT station, day, coalesce(reason, ''), count(*) FROM loa.airing
    WHERE station = ${station} AND day = ANY(${asked}::date[]) AND NOT disputed
      AND state IN ('missed', 'interrupted')
    GROUP BY station, day, coalesce(reason, '')`;
  await countMonths(sql, station, asked);
}

async function countMonths(sql: Asks, station: string, days: readonly string[]): Promise<void> {
  const months = [...new Set(days.map((day) => `${day.slice(0, 7)}-01`))];
  await sql`
    INSERT INTO loa.station_month
      (station, month, waiting, aired, handed_over, lost, cancelled, disputed, planned, made_up, urgent, urgent_aired)
    SELECT ${station}, asked.month, sum(waiting), sum(aired), sum(handed_over), sum(lost), sum(cancelled),
      sum(disputed), sum(planned), sum(made_up), sum(urgent), sum(urgent_aired)
    FROM unnest(${months}::date[]) AS asked (month)
    JOIN loa.station_day ON station = ${station} AND day >= asked.month AND day < asked.month + interval '1 month'
    GROUP BY asked.month
    ON CONFLICT (station, month) DO UPDATE SET
      waiting = excluded.waiting, aired = excluded.aired, handed_over = excluded.handed_over,
      lost = excluded.lost, cancelled = excluded.cancelled, disputed = excluded.disputed,
      planned = excluded.planned, made_up = excluded.made_up, urgent = excluded.urgent,
      urgent_aired = excluded.urgent_aired`;
}

/**
 * What the plan asks for, once each: what left the plan and came back is `x`, `x~2`, … (core/slot.ts). No make-up, nothing
 * ordered at once, nothing that left the plan for good or had nothing to say.
 */
function isPlanned(sql: Asks) {
  return sql`count(DISTINCT regexp_replace(slot, '~\\d+$', '')) FILTER (
    WHERE airing.campaign NOT IN ('khan-cap', 'noi-truc-tiep') AND makes_up_for IS NULL
    AND NOT (state = 'cancelled' AND reason IS NOT NULL AND reason IN ('left-plan', 'nothing-new')))`;
}

/** Counts these campaigns anew. A title that was told replaces the one before; null leaves it. */
export async function countCampaigns(
  sql: Asks,
  station: string,
  titles: ReadonlyMap<string, string | null>,
): Promise<void> {
  if (titles.size === 0) return;
  await sql`
    INSERT INTO loa.station_campaign (station, campaign, title, planned, weeks, waiting, aired, handed_over,
      lost, disputed, first_day, last_day)
    SELECT ${station}, asked.campaign, asked.title, ${isPlanned(sql)}, max(weeks),
      count(*) FILTER (WHERE NOT disputed AND state IN ('planned', 'ready', 'airing')),
      count(*) FILTER (WHERE NOT disputed AND state = 'aired'),
      count(*) FILTER (WHERE NOT disputed AND state = 'handed-over'),
      count(*) FILTER (WHERE NOT disputed AND state IN ('missed', 'interrupted')),
      count(*) FILTER (WHERE disputed), min(day), max(day)
    FROM unnest(${[...titles.keys()]}::text[], ${[...titles.values()]}::text[]) AS asked (campaign, title)
    JOIN loa.airing ON airing.station = ${station} AND airing.campaign = asked.campaign
    GROUP BY asked.campaign, asked.title
    ON CONFLICT (station, campaign) DO UPDATE SET
      title = coalesce(excluded.title, station_campaign.title), planned = excluded.planned, weeks = excluded.weeks,
      waiting = excluded.waiting, aired = excluded.aired, handed_over = excluded.handed_over, lost = excluded.lost,
      disputed = excluded.disputed, first_day = excluded.first_day, last_day = excluded.last_day`;
}

/** Adds what changed to the counts of parts. */
export async function countParts(
  sql: Asks,
  station: string,
  changes: readonly PartChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const column = <Value>(pick: (one: PartChange) => Value): Value[] => changes.map(pick);
  await sql`
    INSERT INTO loa.station_part AS kept (station, part, waiting, aired, handed_over, lost, cancelled, disputed)
    SELECT ${station}, changed.* FROM unnest(
      ${column(({ part }) => part)}::text[], ${column(({ waiting }) => waiting)}::integer[],
      ${column(({ aired }) => aired)}::integer[], ${column(({ handedOver }) => handedOver)}::integer[],
      ${column(({ lost }) => lost)}::integer[], ${column(({ cancelled }) => cancelled)}::integer[],
      ${column(({ disputed }) => disputed)}::integer[]
    ) AS changed
    ON CONFLICT (station, part) DO UPDATE SET
      waiting = kept.waiting + excluded.waiting, aired = kept.aired + excluded.aired,
      handed_over = kept.handed_over + excluded.handed_over, lost = kept.lost + excluded.lost,
      cancelled = kept.cancelled + excluded.cancelled, disputed = kept.disputed + excluded.disputed`;
}
