import { stat } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';

export interface FoundFile {
  readonly file: string;
  readonly size: number;
  readonly modifiedAt: number;
}

/**
 * The file that answers a path: `/a/` is `/a/index.html`. `directory`: the path lacks its last slash.
 * Undefined: there is none, or the path tries to leave the folder or to reach a hidden file.
 */
export async function findFile(
  folder: string,
  pathname: string,
): Promise<FoundFile | 'directory' | undefined> {
  if (pathname.includes('\0') || /(^|[/\\])\./.test(pathname)) return undefined;
  const wanted = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  const file = normalize(join(folder, wanted));
  if (!file.startsWith(normalize(folder) + sep)) return undefined;
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return { file, size: found.size, modifiedAt: found.mtimeMs };
  if (!found?.isDirectory()) return undefined;
  const index = await stat(join(file, 'index.html')).catch(() => undefined);
  return index?.isFile() ? 'directory' : undefined;
}

/** `/a%20b/?q=1` → `/a b/`; undefined where the escapes are broken. */
export function pathnameOf(url: string): string | undefined {
  try {
    return decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return undefined;
  }
}
