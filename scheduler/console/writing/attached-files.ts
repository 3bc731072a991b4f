import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from './version-book.ts';
import { writeNow } from './write-now.ts';

export interface AttachedFiles {
  keep(bytes: Uint8Array): string;
  bytes(sha256: string): Uint8Array | undefined;
}

/** Files that go with drafts, by their hash, in a folder of their own: nothing serves it. */
export function createAttachedFiles(folder: string): AttachedFiles {
  return {
    keep(bytes) {
      const sha256 = hashOf(bytes);
      const path = join(folder, sha256);
      if (!existsSync(path)) writeNow(path, bytes, 0o600);
      return sha256;
    },
    bytes(sha256) {
      const path = join(folder, sha256);
      return /^[0-9a-f]{64}$/.test(sha256) && existsSync(path) ? readFileSync(path) : undefined;
    },
  };
}
