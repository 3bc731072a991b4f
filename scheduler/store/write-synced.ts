import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';

/** Writes the whole file or none of it, this user's alone; on the disk when this returns. For who may not wait for a promise. */
export function writeSynced(path: string, text: string): void {
  const part = `${path}.part`;
  const file = openSync(part, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(part, path);
}
