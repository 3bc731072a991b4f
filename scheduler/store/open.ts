import { loaCommand } from '../../content/schema/loa-command.ts';
import {
  accessSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { LoaError } from '../../content/schema/loa-error.ts';
import { sayError } from '../../content/schema/say-error.ts';
import { systemCodeOf, systemRefusalOf } from '../../content/schema/system-errors.ts';
import { isThere, missingMount } from '../places.ts';
import { openSqliteStore } from './sqlite.ts';
import type { Store } from './store.ts';

/** The data folder or the database cannot be used; the message is Vietnamese and says how to mend it. */
export class StoreError extends LoaError<'store'> {
  override readonly name = 'StoreError';

  constructor(message: string, hint = '', cause?: unknown) {
    super('store', message, { hint, cause });
  }
}

export interface OpenedStore {
  readonly store: Store;
  /** Set when a damaged database was found: where it was put, and what is lost. */
  readonly damaged?: { readonly keptAs: string; readonly message: string };
}

/**
 * Opens the store, making it where there is none. A damaged database is renamed with the time, never overwritten,
 * and a new one begun. Throws StoreError when the folder cannot be written.
 */
export function openStore(file: string, now: number, patienceMs?: number): OpenedStore {
  makeFolder(dirname(file));
  try {
    return { store: remembering(openSound(file, patienceMs), file, now) };
  } catch (error) {
    if (!isDamage(error)) throw toStoreError(file, error);
  }
  const keptAs = setAside(file, now);
  const message = `Cơ sở dữ liệu ${file} bị hỏng; đã giữ lại nguyên vẹn thành ${keptAs} và mở cơ sở dữ liệu mới. Nhật ký trước lúc này nằm trong tệp ấy; buổi phát nào đã đến giờ thì không phát lại, để không ai nghe hai lần. Có bản sao lưu (${loaCommand} backup) thì tắt chương trình, xóa ${file}-wal và ${file}-shm, rồi chép đè lên ${file}.`;
  const store = remembering(openSqliteStore(file, patienceMs), file, now);
  return { store, damaged: { keptAs, message } };
}

/**
 * Opens the store for who only looks, or works beside a daemon: a damaged one is left where it is.
 * Throws StoreError.
 */
export function openStoreAsItIs(file: string): Store {
  try {
    return openSound(file);
  } catch (error) {
    if (!isDamage(error)) throw toStoreError(file, error);
    throw new StoreError(
      `Cơ sở dữ liệu ${file} bị hỏng, chưa đụng gì tới nó.`,
      `Chạy npm start hoặc ${loaCommand} run: tệp hỏng được giữ lại nguyên vẹn, tệp mới được mở.`,
    );
  }
}

/** When the history before was lost, epoch ms; whatever was due until then may have aired already. */
export function damagedAt(store: Store): number | undefined {
  const note = store.note(damageNote);
  return note === undefined ? undefined : Number(note);
}

const damageNote = 'damaged-at';

/**
 * A new database beside one that was put aside says so itself, from its first moment: the process that put it aside
 * may be gone before anything else is written.
 */
function remembering(store: Store, file: string, now: number): Store {
  const isNew = store.lastHeartbeat() === undefined && store.note(damageNote) === undefined;
  if (isNew && hasSetAside(file)) store.setNote(damageNote, String(Math.round(now)));
  return store;
}

function hasSetAside(file: string): boolean {
  return readdirSync(dirname(file)).some((name) => name.startsWith(`${basename(file)}.hong-`));
}

/** Makes the data folder where there is none. Throws StoreError. */
export function makeFolder(dir: string): void {
  try {
    const missing = missingMount(dir);
    if (missing !== undefined)
      throw new StoreError(missing, 'Cắm ổ rồi chạy lại, hoặc đặt LOA_DATA sang thư mục khác.');
    mkdirSync(dir, { recursive: true });
    accessSync(dir, constants.W_OK);
  } catch (error) {
    throw toStoreError(dir, error);
  }
}

function openSound(file: string, patienceMs?: number): Store {
  const store = openSqliteStore(file, patienceMs);
  try {
    // Reads the tables that decide what airs; a damaged page shows itself here rather than at the airing.
    store.slots();
    store.head();
    store.pendingRequests();
    store.approvals();
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Puts a damaged database beside, as it is; gives its new name. */
export function setAside(file: string, now: number): string {
  const stamp = new Date(now).toISOString().replaceAll(/[-:]/g, '').slice(0, 15);
  let keptAs = `${file}.hong-${stamp}`;
  for (let turn = 2; isThere(keptAs); turn++) keptAs = `${file}.hong-${stamp}-${turn}`;
  for (const part of ['', '-wal', '-shm']) {
    if (isThere(file + part)) renameSync(file + part, keptAs + part);
  }
  return keptAs;
}

/** Whether an error means that the file itself can't be used, not that it can't be reached. */
export function isDamage(error: unknown): boolean {
  return (
    error instanceof TypeError ||
    error instanceof SyntaxError ||
    (error instanceof Error &&
      /malformed|not a database|no such (table|column)/i.test(error.message))
  );
}

function toStoreError(file: string, error: unknown): Error {
  if (error instanceof LoaError) return error;
  const cause = whatKeepsFromOpening(file, error);
  const refusal = systemRefusalOf(cause);
  if (!refusal) return error instanceof Error ? error : new StoreError(String(error));
  return new StoreError(
    `Không dùng được dữ liệu (LOA_DATA) ở ${file}: ${sayError(cause)}.`,
    `${refusal.mend} Hoặc đặt LOA_DATA sang thư mục khác.`,
    error,
  );
}

/** SQLite says only that it cannot open: opened once more by hand, the system says why. */
function whatKeepsFromOpening(file: string, error: unknown): unknown {
  if (systemCodeOf(error) !== 'SQLITE_CANTOPEN') return error;
  try {
    closeSync(openSync(isThere(file) ? file : dirname(file), 'r'));
    return error;
  } catch (why) {
    return why;
  }
}
