import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { sayError } from '../../content/schema/say-error.ts';
import { takesFolder } from '../../content/schema/takes.ts';
import { putAccounts } from '../store/kept-accounts.ts';
import { putListening } from '../store/kept-listening.ts';
import { putTakes } from '../store/kept-takes.ts';
import { putWriting, type KeptWriting } from '../store/kept-writing.ts';
import { isDamage } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { accountsToKeep } from './accounts/accounts-to-keep.ts';
import { listeningFileOf } from './listening/book.ts';
import { listeningToKeep } from './listening/listening-to-keep.ts';
import { copyWriting } from './writing/copy-writing.ts';
import { writingFileOf } from './writing/draft-book.ts';

export interface BackupMade {
  /** Who have an account in it. */
  readonly people: number;
  /** Undefined: nobody has written anything yet, or `trouble` says why it is not in it. */
  readonly writing?: KeptWriting;
  /** Sentences that people have read, as sounds. */
  readonly takes: number;
  /** What is not in it, and why; Vietnamese. '': it is all there. */
  readonly trouble: string;
  /** What to do about it. */
  readonly mend: string;
}

/**
 * One file with the station's store, the console's accounts, what people write and what they have read aloud in it, readable by this user alone. It has its
 * name once it is whole and on the disk. Rejects with what the system or SQLite says; drafts that can't be read keep nothing else out of it.
 */
export async function writeBackup(
  store: Store,
  dataDir: string,
  file: string,
): Promise<BackupMade> {
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.part`;
  rmSync(part, { force: true });
  try {
    await store.backup(part);
    chmodSync(part, 0o600);
    const accounts = accountsToKeep(dataDir);
    if (accounts) putAccounts(part, accounts);
    const written = await keepWriting(dataDir, part);
    const read = await keepTakes(dataDir, part);
    const listening = keepListening(dataDir, part);
    toDisk(part);
    renameSync(part, file);
    return { people: accounts?.people ?? 0, ...joined(written, read, listening) };
  } catch (error) {
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(part + rest, { force: true });
    throw error;
  }
}

type Written = Omit<BackupMade, 'people' | 'takes'>;
type Read = Pick<BackupMade, 'takes' | 'trouble' | 'mend'>;

/** Each mend once: a full disk keeps out all of them. */
function joined(
  written: Written,
  read: Read,
  ...others: readonly Pick<Read, 'trouble' | 'mend'>[]
): Omit<BackupMade, 'people'> {
  const all = [written, read, ...others];
  const said = (texts: readonly string[]): string =>
    [...new Set(texts)].filter((text) => text !== '').join(' ');
  const trouble = said(all.map((one) => one.trouble));
  return { ...written, ...read, trouble, mend: said(all.map((one) => one.mend)) };
}

async function keepTakes(dataDir: string, part: string): Promise<Read> {
  try {
    return { takes: await putTakes(part, dataDir), trouble: '', mend: '' };
  } catch (error) {
    const trouble = `Bản sao lưu này THIẾU các bản thu giọng đọc: không sao được thư mục ${takesFolder(dataDir)} (${sayError(error)}). Những thứ khác đủ cả. Đừng xóa thư mục ấy và các bản sao lưu trước.`;
    const mend = 'Kiểm tra ổ đĩa còn chỗ và thư mục ấy đọc được, rồi sao lưu lại.';
    return { takes: 0, trouble, mend };
  }
}

async function keepWriting(dataDir: string, part: string): Promise<Written> {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(dataDir, 'ban-nhap-'));
    const copy = await copyWriting(dataDir, folder);
    if (!copy) return { trouble: '', mend: '' };
    await putWriting(part, copy.files, copy.kept);
    return { writing: copy.kept, trouble: '', mend: '' };
  } catch (error) {
    const file = writingFileOf(dataDir);
    const trouble = `Bản sao lưu này THIẾU bản nháp và các bản cũ của bài viết: không sao được ${file} (${sayError(error)}). Những thứ khác đủ cả. Đừng xóa tệp ấy và các bản sao lưu trước.`;
    return { trouble, mend: mendOf(error) };
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function keepListening(dataDir: string, part: string): Pick<BackupMade, 'trouble' | 'mend'> {
  try {
    const kept = listeningToKeep(dataDir);
    if (kept) putListening(part, kept.file, kept.tests);
    return { trouble: '', mend: '' };
  } catch (error) {
    const file = listeningFileOf(dataDir);
    const trouble = `Bản sao lưu này THIẾU các lần nghe thử giọng: không sao được ${file} (${sayError(error)}).`;
    const mend = isDamage(error)
      ? 'Tệp ấy hỏng: tắt chương trình, dời tệp ấy sang chỗ khác (đừng xóa), mở lại rồi sao lưu lại.'
      : mendOf(error);
    return { trouble, mend };
  }
}

function mendOf(error: unknown): string {
  return isDamage(error)
    ? 'Tắt chương trình, mở lại rồi mở trang Bài viết của Bàn trực một lần: tệp hỏng được để riêng, sổ mới được mở; rồi sao lưu lại.'
    : 'Kiểm tra ổ đĩa còn chỗ và thư mục dữ liệu ghi được, rồi sao lưu lại.';
}

function toDisk(file: string): void {
  const open = openSync(file, 'r+');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}
