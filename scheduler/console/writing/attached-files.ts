import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from './version-book.ts';
import { writeNow } from './write-now.ts';
import { isThere } from '../../places.ts';

export interface AttachedFiles {
  keep(bytes: Uint8Array): string;
  bytes(sha256: string): Uint8Array | undefined;
  /** Removes what no draft has any more. */
  tidy(used: ReadonlySet<string>): void;
}

/** Files that go with drafts, by their hash, in a folder of their own: nothing serves it. */
export function createAttachedFiles(folder: string): AttachedFiles {
  return {
    tidy(used) {
      if (!isThere(folder)) return;
      for (const name of readdirSync(folder)) {
        // Originals of what was brought in have a folder and a rule of their own in here.
        if (!/^[0-9a-f]{64}/.test(name)) continue;
        if (!used.has(name)) rmSync(join(folder, name), { force: true });
      }
    },
    keep(bytes) {
      const sha256 = hashOf(bytes);
      const path = join(folder, sha256);
      if (!isThere(path)) writeNow(path, bytes, 0o600);
      return sha256;
    },
    bytes(sha256) {
      const path = join(folder, sha256);
      return /^[0-9a-f]{64}$/.test(sha256) && isThere(path) ? readFileSync(path) : undefined;
    },
  };
}
