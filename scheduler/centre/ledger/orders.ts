// Orders as they were signed, and for whom they are.
import { createHash } from 'node:crypto';
import type { Asks } from '../database/connect.ts';
import { readSelection, type Selection } from '../send/selection.ts';
import type { OrderKind, ToldState } from '../talk/order.ts';
import { selectedIds } from './selection.ts';

export interface NewDispatch {
  readonly id: string;
  /** As `takeNumber` gave it. */
  readonly number: number;
  readonly kind: OrderKind;
  readonly thing?: string | undefined;
  readonly version?: number | undefined;
  readonly ends?: string | undefined;
  readonly title: string;
  readonly by: string;
  readonly note?: string | undefined;
  readonly madeAt: number;
  readonly expiresAt?: number | undefined;
  readonly selection: Selection;
  readonly bytes: Buffer;
  readonly signature: Buffer;
  readonly blobs: readonly string[];
}

/**
 * The next number of orders. Until the transaction ends nobody else has one: take it before what depends on what was
 * sent, and late, since whoever joins or sends waits.
 */
export async function takeNumber(sql: Asks): Promise<number> {
  const [row] = await sql<{ last: number }[]>`
    UPDATE loa.down_counter SET last = last + 1 RETURNING last`;
  return row?.last ?? 0;
}

export async function addDispatch(sql: Asks, one: NewDispatch): Promise<void> {
  await sql`
    INSERT INTO loa.dispatch (id, number, kind, thing, version, ends, title, made_by, note, made_at,
      expires_at, selection, bytes, signature)
    VALUES (${one.id}, ${one.number}, ${one.kind}, ${one.thing ?? null}, ${one.version ?? null}, ${one.ends ?? null},
      ${one.title}, ${one.by}, ${one.note ?? null}, ${one.madeAt}, ${one.expiresAt ?? null},
      ${JSON.stringify(readSelection(one.selection))}::text::jsonb, ${one.bytes}, ${one.signature})`;
  await sql`
    INSERT INTO loa.dispatch_blob (dispatch, sha256)
    SELECT DISTINCT ${one.id}, decode(hex, 'hex') FROM unnest(${[...one.blobs]}::text[]) AS hex`;
}

/** For all that are selected, in one statement; how many. */
export async function addressSelected(
  sql: Asks,
  dispatch: string,
  seq: number,
  selection: Selection,
): Promise<number> {
  const added = await sql`
    INSERT INTO loa.station_order (station, seq, dispatch)
    SELECT id, ${seq}::bigint, ${dispatch} FROM (${selectedIds(sql, selection)}) AS selected ORDER BY id`;
  return added.count;
}

/** For those of the selected that one of these orders was for and holds; how many. */
export async function addressHolders(
  sql: Asks,
  dispatch: string,
  seq: number,
  { of, selection }: { readonly of: readonly string[]; readonly selection: Selection },
): Promise<number> {
  const added = await sql`
    INSERT INTO loa.station_order (station, seq, dispatch)
    SELECT DISTINCT station, ${seq}::bigint, ${dispatch}
    FROM loa.station_order JOIN (${selectedIds(sql, selection)}) AS selected ON selected.id = station
    WHERE dispatch = ANY(${[...of]}::text[]) AND superseded_by IS NULL`;
  return added.count;
}

/** Where a later order is for the same station, the earlier ones no longer hold there. */
export async function supersede(sql: Asks, by: string, earlier: readonly string[]): Promise<void> {
  await sql`
    WITH locked AS MATERIALIZED (
      -- In one order, as receipts are kept, so that no two wait for each other.
      SELECT old.station, old.seq
      FROM loa.station_order AS new JOIN loa.station_order AS old ON old.station = new.station
      WHERE new.dispatch = ${by} AND old.dispatch = ANY(${[...earlier]}::text[])
        AND old.superseded_by IS NULL
      ORDER BY old.station, old.seq FOR UPDATE OF old
    )
    UPDATE loa.station_order AS old SET superseded_by = ${by}
    FROM locked WHERE old.station = locked.station AND old.seq = locked.seq`;
}

/** Nobody who joins later is given these. */
export async function endDispatches(sql: Asks, ids: readonly string[], at: number): Promise<void> {
  await sql`UPDATE loa.dispatch SET over_at = ${at} WHERE id = ANY(${[...ids]}::text[]) AND over_at IS NULL`;
}

export interface VersionOfThing {
  readonly id: string;
  readonly kind: 'parcel' | 'withdraw';
  /** 0 of what takes it back. */
  readonly version: number;
  readonly title: string;
  readonly madeAt: number;
}

/** All that was sent of a thing, the newest first. */
export async function sentOfThing(sql: Asks, thing: string): Promise<readonly VersionOfThing[]> {
  return sql<VersionOfThing[]>`
    SELECT id, kind, coalesce(version, 0) AS version, title, made_at AS "madeAt"
    FROM loa.dispatch WHERE thing = ${thing} ORDER BY number DESC`;
}

export interface SignedDispatch {
  readonly id: string;
  readonly kind: OrderKind;
  readonly bytes: Buffer;
  readonly signature: Buffer;
  /** Of the bytes, hex. */
  readonly sha256: string;
  readonly expiresAt: number | null;
}

