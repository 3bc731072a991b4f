// Parts of files: of those alone that an order for this station names.
import { blobsFor, readBlob } from '../ledger/blobs.ts';
import { pieceBytes, pieceShape } from '../talk/order.ts';
import type { Outcome, Taken } from './taken.ts';

/** What is another's, or is not there, is left out of the answer without a word. */
export async function takePiece({ sql, station }: Taken, content: unknown): Promise<Outcome> {
  const said = pieceShape.safeParse(content);
  if (!said.success) return { refused: 'unreadable' };
  const { wants } = said.data;
  const own = await blobsFor(
    sql,
    station,
    wants.map(({ sha256 }) => sha256),
  );
  const pieces: { sha256: string; from: number; bytes: string }[] = [];
  let left = pieceBytes;
  for (const { sha256, from } of wants) {
    if (!own.has(sha256)) continue;
    if (left <= 0) break;
    const bytes = await readBlob(sql, sha256, from, left);
    left -= bytes.byteLength;
    pieces.push({ sha256, from, bytes: bytes.toString('base64url') });
  }
  return { content: { pieces } };
}
