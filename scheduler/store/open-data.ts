import { lockStore } from './lock.ts';
import { makeFolder, openStore, type OpenedStore } from './open.ts';

/** The daemon tries again by itself: it must not stand still, and with it the sound, while another holds the database. */
const daemonPatienceMs = 500;

/**
 * The daemon's store, this process's alone until `release` is called. Rejects with StoreLockedError when another
 * daemon has it, StoreError when the folder cannot be used.
 */
export async function openData(
  { dataDir, databaseFile }: { readonly dataDir: string; readonly databaseFile: string },
  now: number,
): Promise<OpenedStore & { readonly release: () => void }> {
  makeFolder(dataDir);
  const unlock = await lockStore(dataDir);
  try {
    const opened = openStore(databaseFile, now, daemonPatienceMs);
    return {
      ...opened,
      release: () => {
        opened.store.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}
