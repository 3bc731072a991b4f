import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '../../../content/load.ts';

export type LoadedContent = ReturnType<typeof loadContent>;

/** Reading all of content/ takes a second on a station's PC: what was read last serves until a file changes. */
let known: KnownContent | undefined;

interface KnownContent {
  readonly dir: string;
  readonly sign: string;
  readonly loaded: LoadedContent;
}

/** What staff wrote, as it lies on the disk now, with every mistake in it. Never throws. */
export function contentNow(dir: string): LoadedContent {
  const sign = signOf(dir);
  if (known === undefined || known.dir !== dir || sign === undefined || known.sign !== sign)
    known = { dir, sign: sign ?? '', loaded: loadContent(dir) };
  return known.loaded;
}

/** Another one after any change of a file; undefined where the folder cannot be looked through. */
function signOf(dir: string): string | undefined {
  try {
    return readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.ts'))
      .map(({ parentPath, name }) => {
        const path = join(parentPath, name);
        const { size, mtimeMs, ctimeMs, ino } = statSync(path);
        return [path, size, mtimeMs, ctimeMs, ino].join(' ');
      })
      .sort()
      .join('\n');
  } catch {
    return undefined;
  }
}
