import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { LoaError } from '../../content/schema/loa-error.ts';

/** Another daemon works on the same data. */
export class StoreLockedError extends LoaError<'store-locked'> {
  override readonly name = 'StoreLockedError';

  constructor(message: string, hint: string) {
    super('store-locked', message, { hint });
  }
}

/** A process that was just killed is gone within this time; a daemon that runs stays. */
const patienceMs = 2000;

/**
 * Takes the one place of the daemon on this data folder; returns what gives it back.
 * The place is SQLite's exclusive lock on `daemon.lock`: the system frees it when the process dies, however it dies.
 * Rejects with StoreLockedError (Vietnamese) when another holds it.
 */
export async function lockStore(dataDir: string): Promise<() => void> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const release = tryLock(dataDir);
    if (release) return release;
    if (performance.now() > until) {
      throw new StoreLockedError(
        `Một chương trình loa khác đang chạy trên cùng dữ liệu (${dataDir}).`,
        'Tắt chương trình kia, hoặc đặt LOA_DATA sang thư mục khác.',
      );
    }
    await sleep(100);
  }
}

/** Whether a daemon holds the place now. */
export function isStoreLocked(dataDir: string): boolean {
  if (!existsSync(dataDir)) return false;
  const release = tryLock(dataDir);
  release?.();
  return release === undefined;
}

function tryLock(dataDir: string): (() => void) | undefined {
  const db = new DatabaseSync(`${dataDir}/daemon.lock`, { timeout: 0 });
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Error && /locked|busy/i.test(error.message)) return undefined;
    throw error;
  }
  return () => {
    db.close();
  };
}
