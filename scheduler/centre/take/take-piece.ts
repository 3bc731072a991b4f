// Parts of files: of those alone that an order for this station names.
import type { Asks } from '../database/connect.ts';
import { blobRow, blobsFor, cut, readBlob, rowsOf } from '../ledger/blobs.ts';
import { pieceBytes, pieceShape } from '../talk/order.ts';
import type { NewestRows } from './newest-rows.ts';
import type { Outcome, Taken } from './taken.ts';

/** What is another's, or is not there, is left out of the answer without a word; where there is no room, all, with one. */
export async function takePiece(
  { parts, sql, station }: Taken,
  content: unknown,
): Promise<Outcome> {
  const said = pieceShape.safeParse(content);
  if (!said.success) return { refused: 'unreadable' };
  const { wants } = said.data;
  const own = await blobsFor(
    sql,
    station,
    wants.map(({ sha256 }) => sha256),
  );
  const pieces: { sha256: string; from: number; bytes: string }[] = [];
  let left = parts.room ? parts.room.take(pieceBytes) : pieceBytes;
  if (left === 0) return { content: { pieces, crowded: true } };
  for (const { sha256, from } of wants) {
    if (!own.has(sha256)) continue;
    if (left <= 0) break;
    const bytes = await readThrough(parts.rows, sql, { sha256, from, most: left });
    left -= bytes.byteLength;
    pieces.push({ sha256, from, bytes: bytes.toString('base64url') });
  }
  return { content: { pieces } };
}

async function readThrough(
  newest: NewestRows | undefined,
  sql: Asks,
  { sha256, from, most }: { readonly sha256: string; readonly from: number; readonly most: number },
): Promise<Buffer> {
  if (!newest) return readBlob(sql, sha256, from, most);
  const { first, last } = rowsOf(from, most);
  const rows: Buffer[] = [];
  for (let number = first; number <= last; number += 1) {
    const row = await newest.row(`${sha256}/${number}`, () => blobRow(sql, sha256, number));
    if (!row) break;
    rows.push(row);
  }
  return cut(rows, from, most);
}
