// Emergencies that were sent down: what they say, and how far each is at each station.
import type { Asks } from '../database/connect.ts';
import type { Selection } from '../send/selection.ts';
import { selectedIds } from './selection.ts';
import type {
  capUrgencies,
  categories,
  certainties,
  severities,
} from '../emergency/cap/cap-alert.ts';

export interface EmergencyRow {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly urgency: (typeof capUrgencies)[number];
  readonly severity: (typeof severities)[number];
  readonly certainty: (typeof certainties)[number];
  readonly category: (typeof categories)[number];
  /** In words. */
  readonly area: string;
  readonly selection: Selection;
  readonly everyMinutes: number | null;
  readonly untilAt: number | null;
  readonly madeAt: number;
  readonly madeBy: string;
  readonly expiresAt: number;
  readonly replaces: string | null;
  readonly capAlert: number | null;
  /** Which part of the alert, from 0. */
  readonly capPart: number | null;
  readonly endedAt: number | null;
  readonly endedBy: string | null;
  readonly endedWhy: string | null;
  readonly endOrder: string | null;
}

type New = Omit<EmergencyRow, 'endedAt' | 'endedBy' | 'endedWhy' | 'endOrder'>;

export async function addEmergency(sql: Asks, one: New): Promise<void> {
  await sql`
    INSERT INTO loa.emergency (id, title, text, urgency, severity, certainty, category, area, selection,
      every_minutes, until_at, made_at, made_by, expires_at, replaces, cap_alert, cap_part)
    VALUES (${one.id}, ${one.title}, ${one.text}, ${one.urgency}, ${one.severity}, ${one.certainty},
      ${one.category}, ${one.area}, ${JSON.stringify(one.selection)}::text::jsonb, ${one.everyMinutes},
      ${one.untilAt}, ${one.madeAt}, ${one.madeBy}, ${one.expiresAt}, ${one.replaces}, ${one.capAlert},
      ${one.capPart})`;
}

/** False where it was ended before: the first word stands. */
export async function markEnded(
  sql: Asks,
  id: string,
  { by, why, at, order }: { by: string; why: string; at: number; order: string | null },
): Promise<boolean> {
  const ended = await sql`
    UPDATE loa.emergency SET ended_at = ${at}, ended_by = ${by}, ended_why = ${why}, end_order = ${order}
    WHERE id = ${id} AND ended_at IS NULL`;
  return ended.count > 0;
}

const columns = (sql: Asks) => sql`
  id, title, text, urgency, severity, certainty, category, area, selection,
  every_minutes AS "everyMinutes", until_at AS "untilAt", made_at AS "madeAt", made_by AS "madeBy",
  expires_at AS "expiresAt", replaces, cap_alert AS "capAlert", cap_part AS "capPart", ended_at AS "endedAt",
  ended_by AS "endedBy", ended_why AS "endedWhy", end_order AS "endOrder"`;

export async function emergencyNamed(sql: Asks, id: string): Promise<EmergencyRow | undefined> {
  const [row] = await sql<
    EmergencyRow[]
  >`SELECT ${columns(sql)} FROM loa.emergency WHERE id = ${id}`;
  return row;
}

/** The one that this order ended. */
export async function emergencyEndedBy(
  sql: Asks,
  order: string,
): Promise<EmergencyRow | undefined> {
  const [row] = await sql<EmergencyRow[]>`
    SELECT ${columns(sql)} FROM loa.emergency WHERE end_order = ${order}`;
  return row;
}

/** The newest first. */
export async function newestEmergencies(sql: Asks, most: number): Promise<readonly EmergencyRow[]> {
  return sql<EmergencyRow[]>`
    SELECT ${columns(sql)} FROM loa.emergency ORDER BY made_at DESC, id LIMIT ${most}`;
}

/** What took its place; undefined: nothing did. */
export async function replacedBy(sql: Asks, id: string): Promise<EmergencyRow | undefined> {
  const [row] = await sql<EmergencyRow[]>`
    SELECT ${columns(sql)} FROM loa.emergency WHERE replaces = ${id} ORDER BY made_at DESC, id LIMIT 1`;
  return row;
}

/** What is on its way or on the air of this alert, of that part, at any station of the selection. */
export async function soundingOf(
  sql: Asks,
  { alert, part, selection, at }: { alert: number; part: number; selection: Selection; at: number },
): Promise<readonly EmergencyRow[]> {
  return sql<EmergencyRow[]>`
    SELECT ${columns(sql)} FROM loa.emergency
    WHERE cap_alert = ${alert} AND coalesce(cap_part, ${part}) = ${part}
      AND ended_at IS NULL AND expires_at > ${at}
      AND EXISTS (SELECT FROM loa.station_order
        WHERE dispatch = emergency.id AND station IN (${selectedIds(sql, selection)}))
    ORDER BY made_at DESC, id`;
}

