import { chmodSync, closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createStatements, type Statements } from '../../store/sqlite-statements.ts';
import { migrateAccounts } from './schema.ts';

/** Where accounts are kept. */
export function accountsFileOf(dataDir: string): string {
  return join(dataDir, 'accounts.db');
}

export interface AccountsDatabase extends Statements {
  readonly close: () => void;
}

/** Opens accounts.db, making it where there is none; nobody but this user can read it. Throws what the system or SQLite throws. */
export function openAccountsDatabase(file: string): AccountsDatabase {
  if (file !== ':memory:') makeOwn(file);
  const db = new DatabaseSync(file, { timeout: 5000 });
  try {
    // A power cut may cost the last second of sessions, never the file.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    // It is small, and what is read of it decides who may stop an airing.
    const sound = db.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
    if (sound !== 'ok') throw new Error(`malformed: ${String(sound)}`);
    migrateAccounts(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return {
    ...createStatements(db),
    close: () => {
      if (db.isOpen) db.close();
    },
  };
}

function makeOwn(file: string): void {
  // Made by hand, so that it is never there with other rights: SQLite gives its -wal and -shm the same.
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}
