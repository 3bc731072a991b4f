// Accounts of a backup that was restored take the place of those of today. In one transaction of accounts.db: a cut in the
// middle leaves the old ones or the new ones, and whoever has the file open goes on with what is in it.
import { closeSync, openSync, renameSync, rmSync } from 'node:fs';
import { sayError } from '../../../content/schema/say-error.ts';
import { isThere } from '../../places.ts';
import { waitingAccountsOf } from '../../store/kept-accounts.ts';
import { isDamage, setAside } from '../../store/open.ts';
import { copyDatabase } from './accounts-to-keep.ts';
import { accountsFileOf, openAccountsDatabase, type AccountsDatabase } from './database.ts';
import { lastingTables, passingTables } from './schema.ts';

export interface BroughtBack {
  readonly people: number;
  /** Those that were there before; undefined where nobody had an account. */
  readonly keptAs?: string;
}

/**
 * Undefined: none wait. Everybody is signed out by it. What cannot be used stays beside, and is told; the accounts of today
 * go on then. Throws what SQLite throws of accounts.db itself.
 */
export function bringBackAccounts(
  dataDir: string,
  now: number,
  tell: (line: string) => void,
): BroughtBack | undefined {
  const waiting = waitingAccountsOf(dataDir);
  if (!isThere(waiting)) return undefined;
  try {
    // Brings one of an earlier program to today's tables.
    openAccountsDatabase(waiting).close();
  } catch (error) {
    const aside = `${waiting}.hong-${stampOf(now)}`;
    renameSync(waiting, aside);
    tell(
      `Không dùng được các tài khoản trong bản sao lưu (${sayError(error)}); đã để riêng thành ${aside}. Tài khoản đang có giữ nguyên.`,
    );
    return undefined;
  }
  const file = accountsFileOf(dataDir);
  const database = openOrSetAside(file, now, tell);
  try {
    const keptAs = peopleIn(database) > 0 ? keepBeside(file, now) : undefined;
    replace(database, waiting);
    const people = peopleIn(database);
    for (const part of ['', '-wal', '-shm']) rmSync(waiting + part, { force: true });
    return { people, ...(keptAs !== undefined && { keptAs }) };
  } finally {
    database.close();
  }
}

/** Those of the backup are what is to be had; a damaged file of today must not keep them out. */
function openOrSetAside(file: string, now: number, tell: (line: string) => void): AccountsDatabase {
  try {
    return openAccountsDatabase(file);
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  const aside = setAside(file, now);
  tell(`Tệp tài khoản ${file} bị hỏng; đã giữ lại nguyên vẹn thành ${aside}.`);
  return openAccountsDatabase(file);
}

function peopleIn({ sql }: AccountsDatabase): number {
  const row = sql("SELECT count(*) AS people FROM account WHERE state <> 'removed'").get();
  return Number(row?.['people']);
}

function replace({ sql, transact }: AccountsDatabase, waiting: string): void {
  sql('ATTACH ? AS back').run(waiting);
  try {
    transact(() => {
      for (const table of passingTables) sql(`DELETE FROM main.${table}`).run();
      for (const table of lastingTables) {
        sql(`DELETE FROM main.${table}`).run();
        sql(`INSERT INTO main.${table} SELECT * FROM back.${table}`).run();
      }
    });
  } finally {
    sql('DETACH back').run();
  }
}

/** A restore that was a mistake can be undone by hand. */
function keepBeside(file: string, now: number): string {
  const keptAs = `${file}.truoc-phuc-hoi-${stampOf(now)}`;
  rmSync(keptAs, { force: true });
  // Nobody else's from its first byte on: SQLite takes an empty file for a new one.
  closeSync(openSync(keptAs, 'w', 0o600));
  copyDatabase(file, keptAs);
  return keptAs;
}

function stampOf(now: number): string {
  return new Date(now).toISOString().replaceAll(/[-:]/g, '').slice(0, 15);
}