export async function signedDispatches(
  sql: Asks,
  ids: readonly string[],
): Promise<readonly SignedDispatch[]> {
  const rows = await sql<Omit<SignedDispatch, 'sha256'>[]>`
    SELECT id, kind, bytes, signature, expires_at AS "expiresAt"
    FROM loa.dispatch WHERE id = ANY(${[...ids]}::text[])`;
  return rows.map((row) => ({
    ...row,
    sha256: createHash('sha256').update(row.bytes).digest('hex'),
  }));
}

export interface AskedDown {
  readonly station: string;
  readonly after: number;
  /** The order that had that number. */
  readonly order?: string | undefined;
}

export interface StandsDown {
  readonly station: string;
  /** What comes after this: 0 where the ledger does not know what was asked after. */
  readonly after: number;
  /** The newest of all for the station; null before the first. */
  readonly top: number | null;
  readonly topOrder: string | null;
  /** The next to be handed out: what was superseded or has expired never is. */
  readonly seq: number | null;
  readonly dispatch: string | null;
}

/** What comes next for each, at most `most`; one row at least for each. One statement: nothing comes in between. */
export async function ordersAfter(
  sql: Asks,
  asked: readonly AskedDown[],
  { at, most }: { readonly at: number; readonly most: number },
): Promise<readonly StandsDown[]> {
  return sql<StandsDown[]>`
    WITH asked AS (
      SELECT * FROM unnest(
        ${asked.map(({ station }) => station)}::text[],
        ${asked.map(({ after }) => after)}::bigint[],
        ${asked.map(({ order }) => order ?? null)}::text[]
      ) AS asked (station, after, had)
    ), stands AS (
      SELECT asked.station, top.seq AS top, top.dispatch AS top_order,
        CASE WHEN EXISTS (SELECT FROM loa.station_order AS own
          WHERE own.station = asked.station AND own.seq = asked.after
            AND (had IS NULL OR own.dispatch = had)) THEN asked.after ELSE 0 END AS after
      FROM asked LEFT JOIN LATERAL (
        SELECT seq, dispatch FROM loa.station_order AS own
        WHERE own.station = asked.station ORDER BY seq DESC LIMIT 1
      ) AS top ON true
    )
    SELECT stands.station, stands.after, stands.top, stands.top_order AS "topOrder", next.seq, next.dispatch
    FROM stands LEFT JOIN LATERAL (
      SELECT own.seq, own.dispatch
      FROM loa.station_order AS own JOIN loa.dispatch ON dispatch.id = own.dispatch
      WHERE own.station = stands.station AND own.seq > stands.after AND own.superseded_by IS NULL
        AND (dispatch.expires_at IS NULL OR dispatch.expires_at > ${at})
      ORDER BY own.seq LIMIT ${most}
    ) AS next ON true
    ORDER BY stands.station, next.seq`;
}

/** The number of the newest order for a station; 0 for none. */
export async function newestFor(sql: Asks, station: string): Promise<number> {
  const [row] = await sql<{ seq: number }[]>`
    SELECT seq FROM loa.station_order WHERE station = ${station} ORDER BY seq DESC LIMIT 1`;
  return row?.seq ?? 0;
}

/** Under which number an order is for each of these. */
export async function addressesOf(
  sql: Asks,
  dispatch: string,
  stations: readonly string[],
): Promise<readonly { readonly station: string; readonly seq: number }[]> {
  return sql<{ station: string; seq: number }[]>`
    SELECT station, seq FROM loa.station_order
    WHERE dispatch = ${dispatch} AND station = ANY(${[...stations]}::text[])
      AND superseded_by IS NULL`;
}

export interface StationState extends ToldState {
  readonly station: string;
}

/** What stations told of their orders, in the order in which they did. What is for no order of theirs changes nothing. */
export async function keepStates(
  sql: Asks,
  told: readonly StationState[],
  at: number,
): Promise<void> {
  const last = new Map<string, StationState>();
  const stages = new Map<string, Record<string, number>>();
  for (const one of told) {
    const key = `${one.station} ${one.order}`;
    last.set(key, one);
    stages.set(key, { [one.state]: one.at, ...stages.get(key) });
  }
  if (last.size === 0) return;
  const rows = [...last];
  await sql`
    WITH said AS (
      SELECT * FROM unnest(
        ${rows.map(([, { station }]) => station)}::text[],
        ${rows.map(([, { order }]) => order)}::text[],
        ${rows.map(([, { state }]) => state)}::text[],
        ${rows.map(([, one]) => one.at)}::bigint[],
        ${rows.map(([, { reason }]) => reason?.code ?? null)}::text[],
        ${rows.map(([, { reason }]) => reason?.words ?? null)}::text[],
        ${rows.map(([key]) => JSON.stringify(stages.get(key)))}::text[]
      ) AS said (station, dispatch, state, at, code, words, stages)
    ), locked AS MATERIALIZED (
      SELECT own.station, own.seq, own.dispatch
      FROM loa.station_order AS own JOIN said USING (station, dispatch)
      ORDER BY own.station, own.seq FOR UPDATE OF own
    )
    UPDATE loa.station_order AS own SET
      state = said.state, state_at = said.at, told_at = ${at},
      reason_code = said.code, reason = said.words, stages = said.stages::jsonb || own.stages
    FROM said JOIN locked USING (station, dispatch)
    WHERE own.station = locked.station AND own.seq = locked.seq`;
}
