// The file that a draft was brought in from, so that it can be offered to take away.
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Kept so long in real ms: a draft is written on for some weeks at most. */
const keptMs = 60 * 24 * 3_600_000;

const folderOf = (dataDir: string): string => join(dataDir, 'writing', 'goc');
const placeOf = (dataDir: string, file: string): string =>
  join(folderOf(dataDir), file.replace(/^content\//, '').replaceAll('/', '--'));

/** `path`: what was sent up; undefined of what was pasted. */
export async function keepOriginal(
  dataDir: string,
  file: string,
  path: string | undefined,
): Promise<void> {
  const folder = folderOf(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) {
    const old = join(folder, name);
    if (Date.now() - statSync(old).mtimeMs > keptMs) rmSync(old, { force: true });
  }
  const place = placeOf(dataDir, file);
  if (path === undefined) rmSync(place, { force: true });
  else await copyFile(path, place);
}

/** Its bytes; undefined where there is none any more. */
export function originalOf(dataDir: string, file: string): Uint8Array | undefined {
  try {
    return readFileSync(placeOf(dataDir, file));
  } catch {
    return undefined;
  }
}

/** The draft has another address now. */
export function moveOriginal(dataDir: string, from: string, to: string): void {
  try {
    renameSync(placeOf(dataDir, from), placeOf(dataDir, to));
  } catch {
    // There was none.
  }
}
