// A backup carries what people write before it is published: its database and the files beside it, in tables of their own. No
// database that is in use has them: whoever opens the data for a daemon takes them out again, to where the console finds them.
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isThere } from '../places.ts';
import {
  createPieces,
  namesOfPieces,
  putPieces,
  shrink,
  writeOut,
  type KeptFile,
} from './kept-pieces.ts';

/** How much of it there is. */
export interface KeptWriting {
  readonly drafts: number;
  readonly versions: number;
}

/** What such a file is called, below the data folder: `writing.db`, `writing/<sha256>`, `writing/goc/<name>`; nothing that leads elsewhere. */
const ownName = /^writing(?:\.db|\/[0-9a-f]{64}|\/goc\/[\p{L}\p{N}][^/\\]*)$/u;
const table = 'kept_file';

/** Where drafts and versions of a backup wait for the console. */
export function waitingWritingOf(dataDir: string): string {
  return join(dataDir, 'writing-phuc-hoi');
}

/** Puts them into a backup; others work meanwhile. Rejects with what the system or SQLite says; nothing of them is in it then. */
export async function putWriting(
  backupFile: string,
  files: readonly KeptFile[],
  { drafts, versions }: KeptWriting,
): Promise<void> {
  const db = new DatabaseSync(backupFile, { timeout: 5000 });
  try {
    // Of a backup that was restored they are there still where they could not be taken out.
    db.exec(
      `BEGIN; DROP TABLE IF EXISTS kept_writing;
       CREATE TABLE kept_writing (drafts INTEGER NOT NULL, versions INTEGER NOT NULL) STRICT;
       ${createPieces(table)}`,
    );
    db.prepare('INSERT INTO kept_writing VALUES (?, ?)').run(drafts, versions);
    await putPieces(db, table, files);
    db.exec('COMMIT');
  } finally {
    db.close();
  }
}

/** How much a backup has of them; undefined where it has none along. Throws what node:sqlite throws. */
export function writingIn(backupFile: string): KeptWriting | undefined {
  const db = new DatabaseSync(backupFile, { timeout: 5000 });
  try {
    return readKept(db);
  } finally {
    db.close();
  }
}

/**
 * Takes them out of a database that was a backup, to where the console finds them. A cut in the middle leaves them in the
 * database, and the next start takes them out anew.
 */
export function takeOutWriting(databaseFile: string, dataDir: string): void {
  if (!isThere(databaseFile)) return;
  const db = new DatabaseSync(databaseFile, { timeout: 5000 });
  try {
    if (!readKept(db)) return;
    const waiting = waitingWritingOf(dataDir);
    const part = `${waiting}.part`;
    rmSync(part, { recursive: true, force: true });
    mkdirSync(part, { mode: 0o700 });
    for (const name of namesOfPieces(db, table, ownName))
      writeOut(db, table, name, join(part, name));
    rmSync(waiting, { recursive: true, force: true });
    renameSync(part, waiting);
    // What nobody has published yet is in it: no free page may keep it where others can read.
    db.exec(
      `PRAGMA secure_delete = ON; BEGIN; DROP TABLE kept_writing; DROP TABLE ${table}; COMMIT`,
    );
    shrink(db);
  } finally {
    db.close();
  }
}

function readKept(db: DatabaseSync): KeptWriting | undefined {
  const table = "SELECT 1 FROM sqlite_schema WHERE name = 'kept_writing'";
  const row = db.prepare(table).get() && db.prepare('SELECT * FROM kept_writing').get();
  return row && { drafts: Number(row['drafts']), versions: Number(row['versions']) };
}
