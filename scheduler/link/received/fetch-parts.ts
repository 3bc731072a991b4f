// The files of an order, piece by piece: what is there stays over a broken line, a full disk and a kill, and counts only
// when its SHA-256 is the one that was signed.
import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { sayError } from '../../../content/schema/say-error.ts';
import { mostWanted, pieceAnswerShape, pieceBytes, type Part } from '../../centre/talk/order.ts';
import type { Post } from '../post.ts';
import type { ReceivedBook } from './book.ts';

/** The disk does not take it: what came so far is kept. */
export class KeepError extends LoaError<'keep'> {
  override readonly name = 'KeepError';
}

const mostWrong = 2;

type Wanted = Pick<Part, 'sha256' | 'bytes'>;

/**
 * Fetches what is missing of these files. Resolves when all are there, when the centre gives no more, or when something is
 * more urgent; `wrong` where a file twice came out as another than was signed, `crowded` where the centre gives more later.
 * Rejects with PostError, and KeepError where the disk does not take it.
 */
export async function fetchParts(
  post: Post,
  book: Pick<ReceivedBook, 'blobFile'>,
  parts: readonly Wanted[],
  { signal, isHurried }: { readonly signal?: AbortSignal; readonly isHurried?: () => boolean } = {},
): Promise<{ readonly wrong: boolean; readonly crowded?: boolean }> {
  // One that comes out wrong is fetched once more from its beginning: a power cut may have left half of it empty.
  const wrong = new Map<string, number>();
  const isWrong = () => ({ wrong: [...wrong.values()].some((times) => times >= mostWrong) });
  for (;;) {
    const missing = missingOf(book, parts).filter(
      ({ sha256 }) => (wrong.get(sha256) ?? 0) < mostWrong,
    );
    if (missing.length === 0) return isWrong();
    const wants = fitting(missing);
    const { pieces, crowded = false } = await post.send(
      'piece',
      { wants: wants.map(({ sha256, from }) => ({ sha256, from })) },
      pieceAnswerShape,
      signal,
    );
    let came = 0;
    for (const { sha256, from, bytes } of pieces) {
      const wanted = wants.find((one) => one.sha256 === sha256 && one.from === from);
      if (!wanted) continue;
      const data = Buffer.from(bytes, 'base64url');
      came += data.byteLength;
      const ended = keepPiece(book.blobFile(sha256), wanted, data);
      if (ended === 'wrong') wrong.set(sha256, (wrong.get(sha256) ?? 0) + 1);
    }
    if (isHurried?.() === true) return isWrong();
    if (came === 0 && wants.some(({ bytes }) => bytes > 0)) return { ...isWrong(), crowded };
  }
}

/** Whether all of them are there. */
export function isThereWhole(
  book: Pick<ReceivedBook, 'blobFile'>,
  parts: readonly Wanted[],
): boolean {
  return missingOf(book, parts).length === 0;
}

interface Missing extends Wanted {
  /** How much of it is there. */
  readonly from: number;
}

function missingOf(
  book: Pick<ReceivedBook, 'blobFile'>,
  parts: readonly Wanted[],
): readonly Missing[] {
  const missing = new Map<string, Missing>();
  for (const { sha256, bytes } of parts) {
    const file = book.blobFile(sha256);
    if (sizeOf(file) !== undefined) continue;
    const from = sizeOf(partOf(file)) ?? 0;
    // Longer than it may be: it is not this file.
    missing.set(sha256, { sha256, bytes, from: from >= bytes ? 0 : from });
  }
  return [...missing.values()];
}

/** As many as an answer holds; the first at least. */
function fitting(missing: readonly Missing[]): readonly Missing[] {
  let bytes = 0;
  const past = missing.findIndex((one, at) => {
    bytes += one.bytes - one.from;
    return at > 0 && bytes > pieceBytes;
  });
  return missing.slice(0, Math.min(past < 0 ? missing.length : past, mostWanted));
}

function keepPiece(
  file: string,
  { sha256, bytes, from }: Missing,
  data: Buffer,
): 'wrong' | undefined {
  const part = partOf(file);
  try {
    mkdirSync(dirname(file), { recursive: true });
    const out = openSync(part, from === 0 ? 'w' : 'r+');
    try {
      for (let done = 0; done < data.byteLength;)
        done += writeSync(out, data, done, data.byteLength - done, from + done);
      if (from + data.byteLength < bytes) return undefined;
      fsyncSync(out);
    } finally {
      closeSync(out);
    }
    if (from + data.byteLength === bytes && hashOf(part) === sha256) {
      renameSync(part, file);
      return undefined;
    }
    rmSync(part, { force: true });
    return 'wrong';
  } catch (error) {
    throw new KeepError('keep', `Không ghi được tệp trung tâm gửi: ${sayError(error)}.`, {
      cause: error,
      hint: 'Giải phóng chỗ trên ổ của LOA_DATA; phần đã tải được giữ lại, đài tự tải tiếp.',
    });
  }
}

function hashOf(file: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(1_048_576);
  const from = openSync(file, 'r');
  try {
    for (;;) {
      const read = readSync(from, piece);
      if (read === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, read));
    }
  } finally {
    closeSync(from);
  }
}

function partOf(file: string): string {
  return `${file}.part`;
}

function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}
