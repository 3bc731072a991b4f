// Alerts of others: where they come from, whose may air, what their areas mean, and what became of each.
import type { Asks } from '../database/connect.ts';
import type { CapAlert, CapReference } from '../emergency/cap/cap-alert.ts';
import type { AreaKey } from '../emergency/cap/judge-alert.ts';
import type { Selection } from '../send/selection.ts';

export type AlertState =
  | 'waiting'
  | 'sent'
  | 'not-for-air'
  | 'dismissed'
  | 'superseded'
  | 'cancelled'
  /** A cancel of what nobody here ever aired. */
  | 'nothing-to-do';

export interface AlertRow {
  readonly id: number;
  /** Null: a file that somebody brought. */
  readonly feed: number | null;
  readonly cameAt: number;
  readonly broughtBy: string;
  readonly alert: CapAlert;
  readonly state: AlertState;
  readonly stateAt: number;
  readonly stateBy: string;
  /** What its own words do not say of why it waits; Vietnamese. */
  readonly stateWhy: string | null;
}

const columns = (sql: Asks) => sql`
  id, feed, came_at AS "cameAt", brought_by AS "broughtBy", alert, state, state_at AS "stateAt",
  state_by AS "stateBy", state_why AS "stateWhy"`;

export interface NewAlert {
  readonly alert: CapAlert;
  /** As it came. */
  readonly document: string;
  readonly feed: number | null;
  readonly by: string;
  readonly at: number;
}

/** Undefined where it came before: it changes nothing then. */
export async function addAlert(
  sql: Asks,
  { alert, document, feed, by, at }: NewAlert,
): Promise<number | undefined> {
  const { sender, identifier, sent } = alert;
  const [row] = await sql<{ id: number }[]>`
    INSERT INTO loa.cap_alert (sender, identifier, sent, feed, came_at, brought_by, document, alert,
      state, state_at, state_by)
    VALUES (${sender}, ${identifier}, ${sent}, ${feed}, ${at}, ${by}, ${document},
      ${JSON.stringify(alert)}::text::jsonb, 'waiting', ${at}, ${by})
    ON CONFLICT (sender, identifier, sent) DO NOTHING RETURNING id`;
  return row?.id;
}

/** Held by this transaction until it ends: of two people one acts. */
export async function alertHeld(sql: Asks, id: number): Promise<AlertRow | undefined> {
  const [row] = await sql<AlertRow[]>`
    SELECT ${columns(sql)} FROM loa.cap_alert WHERE id = ${id} FOR UPDATE`;
  return row;
}

export async function alertNamed(
  sql: Asks,
  id: number,
): Promise<(AlertRow & { readonly document: string }) | undefined> {
  const [row] = await sql<(AlertRow & { document: string })[]>`
    SELECT ${columns(sql)}, document FROM loa.cap_alert WHERE id = ${id}`;
  return row;
}

/** Those that wait first, then the newest. */
export async function newestAlerts(sql: Asks, most: number): Promise<readonly AlertRow[]> {
  return sql<AlertRow[]>`
    SELECT ${columns(sql)} FROM loa.cap_alert
    ORDER BY state = 'waiting' DESC, came_at DESC, id DESC LIMIT ${most}`;
}

export async function setAlertState(
  sql: Asks,
  id: number,
  {
    state,
    by,
    at,
    why = null,
  }: {
    readonly state: AlertState;
    readonly by: string;
    readonly at: number;
    readonly why?: string | null;
  },
): Promise<void> {
  await sql`
    UPDATE loa.cap_alert SET state = ${state}, state_by = ${by}, state_at = ${at}, state_why = ${why}
    WHERE id = ${id}`;
}

/** A better source brought it too: what that one says counts from now on. */
export async function bringAnew(
  sql: Asks,
  id: number,
  { alert, document, feed, by, at }: NewAlert,
): Promise<void> {
  await sql`
    UPDATE loa.cap_alert SET feed = ${feed}, came_at = ${at}, brought_by = ${by}, document = ${document},
      alert = ${JSON.stringify(alert)}::text::jsonb, state = 'waiting', state_at = ${at}, state_by = ${by},
      state_why = NULL
    WHERE id = ${id}`;
}

/** Whether anything was ever sent down of it. */
export async function wasSent(sql: Asks, alert: number): Promise<boolean> {
  const rows = await sql`SELECT FROM loa.emergency WHERE cap_alert = ${alert} LIMIT 1`;
  return rows.length > 0;
}

/** Those that these names mean. */
export async function alertsReferenced(
  sql: Asks,
  references: readonly CapReference[],
): Promise<readonly AlertRow[]> {
  return sql<AlertRow[]>`
    SELECT ${columns(sql)} FROM loa.cap_alert
    WHERE (sender, identifier, sent) IN (SELECT * FROM unnest(
      ${references.map(({ sender }) => sender)}::text[],
      ${references.map(({ identifier }) => identifier)}::text[],
      ${references.map(({ sent }) => sent)}::text[])) FOR UPDATE`;
}

/** Those that came before it and take its place: lists of alerts begin with the newest. */
export async function alertsAfter(
  sql: Asks,
  { sender, identifier, sent }: CapReference,
): Promise<readonly AlertRow[]> {
  return sql<AlertRow[]>`
    SELECT ${columns(sql)} FROM loa.cap_alert
    WHERE sender = ${sender} AND alert->>'status' = 'Actual'
      AND alert->'references' @> ${JSON.stringify([{ sender, identifier, sent }])}::text::jsonb`;
}

