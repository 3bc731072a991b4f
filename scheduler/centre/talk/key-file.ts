// A private key on the disk: for its owner's eyes alone, written whole or not at all.
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import type { KeyObject } from 'node:crypto';
import { Failure } from '../../failure.ts';
import { keyText, makeKey, readKey } from './signing.ts';

/** The key in the file; undefined where there is no file. Throws Failure where it is no key, or others may read it. */
export function readKeyFile(file: string): KeyObject | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return undefined;
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    throw new Failure(
      `Khóa ${file} đang cho người khác đọc.`,
      `Đóng lại: chmod 600 ${file}. Nếu có người lạ dùng máy này, khóa coi như lộ: báo trung tâm thu hồi.`,
    );
  const key = readKey(readFileSync(file, 'utf8'));
  if (key) return key;
  throw new Failure(
    `Tệp ${file} không phải khóa của Loa Phường.`,
    'Chép lại tệp khóa từ bản sao lưu. Đài phường thì có thể xin mã mời thay máy rồi gia nhập lại.',
  );
}

/** The key in the file, made where there is none: of two processes that make one at once, one key stays. */
export function keepKeyFile(file: string): KeyObject {
  const kept = readKeyFile(file);
  if (kept) return kept;
  const making = `${file}.${process.pid}`;
  const out = openSync(making, 'w', 0o600);
  try {
    writeSync(out, keyText(makeKey()));
    fsyncSync(out);
  } finally {
    closeSync(out);
  }
  try {
    linkSync(making, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(making, { force: true });
  }
  const made = readKeyFile(file);
  if (made) return made;
  throw new Failure(`Không giữ được khóa ở ${file}.`, 'Kiểm tra quyền ghi của thư mục.');
}
