// The file that a draft was brought in from, so that it can be offered to take away. It is there as long as its draft is.
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isThere } from '../../places.ts';

const folderOf = (dataDir: string): string => join(dataDir, 'writing', 'goc');
const nameOf = (file: string): string => file.replace(/^content\//, '').replaceAll('/', '--');
const placeOf = (dataDir: string, file: string): string => join(folderOf(dataDir), nameOf(file));

/** `path`: what was sent up; undefined of what was pasted. */
export async function keepOriginal(
  dataDir: string,
  file: string,
  path: string | undefined,
): Promise<void> {
  const place = placeOf(dataDir, file);
  if (path === undefined) {
    rmSync(place, { force: true });
    return;
  }
  mkdirSync(folderOf(dataDir), { recursive: true, mode: 0o700 });
  // A backup may be taking the one before along just now.
  await copyFile(path, `${place}.part`);
  renameSync(`${place}.part`, place);
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

/** Removes what belongs to none of these drafts. */
export function tidyOriginals(dataDir: string, drafts: readonly string[]): void {
  const folder = folderOf(dataDir);
  if (!isThere(folder)) return;
  const used = new Set(drafts.map(nameOf));
  for (const name of readdirSync(folder))
    // One that is only just coming has `.part` behind.
    if (!used.has(name.replace(/\.part$/, ''))) rmSync(join(folder, name), { force: true });
}
