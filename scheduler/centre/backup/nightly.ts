// The backup of each night, and how many of them are kept.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fallbackTimeZone } from '../../../content/schema/names.ts';
import { readWall } from '../../core/zone.ts';
import { isThere } from '../../places.ts';
import { centreDirOf, type Env } from '../database/open-database.ts';

/** Newest nights, and the first of each month beside them. */
const nightsKept = 14;
const monthsKept = 12;

export function backupFolderOf(dataDir: string, env: Env): string {
  return env['LOA_CENTRE_BACKUP']?.trim() || join(centreDirOf(dataDir), 'backup');
}

/** `trung-tam-2026-11-30-0130.loa`, by the clock of Việt Nam. */
export function backupNameAt(at: number): string {
  const { day, time } = readWall(fallbackTimeZone, at);
  return `trung-tam-${day}-${time.replace(':', '')}.loa`;
}

const ours = /^trung-tam-(\d{4}-\d{2})-\d{2}-\d{4}\.loa$/;

/** Of these names, those that are to go; what is not ours is left alone. Pure. */
export function outdated(names: readonly string[]): readonly string[] {
  const own = names.filter((name) => ours.test(name)).toSorted();
  const firstOfMonth = new Map<string, string>();
  for (const name of own) {
    const month = ours.exec(name)?.[1] ?? '';
    if (!firstOfMonth.has(month)) firstOfMonth.set(month, name);
  }
  const kept = new Set([
    ...own.slice(-nightsKept),
    ...[...firstOfMonth.values()].slice(-monthsKept),
  ]);
  return own.filter((name) => !kept.has(name));
}

/** How many were removed. */
export function removeOutdated(folder: string): number {
  if (!isThere(folder)) return 0;
  const old = outdated(readdirSync(folder));
  for (const name of old) rmSync(join(folder, name), { force: true });
  return old.length;
}
