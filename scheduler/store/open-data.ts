import { DatabaseSync } from 'node:sqlite';
import { sayError } from '../../content/schema/say-error.ts';
import { dropBackup, takeUpBackup } from './backup-to-restore.ts';
import { takeOutAccounts } from './kept-accounts.ts';
import { takeOutListening } from './kept-listening.ts';
import { takeOutTakes } from './kept-takes.ts';
import { takeOutWriting } from './kept-writing.ts';
import { lockStore } from './lock.ts';
import { isDamage, makeFolder, openStore, type OpenedStore } from './open.ts';

/** The daemon tries again by itself: it must not stand still, and with it the sound, while another holds the database. */
const daemonPatienceMs = 500;

interface OpenedData {
  readonly release: () => void;
  /** What of a backup could not be brought back yet, and why; Vietnamese. */
  readonly stuck?: string;
}

/**
 * The daemon's store, this process's alone until `release` is called; `lost` is called where another has it nevertheless. Rejects with StoreLockedError when another
 * daemon has it, StoreError when the folder cannot be used.
 */
export async function openData(
  { dataDir, databaseFile }: { readonly dataDir: string; readonly databaseFile: string },
  now: number,
  lost?: () => void,
): Promise<OpenedStore & OpenedData> {
  makeFolder(dataDir);
  const unlock = await lockStore(dataDir, {
    hadDaemon: () => hadDaemon(databaseFile),
    ...(lost && { lost }),
  });
  try {
    const restored = takeUpBackup({ dataDir, databaseFile }, now);
    const stuck = takeOut(databaseFile, dataDir);
    const opened = openStore(databaseFile, now, daemonPatienceMs);
    if (restored) {
      const { by, name, lines, keptAs, people, writing } = restored;
      const came = { ...(people > 0 && { people }), ...(writing && { drafts: writing.drafts }) };
      const detail = { by, name, lines, keptAs, ...came };
      opened.store.commit([{ at: now, slot: '', event: 'backup-restored', detail }]);
      dropBackup(dataDir);
    }
    return {
      ...opened,
      ...(stuck !== undefined && { stuck }),
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

/** Of a backup, whether it was agreed to or copied over the database by hand. What could not be taken out, and why. */
function takeOut(databaseFile: string, dataDir: string): string | undefined {
  try {
    takeOutAccounts(databaseFile, dataDir);
    takeOutListening(databaseFile, dataDir);
  } catch (error) {
    // Who opens the store next says so, and puts it aside.
    if (!isDamage(error)) throw error;
  }
  try {
    takeOutTakes(databaseFile, dataDir);
    takeOutWriting(databaseFile, dataDir);
    return undefined;
  } catch (error) {
    // Whoever opens the store next says so.
    if (isDamage(error)) return undefined;
    // The disk may have no room for them: they wait in the database, and what airs goes on.
    return `Chưa lấy được bản nháp, các bản cũ của bài viết và các bản thu giọng đọc ra khỏi bản sao lưu đã phục hồi: ${sayError(error)}. Chúng còn nguyên trong ${databaseFile}; xóa bớt tệp nếu đĩa đầy, rồi tắt mở lại chương trình.`;
  }
}

/** Whether a daemon has ever worked on this database; looked at without changing it. */
function hadDaemon(file: string): boolean {
  try {
    const db = new DatabaseSync(file, { readOnly: true, timeout: daemonPatienceMs });
    try {
      return db.prepare('SELECT 1 FROM heartbeat').get() !== undefined;
    } finally {
      db.close();
    }
  } catch {
    // No database yet, or one that nobody can work on.
    return false;
  }
}