/** Those whose place it took, one after another, the nearest first. */
export async function replacedBefore(sql: Asks, id: string): Promise<readonly EmergencyRow[]> {
  return sql<EmergencyRow[]>`
    WITH RECURSIVE before AS (
      SELECT replaces AS name, 1 AS step FROM loa.emergency WHERE id = ${id} AND replaces IS NOT NULL
      UNION ALL
      SELECT replaces, step + 1 FROM loa.emergency JOIN before ON id = name
      WHERE replaces IS NOT NULL AND step < 50
    )
    SELECT ${columns(sql)} FROM loa.emergency JOIN before ON id = name ORDER BY step`;
}

/** Stations at which an order may still be at work: they were given it, and have not told its end. */
export async function stationsStillAt(sql: Asks, dispatch: string): Promise<readonly string[]> {
  const rows = await sql<{ station: string }[]>`
    SELECT station FROM loa.station_order WHERE dispatch = ${dispatch}
      AND (state IS NULL OR state NOT IN ('ended', 'refused', 'expired', 'failed'))
    ORDER BY station`;
  return rows.map(({ station }) => station);
}

/** Which stations somebody sees: those in these branches; undefined: all. */
type Within = readonly number[] | undefined;

/** A statement's condition on loa.station. */
const isWithin = (sql: Asks, within: Within) => {
  const places = within ? [...within] : null;
  return sql`(${places}::bigint[] IS NULL OR station.place = ANY(${places}))`;
};

export interface StageCount {
  readonly dispatch: string;
  /** As told; null: no word yet. */
  readonly state: string | null;
  readonly isSuperseded: boolean;
  readonly isStuck: boolean;
  readonly count: number;
}

/** By which clock and patience it is judged who fell silent; ms. */
interface Patience {
  readonly now: number;
  readonly callAfterMs: number;
}

/** Received and not on the air: so long after the last word that came of it, or past its end. What was superseded is another's. */
const isStuck = (sql: Asks, { now, callAfterMs }: Patience) => sql`
  (coalesce(own.state IN ('received', 'accepted', 'making'), false) AND own.superseded_by IS NULL
    AND (coalesce(own.told_at, own.state_at) <= ${now - callAfterMs} OR coalesce(dispatch.expires_at <= ${now}, false)))`;

/** How many of each order's stations are how far: one statement, whatever their number. */
export async function countStages(
  sql: Asks,
  dispatches: readonly string[],
  within: Within,
  patience: Patience,
): Promise<readonly StageCount[]> {
  return sql<StageCount[]>`
    SELECT own.dispatch, own.state, own.superseded_by IS NOT NULL AND own.state IS NULL AS "isSuperseded",
      ${isStuck(sql, patience)} AS "isStuck", count(*)::integer AS count
    FROM loa.station_order AS own JOIN loa.station ON station.id = own.station
    JOIN loa.dispatch ON dispatch.id = own.dispatch
    WHERE own.dispatch = ANY(${[...dispatches]}::text[]) AND ${isWithin(sql, within)}
    GROUP BY 1, 2, 3, 4`;
}

export interface StationStage {
  readonly station: string;
  readonly name: string;
  readonly place: readonly string[];
  readonly phone: string;
  readonly state: string | null;
  readonly stateAt: number | null;
  readonly onAirAt: number | null;
  readonly reasonCode: string | null;
  readonly reason: string | null;
  readonly isSuperseded: boolean;
  readonly isStuck: boolean;
  /** When the station said anything last; null: never. */
  readonly heardAt: number | null;
}

export interface WantedStages {
  readonly within: Within;
  /** Only these states; `null` among them: no word yet. Absent: all. */
  readonly states?: readonly (string | null)[];
  /** Of those without a word: only those that a newer order took the place at, or none of them. */
  readonly isSuperseded?: boolean;
  /** Of those that received it and are not on the air: only those that fell silent, or none of them. */
  readonly isStuck?: boolean | undefined;
  /** Absent: nobody is judged to have fallen silent. */
  readonly moment?: Patience;
  readonly most: number;
  readonly skip?: number;
}

