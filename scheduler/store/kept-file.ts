// What a backup has of other books, each as one file in a table: opened, and written out again.
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export function withDatabase<T>(file: string, work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(file, { timeout: 5000 });
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** On the disk, and whole, before it has its name. */
export function writeWhole(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.part`;
  const open = openSync(part, 'w', 0o600);
  try {
    writeFileSync(open, bytes);
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
  renameSync(part, file);
}
