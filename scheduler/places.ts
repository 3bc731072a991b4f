// What stands at a path. "Cannot look" is never "not there", and a place that is not there is never invented.
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { sayError } from '../content/schema/say-error.ts';
import { Failure } from './failure.ts';

/** Whether something is there. Throws what the system says where nobody can tell (no permission, a broken disk). */
export function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // What is too long to be a name is none.
    if (error instanceof Error && 'code' in error && error.code === 'ENAMETOOLONG') return false;
    throw error;
  }
}

/** Where removable drives and shares are mounted: a folder here that is no mount is an empty hook on the system's own disk. */
const mountHooks = ['/media/', '/mnt/', '/run/media/', '/Volumes/'];

/** Why a folder cannot be made here, because the place for it is not there: a Vietnamese sentence; undefined where it is. */
export function missingPlace(folder: string): string | undefined {
  const parent = dirname(folder);
  if (!isThere(parent)) return `Không có thư mục ${parent}, nơi chứa ${folder}: ổ có thể chưa cắm.`;
  return missingMount(folder, parent);
}

/** The same, for what lies on a removable drive alone: elsewhere all above it may be made. */
export function missingMount(folder: string, parent = nearestThere(folder)): string | undefined {
  const hook = mountHooks.find((start) => folder.startsWith(start));
  if (hook === undefined || isThere(folder)) return undefined;
  if (statSync(parent).dev !== statSync(isThere(hook) ? hook : '/').dev) return undefined;
  return `Không có thư mục ${folder}, và ở ${parent} không có ổ nào được gắn.`;
}

function nearestThere(folder: string): string {
  const parent = dirname(folder);
  return parent === folder || isThere(parent) ? parent : nearestThere(parent);
}

/** The folder that a person named to write to: made where its own place is there. Throws Failure. */
export function makeNamedFolder(folder: string): void {
  try {
    if (isThere(folder)) return;
    const missing = missingPlace(folder);
    if (missing !== undefined)
      throw new Failure(missing, 'Cắm ổ rồi chạy lại, hoặc tạo thư mục ấy, hoặc nêu nơi khác.');
    mkdirSync(folder);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(
      `Không tạo được thư mục ${folder}: ${sayError(error)}.`,
      'Chọn nơi khác, hoặc kiểm tra quyền ghi và chỗ trống.',
    );
  }
}

/** The folder that a person's file is to lie in. What he named must be there. Throws Failure. */
export function requireFolderOf(file: string): void {
  const folder = dirname(file);
  try {
    if (isThere(folder)) return;
  } catch (error) {
    throw new Failure(
      `Không xem được thư mục ${folder}: ${sayError(error)}.`,
      'Chọn nơi khác, hoặc kiểm tra quyền.',
    );
  }
  throw new Failure(
    `Không có thư mục ${folder}, nơi chứa ${file}: ổ có thể chưa cắm, hoặc gõ nhầm tên.`,
    'Cắm ổ rồi chạy lại, hoặc tạo thư mục ấy, hoặc nêu nơi khác.',
  );
}
