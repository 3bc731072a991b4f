// Files that are sent along with orders, named by their SHA-256.
import { createHash } from 'node:crypto';
import type { Asks } from '../database/connect.ts';

/** Bytes of a row. */
const rowBytes = 262_144;

/**
 * Keeps the file, once however often it comes; its name, hex. One that is here already does not go before the transaction
 * ends: by then an order or a draft names it.
 */
export async function keepBlob(sql: Asks, bytes: Uint8Array, at: number): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  for (;;) {
    const added = await sql`
      INSERT INTO loa.blob (sha256, bytes, kept_at)
      VALUES (decode(${sha256}, 'hex'), ${bytes.byteLength}, ${at}) ON CONFLICT DO NOTHING`;
    if (added.count > 0) break;
    const held = await sql`
      SELECT FROM loa.blob WHERE sha256 = decode(${sha256}, 'hex') FOR KEY SHARE`;
    // Where it went while we waited for it, it is entered anew.
    if (held.count > 0) return sha256;
  }
  for (let from = 0; from < bytes.byteLength; from += rowBytes)
    await sql`
      INSERT INTO loa.blob_piece (sha256, number, data)
      VALUES (decode(${sha256}, 'hex'), ${from / rowBytes}, ${Buffer.from(bytes.subarray(from, from + rowBytes))})`;
  return sha256;
}

/** Of these those that an order for this station names. */
export async function blobsFor(
  sql: Asks,
  station: string,
  wanted: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await sql<{ sha256: string }[]>`
    SELECT encode(blob.sha256, 'hex') AS sha256
    FROM loa.blob
    WHERE blob.sha256 IN (SELECT decode(hex, 'hex') FROM unnest(${[...wanted]}::text[]) AS hex)
      AND EXISTS (SELECT FROM loa.dispatch_blob JOIN loa.station_order USING (dispatch)
        WHERE dispatch_blob.sha256 = blob.sha256 AND station_order.station = ${station})`;
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** At most so many bytes of it, from there; empty at its end and past it. */
export async function readBlob(
  sql: Asks,
  sha256: string,
  from: number,
  most: number,
): Promise<Buffer> {
  const { first, last } = rowsOf(from, most);
  const rows = await sql<{ data: Buffer }[]>`
    SELECT data FROM loa.blob_piece
    WHERE sha256 = decode(${sha256}, 'hex') AND number BETWEEN ${first} AND ${last}
    ORDER BY number`;
  return cut(
    rows.map(({ data }) => data),
    from,
    most,
  );
}

/** Which rows of a file have these bytes. */
export function rowsOf(
  from: number,
  most: number,
): { readonly first: number; readonly last: number } {
  return { first: Math.floor(from / rowBytes), last: Math.floor((from + most - 1) / rowBytes) };
}

/** Of rows that begin with the one that has `from`. */
export function cut(rows: readonly Buffer[], from: number, most: number): Buffer {
  const offset = from % rowBytes;
  return Buffer.concat(rows).subarray(offset, offset + most);
}

export async function blobRow(
  sql: Asks,
  sha256: string,
  number: number,
): Promise<Buffer | undefined> {
  const [row] = await sql<{ data: Buffer }[]>`
    SELECT data FROM loa.blob_piece WHERE sha256 = decode(${sha256}, 'hex') AND number = ${number}`;
  return row?.data;
}
