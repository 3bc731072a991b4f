// A backup carries the console's accounts in a table of its own, as one file. No database that is in use has it: whoever opens
// the data for a daemon takes it out again, to where the console finds it.
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { isThere } from '../places.ts';
import { withDatabase, writeWhole } from './kept-file.ts';

export interface KeptAccounts {
  /** A SQLite file, as console/accounts/ has written it. */
  readonly file: Uint8Array;
  /** How many people have an account in it. */
  readonly people: number;
}

/** Where accounts of a backup wait for the console. */
export function waitingAccountsOf(dataDir: string): string {
  return join(dataDir, 'console', 'accounts-phuc-hoi.db');
}

/** Puts accounts into a backup. Throws what node:sqlite throws. */
export function putAccounts(backupFile: string, { file, people }: KeptAccounts): void {
  withDatabase(backupFile, (db) => {
    db.exec(
      'BEGIN; DROP TABLE IF EXISTS kept_accounts; CREATE TABLE kept_accounts (file BLOB NOT NULL, people INTEGER NOT NULL) STRICT',
    );
    db.prepare('INSERT INTO kept_accounts VALUES (?, ?)').run(file, people);
    db.exec('COMMIT');
  });
}

/** How many people have an account in a backup; 0 where it has none along. Throws what node:sqlite throws. */
export function peopleIn(backupFile: string): number {
  return withDatabase(backupFile, (db) =>
    hasAccounts(db) ? Number(db.prepare('SELECT people FROM kept_accounts').get()?.['people']) : 0,
  );
}

/**
 * Takes the accounts out of a database that was a backup, to where the console finds them. A cut in the middle leaves them in
 * the database, and the next start takes them out anew. Returns for how many people; undefined where there are none.
 */
export function takeOutAccounts(databaseFile: string, dataDir: string): number | undefined {
  if (!isThere(databaseFile)) return undefined;
  return withDatabase(databaseFile, (db) => {
    if (!hasAccounts(db)) return undefined;
    const row = db.prepare('SELECT file, people FROM kept_accounts').get();
    const bytes = row?.['file'];
    if (bytes instanceof Uint8Array) writeWhole(waitingAccountsOf(dataDir), bytes);
    // Hashes of passwords are in it: no free page may keep them where others can read.
    db.exec('PRAGMA secure_delete = ON; DROP TABLE kept_accounts');
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return row && Number(row['people']);
  });
}

function hasAccounts(db: DatabaseSync): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'kept_accounts'").get() !== undefined;
}
