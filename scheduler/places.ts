// What stands at a path. "Cannot look" is never "not there", and a place that is not there is never invented.
import { mkdirSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sayError } from '../content/schema/say-error.ts';
import { isThere } from '../content/write/is-there.ts';
import { Failure } from './failure.ts';

export { isThere };

/** Where removable drives and shares are mounted, at most so many folders below: what is no mount there is a hook on the system's own disk. */
const mountHooks: Readonly<Record<string, number>> = {
  ...{ '/media/': 2, '/mnt/': 1, '/run/media/': 2, '/Volumes/': 1 },
};

/** Why what is put into this folder would come to lie on the system's disk: it is where a drive is mounted, and is empty; Vietnamese. */
export function emptyHook(
  folder: string,
  hooks = mountHooks,
  mounts = mountPoints(),
): string | undefined {
  if (!isHook(folder, hooks, mounts)) return undefined;
  if (!statSync(folder).isDirectory() || readdirSync(folder).length > 0) return undefined;
  return `Ở ${folder} không có ổ nào được gắn: thư mục ấy trống, nằm trên ổ của hệ thống. Nếu đúng là dùng thư mục thường này, tạo trong đó một tệp bất kỳ.`;
}

/** Whether a folder stands where drives are mounted, and none is mounted on it: empty, it is taken for a drive that is unplugged. */
export function isHook(folder: string, hooks = mountHooks, mounts = mountPoints()): boolean {
  const [start, levels] = Object.entries(hooks).find(([one]) => folder.startsWith(one)) ?? ['', 0];
  const below = folder.slice(start.length).split('/').filter(Boolean).length;
  if (start === '' || below < 1 || below > levels || !isThere(folder)) return false;
  const real = linkedTo(folder, start);
  if (real !== undefined) return isHook(real, hooks, mounts);
  return (
    statSync(folder).dev === statSync(dirname(folder)).dev && !isMounted(folder, start, mounts)
  );
}

/** Where a link below the place of mounts leads: the drive, or the ordinary folder, is there. */
function linkedTo(folder: string, hook: string): string | undefined {
  const real = realpathSync(folder);
  return real === join(realpathSync(hook), folder.slice(hook.length)) ? undefined : real;
}

/** A folder of the same disk mounted here has that disk's number: the system's own table alone tells of it. */
function isMounted(folder: string, hook: string, mounts: readonly string[]): boolean {
  const real = realpathSync(folder);
  const within = `${realpathSync(hook)}/`;
  return mounts.some((at) => at.startsWith(within) && (real === at || real.startsWith(`${at}/`)));
}

/** Where something is mounted; empty where the system has no such table. */
export function mountPoints(): readonly string[] {
  try {
    const lines = readFileSync('/proc/self/mountinfo', 'utf8').split('\n').filter(Boolean);
    // Blanks and backslashes in names are written as octal bytes.
    return lines.map((line) =>
      (line.split(' ')[4] ?? '').replaceAll(/\\([0-7]{3})/g, (_, octal: string) =>
        String.fromCodePoint(Number.parseInt(octal, 8)),
      ),
    );
  } catch {
    return [];
  }
}

/** A file that a person named to be read: not a folder, nor a pipe that would be waited for. Throws Failure. */
export function requireFile(file: string, hint = 'Nêu một tệp.'): void {
  const found = statSync(file);
  if (found.isFile()) return;
  throw new Failure(
    found.isDirectory()
      ? `${file} là thư mục, không phải tệp.`
      : `${file} không phải tệp thường, nên không đọc được.`,
    hint,
  );
}

/** Why a folder cannot be made here, because the place for it is not there: a Vietnamese sentence; undefined where it is. */
export function missingPlace(folder: string): string | undefined {
  const parent = dirname(folder);
  if (!isThere(parent)) return `Không có thư mục ${parent}, nơi chứa ${folder}: ổ có thể chưa cắm.`;
  return missingMount(folder, parent);
}

/** The same, for what lies on a removable drive alone: elsewhere all above it may be made. */
export function missingMount(folder: string, parent = nearestThere(folder)): string | undefined {
  const hook = Object.keys(mountHooks).find((start) => folder.startsWith(start));
  if (hook === undefined) return undefined;
  if (isThere(folder)) return emptyHook(folder);
  if (parent.startsWith(hook)) {
    const real = linkedTo(parent, hook);
    if (real !== undefined) return missingMount(join(real, folder.slice(parent.length)));
    if (isMounted(parent, hook, mountPoints())) return undefined;
  }
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
    const missing = isThere(folder) ? emptyHook(folder) : missingPlace(folder);
    if (missing !== undefined)
      throw new Failure(missing, 'Cắm ổ rồi chạy lại, hoặc tạo thư mục ấy, hoặc nêu nơi khác.');
    if (!isThere(folder)) mkdirSync(folder);
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
  let missing: string | undefined;
  try {
    missing = isThere(folder)
      ? emptyHook(folder)
      : `Không có thư mục ${folder}, nơi chứa ${file}: ổ có thể chưa cắm, hoặc gõ nhầm tên.`;
  } catch (error) {
    throw new Failure(
      `Không xem được thư mục ${folder}: ${sayError(error)}.`,
      'Chọn nơi khác, hoặc kiểm tra quyền.',
    );
  }
  if (missing !== undefined)
    throw new Failure(missing, 'Cắm ổ rồi chạy lại, hoặc tạo thư mục ấy, hoặc nêu nơi khác.');
}
