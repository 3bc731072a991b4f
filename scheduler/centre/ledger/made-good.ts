// What a ledger that came out of a backup learns from stations: its own orders, which they hold as it signed them.
import type { Asks } from '../database/connect.ts';
import type { OrderKind } from '../talk/order.ts';
import { readSelection } from '../send/selection.ts';

export interface RestoredOnce {
  readonly id: number;
  readonly at: number;
  readonly backupAt: number;
}

/**
 * The last restore, where this station has not told since what it holds; `backupAt` is the earliest of all restores that it
 * has not told after: a second one does not settle what the first one left open.
 */
export async function owesTelling(sql: Asks, station: string): Promise<RestoredOnce | undefined> {
  const [row] = await sql<RestoredOnce[]>`
    SELECT last.id, last.at, (SELECT min(backup_at) FROM loa.restored AS open
      WHERE NOT EXISTS (SELECT FROM loa.restored_told AS told
        WHERE told.restored >= open.id AND told.station = ${station})) AS "backupAt"
    FROM (SELECT * FROM loa.restored ORDER BY id DESC LIMIT 1) AS last
    WHERE NOT EXISTS (SELECT FROM loa.restored_told WHERE restored = last.id AND station = ${station})`;
  return row;
}

/** Those of the stations that have not told since the last restore what they hold. */
export async function owingTelling(
  sql: Asks,
  stations: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await sql<{ station: string }[]>`
    SELECT station FROM (SELECT id FROM loa.restored ORDER BY id DESC LIMIT 1) AS last,
      unnest(${[...stations]}::text[]) AS asked (station)
    WHERE NOT EXISTS (SELECT FROM loa.restored_told AS told
      WHERE told.restored = last.id AND told.station = asked.station)`;
  return new Set(rows.map(({ station }) => station));
}

export async function noteTold(sql: Asks, restored: number, station: string): Promise<void> {
  await sql`
    INSERT INTO loa.restored_told (restored, station) VALUES (${restored}, ${station})
    ON CONFLICT DO NOTHING`;
}

export interface ForgottenOrder {
  /** That it had at the station. */
  readonly number: number;
  readonly id: string;
  readonly kind: OrderKind;
  readonly thing: string | undefined;
  readonly version: number | undefined;
  readonly ends: string | undefined;
  readonly title: string;
  readonly by: string;
  readonly note: string | undefined;
  readonly madeAt: number;
  readonly expiresAt: number | undefined;
  readonly bytes: Buffer;
  readonly signature: Buffer;
  readonly blobs: readonly string[];
}

/**
 * Enters an order that the ledger has forgotten, for this station alone: whom else it was sent to is forgotten until they say
 * so. False where it is known.
 */
export async function enterForgotten(
  sql: Asks,
  one: ForgottenOrder,
  station: string,
): Promise<boolean> {
  const selection = JSON.stringify(readSelection({ stations: [station] }));
  const added = await sql`
    INSERT INTO loa.dispatch (id, number, kind, thing, version, ends, title, made_by, note, made_at,
      expires_at, selection, bytes, signature)
    SELECT ${one.id}, ${one.number}, ${one.kind}, ${one.thing ?? null}, ${one.version ?? null}, ${one.ends ?? null},
      ${one.title}, ${one.by}, ${one.note ?? null}, ${one.madeAt}, ${one.expiresAt ?? null},
      ${selection}::text::jsonb, ${one.bytes}, ${one.signature}
    WHERE ${one.ends ?? null}::text IS NULL OR EXISTS (SELECT FROM loa.dispatch WHERE id = ${one.ends ?? null})
    ON CONFLICT DO NOTHING`;
  if (added.count === 0) return false;
  // Files that the ledger has lost stay with those stations that have them.
  await sql`
    INSERT INTO loa.dispatch_blob (dispatch, sha256)
    SELECT DISTINCT ${one.id}, sha256 FROM unnest(${[...one.blobs]}::text[]) AS hex
    JOIN loa.blob ON sha256 = decode(hex, 'hex')`;
  return true;
}

/** That the order is for this station, under the number that it was given; nothing where that is known, or it is no order. */
export async function enterAddress(
  sql: Asks,
  { dispatch, station, seq }: { dispatch: string; station: string; seq: number },
): Promise<boolean> {
  const added = await sql`
    INSERT INTO loa.station_order (station, seq, dispatch)
    SELECT ${station}, ${seq}, id FROM loa.dispatch WHERE id = ${dispatch} ON CONFLICT DO NOTHING`;
  return added.count > 0;
}

/**
 * A ledger that came out of a backup counts versions of things on from here: none may be one that was sent and forgotten, also
 * by a ledger that came out of the same backup before. Seconds since 2026: nobody sends a thing more often.
 */
export async function versionFloor(sql: Asks): Promise<number> {
  const [row] = await sql<{ floor: number }[]>`
    SELECT greatest(count(*) * 1000,
      max((greatest(at, backup_at) - ${Date.UTC(2026, 0, 1)}::bigint) / 1000), 0) AS floor
    FROM loa.restored`;
  return row?.floor ?? 0;
}

/** The last number that was given to an order. */
export async function lastNumber(sql: Asks): Promise<number> {
  const [row] = await sql<{ last: number }[]>`SELECT last FROM loa.down_counter`;
  return row?.last ?? 0;
}

/** Whoever has not fetched these never does, whether or not the newer one is for it. */
export async function supersedeEverywhere(
  sql: Asks,
  by: string,
  earlier: readonly string[],
): Promise<void> {
  await sql`
    WITH locked AS MATERIALIZED (
      SELECT station, seq FROM loa.station_order
      WHERE dispatch = ANY(${[...earlier]}::text[]) AND superseded_by IS NULL
      ORDER BY station, seq FOR UPDATE
    )
    UPDATE loa.station_order AS old SET superseded_by = ${by}
    FROM locked WHERE old.station = locked.station AND old.seq = locked.seq`;
}

/** The emergencies that took the place of this one, the newest first. */
export async function referredBy(
  sql: Asks,
  emergency: string,
): Promise<readonly { id: string; title: string; by: string; madeAt: number }[]> {
  return sql<{ id: string; title: string; by: string; madeAt: number }[]>`
    SELECT newer.id, newer.title, newer.made_by AS by, newer.made_at AS "madeAt"
    FROM loa.dispatch JOIN loa.dispatch AS newer
      ON newer.kind = 'emergency' AND newer.made_at >= dispatch.made_at
    WHERE dispatch.id = ${emergency}
      AND convert_from(newer.bytes, 'UTF8')::jsonb->'content'->'references' ? ${emergency}
    ORDER BY newer.made_at DESC`;
}

/** Emergencies that hold for this station alone among all, since their end is not known to be for it. */
export async function endsLeftFor(
  sql: Asks,
  station: string,
): Promise<readonly { end: string; emergency: string }[]> {
  return sql<{ end: string; emergency: string }[]>`
    SELECT DISTINCT ON (own.dispatch) own.dispatch AS emergency, dispatch.id AS end
    FROM loa.station_order AS own JOIN loa.dispatch ON dispatch.ends = own.dispatch
    JOIN loa.emergency ON end_order = dispatch.id
    WHERE own.station = ${station} AND own.superseded_by IS NULL
    ORDER BY own.dispatch, dispatch.number DESC`;
}
