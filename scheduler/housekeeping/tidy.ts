import { dayMs } from '../../content/schema/durations.ts';
import { profiles } from '../../content/schema/names.ts';
import { renditionNames, renditionsFolder } from '../../content/schema/rendition.ts';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { backupDirOf, handoverDirOf, type Config } from '../config.ts';
import type { Slot } from '../core/slot.ts';
import { heardOnPages } from './heard-on-pages.ts';
import { chooseToRemove, type KeptFile, type Retention } from './choose-to-remove.ts';
import { tidyBackups, tidyCopies, tidySetAside } from './tidy-databases.ts';
import { tidyHandovers } from './tidy-handovers.ts';
import { withdrawnBulletins } from './withdrawn-bulletins.ts';

/** About 150 bulletins, and clips for a year of edits; small beside any disk of today. */
const budgetBytes = 2_000_000_000;

/**
 * Removes bulletins, sentence clips, handovers, backups and damaged databases nobody needs. Returns what was freed, in
 * bytes. The log is never touched. With a clock that cannot be right everything would look old: do not call it then.
 */
export async function tidy(
  {
    dataDir,
    publicDir,
    bulletinDir,
    databaseFile,
  }: Pick<Config, 'dataDir' | 'publicDir' | 'bulletinDir' | 'databaseFile'>,
  slots: readonly Slot[],
  now: number,
  keepDays: number,
): Promise<number> {
  const keepMs = keepDays * dayMs;
  const recent = slots.filter(({ startsAt }) => startsAt > now - 60 * dayMs);
  const hashes = [
    ...recent.flatMap(({ bulletin }) => (bulletin ? [bulletin.sha256] : [])),
    ...(await heardOnPages(publicDir)),
  ];
  const needed = new Set(hashes.flatMap(filesOf));
  const withdrawn = await withdrawnBulletins(dataDir, bulletinDir);
  // What nobody needs any more and somebody took back waits for no budget. The manifest goes last: by it the rest is found.
  for (const name of withdrawn.flatMap(filesOf))
    if (!needed.has(name))
      for (const folder of [renditionsFolder(dataDir), bulletinDir])
        await rm(join(folder, name), { force: true });
  const settings = { now, needed, keepMs, budgetBytes };
  const freed = await Promise.all([
    tidyFolder(bulletinDir, settings),
    tidyFolder(join(dataDir, 'cache', 'clips'), settings),
    tidyFolder(join(dataDir, 'cache', 'recordings'), settings),
    tidyFolder(renditionsFolder(dataDir), settings),
    // What was spoken live.
    tidyFolder(join(dataDir, 'live'), settings),
    tidyHandovers(handoverDirOf(dataDir), now),
    tidyBackups(backupDirOf(dataDir), now, keepMs),
    tidySetAside(databaseFile, now),
    tidySetAside(join(dataDir, 'accounts.db'), now),
    tidySetAside(join(dataDir, 'writing.db'), now),
    tidySetAside(join(dataDir, 'writing-phuc-hoi'), now),
    tidyCopies(dataDir, now),
  ]);
  return freed.reduce((sum, bytes) => sum + bytes, 0);
}

/** All that belongs to a bulletin, here and for the loudspeakers; its manifest last. */
function filesOf(sha: string): readonly string[] {
  const renditions = profiles.flatMap((profile) => Object.values(renditionNames(sha, profile)));
  return [...renditions, `${sha}.mp3`, `${sha}.vtt`, `${sha}.json`];
}

async function tidyFolder(folder: string, settings: Retention): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const files: KeptFile[] = [];
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found?.isFile()) files.push({ name, bytes: found.size, usedAt: found.mtimeMs });
  }
  const gone = chooseToRemove(files, settings);
  for (const { name } of gone) await rm(join(folder, name), { force: true });
  return gone.reduce((sum, { bytes }) => sum + bytes, 0);
}