/** What was sent down of these alerts and has not been ended. */
export async function emergenciesOfAlerts(
  sql: Asks,
  alerts: readonly number[],
): Promise<readonly { readonly id: string; readonly alert: number; readonly expiresAt: number }[]> {
  return sql<{ id: string; alert: number; expiresAt: number }[]>`
    SELECT id, cap_alert AS alert, expires_at AS "expiresAt" FROM loa.emergency
    WHERE cap_alert = ANY(${[...alerts]}::bigint[]) AND ended_at IS NULL ORDER BY made_at DESC`;
}

export interface FeedRow {
  readonly id: number;
  readonly url: string;
  readonly everyMinutes: number;
  readonly etag: string | null;
  readonly seen: Readonly<Record<string, string>>;
  readonly askedAt: number | null;
  readonly answeredAt: number | null;
  readonly failure: string | null;
  /** Whose alerts of it air by themselves. */
  readonly senders: readonly string[];
}

const feedColumns = (sql: Asks) => sql`
  id, url, every_minutes AS "everyMinutes", etag, seen, asked_at AS "askedAt",
  answered_at AS "answeredAt", failure,
  ARRAY(SELECT sender FROM loa.cap_sender WHERE feed = cap_feed.id ORDER BY sender) AS senders`;

export async function feeds(sql: Asks): Promise<readonly FeedRow[]> {
  return sql<FeedRow[]>`
    SELECT ${feedColumns(sql)} FROM loa.cap_feed WHERE removed_at IS NULL ORDER BY url`;
}

/** One whose time has come, longest ago first, for one asker alone; undefined: none is left. */
export async function claimDueFeed(sql: Asks, at: number): Promise<FeedRow | undefined> {
  const [row] = await sql<FeedRow[]>`
    UPDATE loa.cap_feed SET asked_at = ${at}
    WHERE id = (SELECT id FROM loa.cap_feed
      WHERE removed_at IS NULL AND (asked_at IS NULL OR asked_at + every_minutes * 60000 <= ${at})
      ORDER BY asked_at NULLS FIRST, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING ${feedColumns(sql)}`;
  return row;
}

export async function addFeed(
  sql: Asks,
  { url, everyMinutes, by, at }: { url: string; everyMinutes: number; by: string; at: number },
): Promise<void> {
  await sql`
    INSERT INTO loa.cap_feed (url, every_minutes, added_at, added_by)
    VALUES (${url}, ${everyMinutes}, ${at}, ${by})
    ON CONFLICT (url) DO UPDATE SET every_minutes = excluded.every_minutes, removed_at = NULL,
      asked_at = NULL, etag = NULL, seen = '{}', failure = NULL,
      added_at = excluded.added_at, added_by = excluded.added_by`;
}

export async function removeFeed(sql: Asks, id: number, at: number): Promise<boolean> {
  // Who airs by himself is decided anew where it is added again.
  await sql`DELETE FROM loa.cap_sender WHERE feed = ${id}`;
  const removed = await sql`
    UPDATE loa.cap_feed SET removed_at = ${at} WHERE id = ${id} AND removed_at IS NULL`;
  return removed.count > 0;
}

export async function feedAnswered(
  sql: Asks,
  id: number,
  { at, etag, seen, failure }: Pick<FeedRow, 'etag' | 'seen' | 'failure'> & { readonly at: number },
): Promise<void> {
  await sql`
    UPDATE loa.cap_feed SET etag = ${etag}, seen = ${JSON.stringify(seen)}::text::jsonb,
      failure = ${failure},
      answered_at = CASE WHEN ${failure}::text IS NULL THEN ${at} ELSE answered_at END
    WHERE id = ${id}`;
}

export async function listSender(
  sql: Asks,
  { feed, sender, by, at }: { feed: number; sender: string; by: string; at: number },
): Promise<void> {
  await sql`
    INSERT INTO loa.cap_sender (feed, sender, added_at, added_by)
    VALUES (${feed}, ${sender}, ${at}, ${by}) ON CONFLICT DO NOTHING`;
}

export async function unlistSender(sql: Asks, feed: number, sender: string): Promise<void> {
  await sql`DELETE FROM loa.cap_sender WHERE feed = ${feed} AND sender = ${sender}`;
}

export async function isListed(sql: Asks, feed: number | null, sender: string): Promise<boolean> {
  const rows = await sql`SELECT FROM loa.cap_sender WHERE feed = ${feed} AND sender = ${sender}`;
  return rows.length > 0;
}

export interface AreaRow extends AreaKey {
  readonly selection: Selection;
  readonly addedBy: string;
}

/** Of these keys, those that lead to stations; without keys all. */
export async function areasKnown(
  sql: Asks,
  keys?: readonly AreaKey[],
): Promise<readonly AreaRow[]> {
  const only = keys === undefined;
  return sql<AreaRow[]>`
    SELECT name, value, selection, added_by AS "addedBy" FROM loa.cap_area
    WHERE ${only} OR (name, value) IN (SELECT * FROM unnest(
      ${(keys ?? []).map(({ name }) => name)}::text[], ${(keys ?? []).map(({ value }) => value)}::text[]))
    ORDER BY name, value`;
}

export async function setArea(
  sql: Asks,
  { name, value, selection, by, at }: AreaKey & { selection: Selection; by: string; at: number },
): Promise<void> {
  await sql`
    INSERT INTO loa.cap_area (name, value, selection, added_at, added_by)
    VALUES (${name}, ${value}, ${JSON.stringify(selection)}::text::jsonb, ${at}, ${by})
    ON CONFLICT (name, value) DO UPDATE SET selection = excluded.selection,
      added_at = excluded.added_at, added_by = excluded.added_by`;
}

export async function removeArea(sql: Asks, { name, value }: AreaKey): Promise<void> {
  await sql`DELETE FROM loa.cap_area WHERE name = ${name} AND value = ${value}`;
}
