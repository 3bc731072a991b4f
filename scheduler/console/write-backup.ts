import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { putAccounts } from '../store/kept-accounts.ts';
import type { Store } from '../store/store.ts';
import { accountsToKeep } from './accounts/accounts-to-keep.ts';

/**
 * One file with the station's store and the console's accounts, readable by this user alone. It has its name once it is whole and
 * on the disk. Returns for how many people an account is in it. Rejects with what the system or SQLite says.
 */
export async function writeBackup(store: Store, dataDir: string, file: string): Promise<number> {
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.part`;
  rmSync(part, { force: true });
  try {
    await store.backup(part);
    chmodSync(part, 0o600);
    const accounts = accountsToKeep(dataDir);
    if (accounts) putAccounts(part, accounts);
    toDisk(part);
    renameSync(part, file);
    return accounts?.people ?? 0;
  } catch (error) {
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(part + rest, { force: true });
    throw error;
  }
}

function toDisk(file: string): void {
  const open = openSync(file, 'r+');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}
