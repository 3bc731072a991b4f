// A backup carries what people write before it is published: its database and the files beside it, in tables of their own. No
// database that is in use has them: whoever opens the data for a daemon takes them out again, to where the console finds them.
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isThere } from '../places.ts';

/** How much of it there is. */
export interface KeptWriting {
  readonly drafts: number;
  readonly versions: number;
}

export interface KeptFile {
  /** Below the data folder: `writing.db`, `writing/<sha256>`, `writing/goc/<name>`. */
  readonly name: string;
  readonly path: string;
}

/** What such a file is called; nothing that leads elsewhere. */
const ownName = /^writing(?:\.db|\/[0-9a-f]{64}|\/goc\/[\p{L}\p{N}][^/\\]*)$/u;
/** A file is kept in pieces: it may be larger than one value of SQLite can be. */
const pieceBytes = 4_000_000;

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
      `BEGIN; DROP TABLE IF EXISTS kept_writing; DROP TABLE IF EXISTS kept_file;
       CREATE TABLE kept_writing (drafts INTEGER NOT NULL, versions INTEGER NOT NULL) STRICT;
       CREATE TABLE kept_file (name TEXT NOT NULL, piece INTEGER NOT NULL, bytes BLOB, PRIMARY KEY (name, piece)) STRICT`,
    );
    db.prepare('INSERT INTO kept_writing VALUES (?, ?)').run(drafts, versions);
    const put = db.prepare('INSERT INTO kept_file VALUES (?, ?, ?)');
    for (const { name, path } of files) {
      let piece = 0;
      for await (const bytes of piecesOf(path)) put.run(name, piece++, bytes);
    }
    db.exec('COMMIT');
  } finally {
    db.close();
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
    for (const name of namesIn(db)) writeOut(db, name, join(part, name));
    rmSync(waiting, { recursive: true, force: true });
    renameSync(part, waiting);
    // What nobody has published yet is in it: no free page may keep it where others can read.
    db.exec(
      'PRAGMA secure_delete = ON; BEGIN; DROP TABLE kept_writing; DROP TABLE kept_file; COMMIT',
    );
    shrink(db);
  } finally {
    db.close();
  }
}

/** They were the larger part of the file. A full disk keeps nobody from starting. */
function shrink(db: DatabaseSync): void {
  try {
    db.exec('VACUUM');
  } catch {
    // SQLite uses the free pages as time goes by.
  }
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

function readKept(db: DatabaseSync): KeptWriting | undefined {
  const table = "SELECT 1 FROM sqlite_schema WHERE name = 'kept_writing'";
  const row = db.prepare(table).get() && db.prepare('SELECT * FROM kept_writing').get();
  return row && { drafts: Number(row['drafts']), versions: Number(row['versions']) };
}

function namesIn(db: DatabaseSync): readonly string[] {
  return db
    .prepare('SELECT DISTINCT name FROM kept_file')
    .all()
    .map(({ name }) => String(name))
    .filter((name) => ownName.test(name));
}

function writeOut(db: DatabaseSync, name: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, 'w', 0o600);
  try {
    const pieces = db.prepare('SELECT bytes FROM kept_file WHERE name = ? ORDER BY piece');
    for (const { bytes } of pieces.iterate(name))
      if (bytes instanceof Uint8Array) writeSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
