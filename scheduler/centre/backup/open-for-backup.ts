// Backup and restore for a command: the ledger is reached, or opened for it alone.
import { join } from 'node:path';
import { programVersion } from '../../program-version.ts';
import { centreDirOf, openDatabase, reachOrOpen, type Env } from '../database/open-database.ts';
import type { BackupHead } from './container.ts';
import { makeBackup } from './make-backup.ts';
import { backupFolderOf, backupNameAt } from './nightly.ts';
import { restoreBackup, type RestoredCentre } from './restore-backup.ts';

export interface BackupMade {
  readonly file: string;
  readonly head: BackupHead;
  /** To be kept apart from it. */
  readonly keyFile: string;
}

/** Also while the centre serves. Rejects with LoaError. */
export async function openForBackup(
  dataDir: string,
  env: Env,
  asked: { readonly file?: string; readonly at: number },
): Promise<BackupMade> {
  const { at, file = join(backupFolderOf(dataDir, env), backupNameAt(at)) } = asked;
  const { sql, place, close } = await reachOrOpen(dataDir, env);
  try {
    const program = programVersion();
    const head = await makeBackup(sql, { dataDir, env, place }, { file, at, program });
    const keyFile =
      env['LOA_CENTRE_KEY']?.trim() || join(centreDirOf(dataDir), 'khoa-trung-tam.pem');
    return { file, head, keyFile };
  } finally {
    await close();
  }
}

/** While no centre serves. Rejects with LoaError: then nothing was restored. */
export async function restoreCentreFrom(
  dataDir: string,
  env: Env,
  asked: { readonly file: string; readonly at: number; readonly by: string },
): Promise<RestoredCentre> {
  const { sql, place, close } = await openDatabase(dataDir, env, { asItIs: true });
  try {
    return await restoreBackup(sql, { dataDir, env, place }, asked);
  } finally {
    await close();
  }
}
