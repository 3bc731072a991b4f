import { existsSync, readFileSync } from 'node:fs';
import { bookFileOf } from '../membership-file.ts';
import { openReceived } from '../received/book.ts';

/** Bytes of a file that the centre sent; undefined where it is not there whole. */
export function sentFile(dataDir: string, sha256: string): Uint8Array | undefined {
  if (!existsSync(bookFileOf(dataDir))) return undefined;
  const book = openReceived(dataDir);
  try {
    const file = book.blobFile(sha256);
    return existsSync(file) ? readFileSync(file) : undefined;
  } finally {
    book.close();
  }
}