/** Stations of one order, by place and name. */
export async function stagesOf(
  sql: Asks,
  dispatch: string,
  { within, states, isSuperseded, isStuck: wantsStuck, moment, most, skip = 0 }: WantedStages,
): Promise<readonly StationStage[]> {
  const stuck = isStuck(sql, moment ?? { now: 0, callAfterMs: 0 });
  const named = states ? states.filter((state) => state !== null) : null;
  const withNone = states?.includes(null) ?? true;
  return sql<StationStage[]>`
    WITH RECURSIVE path AS (
      SELECT id, ARRAY[name] AS names FROM loa.place WHERE parent IS NULL
      UNION ALL
      SELECT place.id, path.names || place.name FROM loa.place JOIN path ON path.id = place.parent
    )
    SELECT own.station, station.name, coalesce(path.names, '{}') AS place, station.phone, own.state,
      own.state_at AS "stateAt", (own.stages->>'on-air')::bigint AS "onAirAt",
      own.reason_code AS "reasonCode", own.reason,
      own.superseded_by IS NOT NULL AND own.state IS NULL AS "isSuperseded", heard_at AS "heardAt",
      ${stuck} AS "isStuck"
    FROM loa.station_order AS own
    JOIN loa.dispatch ON dispatch.id = own.dispatch
    JOIN loa.station ON station.id = own.station
    LEFT JOIN path ON path.id = station.place
    LEFT JOIN loa.station_now ON station_now.station = own.station
    WHERE own.dispatch = ${dispatch} AND ${isWithin(sql, within)}
      AND (${named}::text[] IS NULL OR own.state = ANY(${named}) OR (${withNone} AND own.state IS NULL))
      AND (${isSuperseded ?? null}::boolean IS NULL OR own.state IS NOT NULL
        OR (own.superseded_by IS NOT NULL) = ${isSuperseded ?? null})
      AND (${wantsStuck ?? null}::boolean IS NULL
        OR own.state IS NULL OR own.state NOT IN ('received', 'accepted', 'making')
        OR ${stuck} = ${wantsStuck ?? null})
    ORDER BY path.names, station.name, own.station LIMIT ${most} OFFSET ${skip}`;
}

/** How many of an order's stations lie outside of these branches. */
export async function countOutside(sql: Asks, dispatch: string, within: Within): Promise<number> {
  if (!within) return 0;
  const [row] = await sql<{ count: number }[]>`
    SELECT count(*)::integer AS count
    FROM loa.station_order JOIN loa.station ON station.id = station_order.station
    WHERE dispatch = ${dispatch} AND NOT coalesce(station.place = ANY(${[...within]}::bigint[]), false)`;
  return row?.count ?? 0;
}

export interface ReachedStation {
  readonly id: string;
  readonly name: string;
  readonly place: readonly string[];
  readonly phone: string;
  readonly heardAt: number | null;
  readonly protocol: number | null;
}

/** Of these stations those that nobody has heard since, and those that never spoke. */
export async function silentSince(
  sql: Asks,
  stations: readonly string[],
  since: number,
): Promise<readonly ReachedStation[]> {
  return sql<ReachedStation[]>`
    WITH RECURSIVE path AS (
      SELECT id, ARRAY[name] AS names FROM loa.place WHERE parent IS NULL
      UNION ALL
      SELECT place.id, path.names || place.name FROM loa.place JOIN path ON path.id = place.parent
    )
    SELECT station.id, station.name, coalesce(path.names, '{}') AS place, station.phone,
      heard_at AS "heardAt", protocol
    FROM loa.station LEFT JOIN path ON path.id = station.place
    LEFT JOIN loa.station_now ON station_now.station = station.id
    WHERE station.id = ANY(${[...stations]}::text[]) AND (heard_at IS NULL OR heard_at < ${since})
    ORDER BY path.names, station.name`;
}

/** After so many seconds without a word a station is to be telephoned. */
export async function callAfterSeconds(sql: Asks): Promise<number> {
  const [row] = await sql<{ seconds: number }[]>`
    SELECT call_after_seconds AS seconds FROM loa.emergency_setting`;
  return row?.seconds ?? 60;
}

export async function setCallAfter(sql: Asks, seconds: number): Promise<void> {
  await sql`UPDATE loa.emergency_setting SET call_after_seconds = ${seconds}`;
}

/** Names of groups that stations of these branches have. */
export async function groupsWithin(sql: Asks, within: Within): Promise<readonly string[]> {
  const rows = await sql<{ name: string }[]>`
    SELECT DISTINCT station_group.name FROM loa.station_group
    JOIN loa.station ON station.id = station_group.station
    WHERE left_at IS NULL AND ${isWithin(sql, within)} ORDER BY 1`;
  return rows.map(({ name }) => name);
}
