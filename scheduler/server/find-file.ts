import { statSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';

export interface FoundFile {
  readonly file: string;
  readonly size: number;
  readonly modifiedAt: number;
  readonly inode: number;
}

/**
 * The file that answers a path: `/a/` is `/a/index.html`. `directory`: the path lacks its last slash.
 * Undefined: there is none, or the path tries to leave the folder or to reach a hidden file. It asks the disk at once, not in
 * turn with others (a few microseconds): this process does nothing else, and a thread's turn costs ten times as much.
 */
export function findFile(folder: string, pathname: string): FoundFile | 'directory' | undefined {
  if (pathname.includes('\0') || /(^|[/\\])\./.test(pathname)) return undefined;
  const wanted = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  const file = normalize(join(folder, wanted));
  if (!file.startsWith(normalize(folder) + sep)) return undefined;
  const found = look(file);
  if (found?.isFile())
    return { file, size: found.size, modifiedAt: found.mtimeMs, inode: found.ino };
  if (!found?.isDirectory()) return undefined;
  return look(join(file, 'index.html'))?.isFile() ? 'directory' : undefined;
}

function look(file: string) {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    // A name too long, a folder that may not be entered: nothing to show.
    return undefined;
  }
}

/** `/a%20b/?q=1` → `/a b/`, `http://x/a` → `/a`; undefined where the escapes are broken. */
export function pathnameOf(url: string): string | undefined {
  const path = url.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/, 1)[0] ?? '';
  if (!path.includes('%')) return path === '' ? '/' : path;
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
