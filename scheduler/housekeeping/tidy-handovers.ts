import { readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dayMs } from '../../content/schema/durations.ts';
import { chooseToRemove, type KeptFile } from './choose-to-remove.ts';

/** A player that has not taken a bulletin in this time will not; the bulletin itself is kept elsewhere. */
const keepMs = 60 * dayMs;
const budgetBytes = 1_000_000_000;
/** Half a copy, left by a power cut. */
const partsKeepMs = dayMs;

/**
 * Removes what was handed over long ago from the handover folder in LOA_DATA; never what the playlist names, never the
 * newest. A folder that ward.yaml names elsewhere is the station's own. Returns what was freed, in bytes.
 */
export async function tidyHandovers(folder: string, now: number): Promise<number> {
  const named: string[] = [];
  const files: KeptFile[] = [];
  const parts: KeptFile[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (!found?.isFile()) continue;
    const file = { name, bytes: found.size, usedAt: found.mtimeMs };
    if (name.endsWith('.mp3')) files.push(file);
    else if (name.endsWith('.m3u8')) named.push(...(await namesIn(join(folder, name))));
    else if (name.startsWith('.') && name.endsWith('.part')) parts.push(file);
  }
  const newest = files.toSorted((a, b) => b.usedAt - a.usedAt)[0];
  const needed = new Set([...named, ...(newest ? [newest.name] : [])]);
  const gone = [
    ...chooseToRemove(files, { now, needed, keepMs, budgetBytes }),
    ...parts.filter(({ usedAt }) => now - usedAt > partsKeepMs),
  ];
  for (const { name } of gone) await rm(join(folder, name), { force: true });
  return gone.reduce((sum, { bytes }) => sum + bytes, 0);
}

async function namesIn(playlist: string): Promise<readonly string[]> {
  const text = await readFile(playlist, 'utf8').catch(() => '');
  return text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
}
