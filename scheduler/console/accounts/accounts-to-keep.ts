import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isThere } from '../../places.ts';
import type { KeptAccounts } from '../../store/kept-accounts.ts';
import { accountsFileOf } from './database.ts';
import { passingTables } from './schema.ts';
import { firstCodeName, formKey } from './settings.ts';

/** What a backup has of accounts.db: people and their second factors, nothing that is open just now. Undefined: there is nobody yet. */
export function accountsToKeep(dataDir: string): KeptAccounts | undefined {
  const file = accountsFileOf(dataDir);
  if (!isThere(file)) return undefined;
  const folder = mkdtempSync(join(dataDir, 'tai-khoan-'));
  try {
    const copy = join(folder, 'accounts.db');
    copyDatabase(file, copy);
    const people = leaveLasting(copy);
    return people === 0 ? undefined : { file: readFileSync(copy), people };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One file, as it is at this instant, while others write. */
export function copyDatabase(from: string, to: string): void {
  const db = new DatabaseSync(from, { timeout: 5000 });
  try {
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
}

function leaveLasting(file: string): number {
  const db = new DatabaseSync(file);
  try {
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    // An older program's file may not have all of them; it is brought to today's when it comes back.
    const isThere = (table: string): boolean => tables.some(({ name }) => name === table);
    if (!isThere('account')) return 0;
    for (const table of passingTables.filter(isThere)) db.exec(`DELETE FROM ${table}`);
    db.prepare('DELETE FROM setting WHERE name IN (?, ?)').run(formKey, firstCodeName);
    db.exec('VACUUM');
    return Number(
      db.prepare("SELECT count(*) AS people FROM account WHERE state <> 'removed'").get()?.[
        'people'
      ],
    );
  } finally {
    db.close();
  }
}
