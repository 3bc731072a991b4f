import { accessSync, constants, readFileSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { LoaError } from '../../content/schema/loa-error.ts';
import { sayError } from '../../content/schema/say-error.ts';

/** Another daemon works on the same data. */
export class StoreLockedError extends LoaError<'store-locked'> {
  override readonly name = 'StoreLockedError';

  constructor(message: string, hint: string) {
    super('store-locked', message, { hint });
  }
}

/** It cannot be known whether another daemon works on the same data: that is never taken for "none does". */
export class LockUnknownError extends LoaError<'lock-unknown'> {
  override readonly name = 'LockUnknownError';

  constructor(message: string, hint: string) {
    super('lock-unknown', message, { hint });
  }
}

/** A process that was just killed is gone within this time; a daemon that runs stays. */
const patienceMs = 2000;
/** How often a daemon looks whether its lock is still the one that others find. */
const looksEveryMs = 500;
const lostAfterLooks = 4;
/** A daemon whose lock was removed has made it anew within this time. */
const remakesWithinMs = 2500;

export interface LockSettings {
  /** A daemon has worked on this data: where its lock is missing, it may have been removed under it. */
  readonly hadDaemon?: () => boolean;
  /** Another has the place now: the lock was removed, and this one had stood still too long to make it anew. */
  readonly lost?: () => void;
}

/**
 * Takes the one place of the daemon on this data folder; returns what gives it back.
 * The place is SQLite's exclusive lock on `daemon.lock`: the system frees it when the process dies, however it dies.
 * A lock that is removed meanwhile is made anew, and who finds none waits for that.
 * Rejects with StoreLockedError (Vietnamese) when another holds it, LockUnknownError when nobody can tell.
 */
export async function lockStore(
  dataDir: string,
  { hadDaemon = () => false, lost = () => undefined }: LockSettings = {},
): Promise<() => void> {
  const file = join(dataDir, lockName);
  const beganAt = performance.now();
  const missing = !lookAt(file) && hadDaemon();
  for (;;) {
    const waitedMs = performance.now() - beganAt;
    const maybeRemade = missing && waitedMs < remakesWithinMs && !lookAt(file);
    const release = maybeRemade ? undefined : tryLock(dataDir);
    if (release) return keep(dataDir, release, lost);
    if (!maybeRemade && waitedMs > patienceMs) {
      throw new StoreLockedError(
        `Một chương trình loa khác đang chạy trên cùng dữ liệu (${dataDir}).`,
        'Tắt chương trình kia, hoặc đặt LOA_DATA sang thư mục khác.',
      );
    }
    await sleep(100);
  }
}

/** Makes the lock anew where it was removed or replaced. Returns what gives the place back. */
function keep(dataDir: string, taken: () => void, lost: () => void): () => void {
  let release = taken;
  let own = identityOf(dataDir);
  let refused = 0;
  const look = (): void => {
    try {
      const now = identityOf(dataDir);
      if (now === own) return;
      const anew = tryLock(dataDir);
      if (!anew) {
        // A command that only asks holds it for a moment.
        if (++refused < lostAfterLooks) return;
        clearInterval(looking);
        lost();
        return;
      }
      release();
      release = anew;
      refused = 0;
      own = identityOf(dataDir);
    } catch {
      // The whole folder is gone, or cannot be looked into for now.
    }
  };
  const looking = setInterval(look, looksEveryMs).unref();
  return () => {
    clearInterval(looking);
    release();
  };
}

/** Which file the lock is. */
function identityOf(dataDir: string): string | undefined {
  const found = lookAt(join(dataDir, lockName));
  return found && `${found.dev}:${found.ino}`;
}

/** Whether a daemon holds the place now. Throws LockUnknownError when nobody can tell. */
export function isStoreLocked(dataDir: string): boolean {
  if (!lookAt(join(dataDir, lockName))) return false;
  const release = tryLock(dataDir);
  release?.();
  return release === undefined;
}

/** The same for who only shows things: where nobody can tell, a daemon may be there. */
export function mayBeLocked(dataDir: string): boolean {
  try {
    return isStoreLocked(dataDir);
  } catch (error) {
    if (error instanceof LockUnknownError) return true;
    throw error;
  }
}

const lockName = 'daemon.lock';

function tryLock(dataDir: string): (() => void) | undefined {
  const file = join(dataDir, lockName);
  refuseUnwritable(file, dataDir);
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { timeout: 0 });
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    db?.close();
    const why = error instanceof Error ? error.message : '';
    if (/locked|busy/i.test(why)) return undefined;
    if (/unable to open|readonly|not a database|malformed/i.test(why))
      throw unknown(file, sayError(error), `Tắt mọi chương trình loa, rồi xóa ${file}.`);
    throw error;
  }
  const held = db;
  return () => {
    held.close();
  };
}

/**
 * SQLite opens what it may not write for reading alone, and on that an "exclusive" lock excludes nobody: two daemons
 * would each believe to be the only one.
 */
function refuseUnwritable(file: string, dataDir: string): void {
  const found = lookAt(file);
  if (!found) return;
  if (!found.isFile()) throw unknown(file, 'đó không phải là tệp', `Xóa ${file} rồi chạy lại.`);
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch (error) {
    const mine = process.getuid?.();
    const hint =
      mine === undefined || mine === found.uid
        ? `Cho phép ghi: chmod u+rw ${file}`
        : `Thường do một lệnh sudo loa. Trả lại: sudo chown -R ${userName(mine)} ${dataDir}`;
    throw unknown(file, `tệp là của ${userName(found.uid)}: ${sayError(error)}`, hint);
  }
}

/** What stands there; undefined for nothing. Throws LockUnknownError where nobody may look: that is not "nothing". */
function lookAt(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    throw unknown(file, sayError(error), 'Chạy bằng tài khoản có quyền đọc thư mục ấy.');
  }
}

function unknown(file: string, why: string, hint: string): LockUnknownError {
  return new LockUnknownError(
    `Không biết được có chương trình loa khác đang chạy trên cùng dữ liệu không: không khóa được ${file} (${why}).`,
    hint,
  );
}

/** `0` → `root`; the number where the system has no such name. */
function userName(uid: number): string {
  try {
    const users = readFileSync('/etc/passwd', 'utf8');
    return new RegExp(`^([^:]+):[^:]*:${uid}:`, 'm').exec(users)?.[1] ?? String(uid);
  } catch {
    return String(uid);
  }
}
