// Files inside a backup: in pieces, because one may be larger than one value of SQLite can be.
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

export interface KeptFile {
  readonly name: string;
  readonly path: string;
}

const pieceBytes = 4_000_000;

/** The table, made anew: of a backup that was restored one may be there still. */
export function createPieces(table: string): string {
  return `DROP TABLE IF EXISTS ${table};
    CREATE TABLE ${table} (name TEXT NOT NULL, piece INTEGER NOT NULL, bytes BLOB, PRIMARY KEY (name, piece)) STRICT`;
}

/** Rejects with what the system or SQLite says. */
export async function putPieces(
  db: DatabaseSync,
  table: string,
  files: readonly KeptFile[],
): Promise<void> {
  const put = db.prepare(`INSERT INTO ${table} VALUES (?, ?, ?)`);
  for (const { name, path } of files) {
    let piece = 0;
    for await (const bytes of piecesOf(path)) put.run(name, piece++, bytes);
  }
}

/** At least one. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path);
  try {
    for (let at = 0; ; at += pieceBytes) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(pieceBytes), 0, pieceBytes, at);
      if (bytesRead > 0 || at === 0) yield buffer.subarray(0, bytesRead);
      if (bytesRead < pieceBytes) return;
    }
  } finally {
    await handle.close();
  }
}

/** Those that are called as `ownName` has it: no other name leads anywhere. */
export function namesOfPieces(db: DatabaseSync, table: string, ownName: RegExp): readonly string[] {
  return db
    .prepare(`SELECT DISTINCT name FROM ${table}`)
    .all()
    .map(({ name }) => String(name))
    .filter((name) => ownName.test(name));
}

/** The file, on the disk when this returns; this user's alone. */
export function writeOut(db: DatabaseSync, table: string, name: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, 'w', 0o600);
  try {
    const pieces = db.prepare(`SELECT bytes FROM ${table} WHERE name = ? ORDER BY piece`);
    for (const { bytes } of pieces.iterate(name))
      if (bytes instanceof Uint8Array) writeSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What was taken out was the larger part of the file. A full disk keeps nobody from starting. */
export function shrink(db: DatabaseSync): void {
  try {
    db.exec('VACUUM');
  } catch {
    // SQLite uses the free pages as time goes by.
  }
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}
