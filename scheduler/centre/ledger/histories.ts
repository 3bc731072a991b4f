// The copies of logs: lines are added, never altered.
import type { LoggedEvent } from '../../store/store.ts';
import type { Asks } from '../database/connect.ts';
import type { Finding, KnownHead } from '../take/judge-lines.ts';

export interface History extends KnownHead {
  readonly id: number;
  readonly number: number;
}

/** The one that the station goes on with; undefined before its first line. */
export async function currentHistory(sql: Asks, station: string): Promise<History | undefined> {
  const [row] = await sql<History[]>`
    SELECT id, number, head_seq AS seq, encode(head_hash, 'hex') AS hash
    FROM loa.history WHERE station = ${station} ORDER BY number DESC LIMIT 1`;
  return row;
}

/** A new one, which leaves another after a line, or none. */
export async function beginHistory(
  sql: Asks,
  station: string,
  parent: History | undefined,
  from: KnownHead,
  at: number,
): Promise<History> {
  const number = (parent?.number ?? 0) + 1;
  const rows = await sql<{ id: number }[]>`
    INSERT INTO loa.history (station, number, parent, parent_seq, began_at, head_seq, head_hash)
    VALUES (${station}, ${number}, ${parent?.id ?? null}, ${from.seq}, ${at}, ${from.seq}, decode(${from.hash}, 'hex'))
    RETURNING id`;
  // One row was inserted.
  return { id: rows[0]?.id ?? 0, number, ...from };
}

/** How many histories of the station have begun since. */
export async function begunSince(sql: Asks, station: string, at: number): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    SELECT count(*)::integer AS count FROM loa.history WHERE station = ${station} AND began_at > ${at}`;
  return row?.count ?? 0;
}

/** The next lines of a history, whose head is then the last of them. */
export async function addLines(
  sql: Asks,
  history: number,
  lines: readonly LoggedEvent[],
): Promise<void> {
  const last = lines.at(-1);
  if (!last) return;
  const texts = lines.map(({ detail }) => JSON.stringify(detail));
  const hashes = lines.map(({ hash }) => hash);
  // One statement for all of them: each row costs a parameter less than a round trip.
  await sql`
    INSERT INTO loa.line (history, seq, at, slot, event, detail, hash)
    SELECT ${history}, seq, at, slot, event, detail, decode(hash, 'hex') FROM unnest(
      ${lines.map(({ seq }) => seq)}::bigint[], ${lines.map(({ at }) => at)}::bigint[],
      ${lines.map(({ slot }) => slot)}::text[], ${lines.map(({ event }) => event)}::text[],
      ${texts}::text[], ${hashes}::text[]
    ) AS line (seq, at, slot, event, detail, hash)`;
  await sql`
    UPDATE loa.history SET head_seq = ${last.seq}, head_hash = decode(${last.hash}, 'hex')
    WHERE id = ${history}`;
}

/** Hashes of the copy at these lines, also of those before the history left another: hex by seq. */
export async function hashesAt(
  sql: Asks,
  history: number,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await sql<{ seq: number; hash: string }[]>`
    WITH RECURSIVE way AS (
      SELECT id, parent, parent_seq, head_seq AS until FROM loa.history WHERE id = ${history}
      UNION ALL
      SELECT above.id, above.parent, above.parent_seq, way.parent_seq
      FROM loa.history AS above JOIN way ON above.id = way.parent
    )
    SELECT line.seq, encode(line.hash, 'hex') AS hash
    FROM way JOIN loa.line ON line.history = way.id AND line.seq > way.parent_seq AND line.seq <= way.until
    WHERE line.seq = ANY(${[...seqs]}::bigint[])`;
  return new Map(rows.map(({ seq, hash }) => [seq, hash]));
}

/** Entered once, however often it is found. */
export async function addFinding(
  sql: Asks,
  station: string,
  history: number | null,
  { kind, seq, hash }: Finding,
  at: number,
): Promise<void> {
  await sql`
    INSERT INTO loa.finding (station, kind, history, seq, said_hash, found_at)
    VALUES (${station}, ${kind}, ${history}, ${seq}, ${hash}, ${at}) ON CONFLICT DO NOTHING`;
}

/** Whether the key is newer than the history: nothing was copied from its machine yet. */
export async function isFirstOfKey(
  sql: Asks,
  key: string,
  history: History | undefined,
): Promise<boolean> {
  if (!history) return true;
  const rows = await sql`
    SELECT FROM loa.station_key, loa.history
    WHERE station_key.id = ${key} AND history.id = ${history.id} AND since > began_at`;
  return rows.length > 0;
}

/** Somebody has looked at what was found of this station until now; how many there were. */
export async function markFindingsSeen(
  sql: Asks,
  station: string,
  { by, at }: { readonly by: string; readonly at: number },
): Promise<number> {
  const seen = await sql`
    UPDATE loa.finding SET seen_by = ${by}, seen_at = ${at}
    WHERE station = ${station} AND seen_at IS NULL`;
  return seen.count;
}
