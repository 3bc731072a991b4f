// A backup carries listening tests and their answers in a table of its own, as one file. No database that is in use has it: whoever
// opens the data for a daemon takes it out again, to where the console finds it.
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { isThere } from '../places.ts';
import { withDatabase, writeWhole } from './kept-file.ts';

/** Where listening tests of a backup wait for the console. */
export function waitingListeningOf(dataDir: string): string {
  return join(dataDir, 'listening', 'phuc-hoi.db');
}

/** Puts the book of listening tests, a SQLite file, into a backup. Throws what node:sqlite throws. */
export function putListening(backupFile: string, file: Uint8Array, tests: number): void {
  withDatabase(backupFile, (db) => {
    db.exec(
      'BEGIN; DROP TABLE IF EXISTS kept_listening; CREATE TABLE kept_listening (file BLOB NOT NULL, tests INTEGER NOT NULL) STRICT',
    );
    db.prepare('INSERT INTO kept_listening VALUES (?, ?)').run(file, tests);
    db.exec('COMMIT');
  });
}

/** How many listening tests a backup has; 0 where it has none along. Throws what node:sqlite throws. */
export function listeningIn(backupFile: string): number {
  return withDatabase(backupFile, (db) =>
    hasListening(db) ? Number(db.prepare('SELECT tests FROM kept_listening').get()?.['tests']) : 0,
  );
}

/**
 * Takes them out of a database that was a backup, to where the console finds them. A cut in the middle leaves them in the
 * database, and the next start takes them out anew.
 */
export function takeOutListening(databaseFile: string, dataDir: string): void {
  if (!isThere(databaseFile)) return;
  withDatabase(databaseFile, (db) => {
    if (!hasListening(db)) return;
    const bytes = db.prepare('SELECT file FROM kept_listening').get()?.['file'];
    if (bytes instanceof Uint8Array) writeWhole(waitingListeningOf(dataDir), bytes);
    db.exec('DROP TABLE kept_listening');
  });
}

function hasListening(db: DatabaseSync): boolean {
  const table = "SELECT 1 FROM sqlite_schema WHERE name = 'kept_listening'";
  return db.prepare(table).get() !== undefined;
}
