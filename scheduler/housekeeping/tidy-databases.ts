import { ownWorkPlace } from '../../content/write/work-place.ts';
import { lstat, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DatabaseSync } from 'node:sqlite';
import { dayMs, hourMs } from '../../content/schema/durations.ts';
import { chooseToRemove, type KeptFile } from './choose-to-remove.ts';

/** The office may ask about last year's campaign. */
const asideMs = 400 * dayMs;
const budgetBytes = 500_000_000;
/** However large or old: the last ones, because a damage may be noticed late. */
const fewestBackups = 3;

/**
 * Removes old ones of the backups that `loa backup` names itself; a file that somebody named is his. Never the newest
 * three, never the newest that is whole. Returns what was freed, in bytes.
 */
export async function tidyBackups(folder: string, now: number, keepMs: number): Promise<number> {
  const backups = await listGroups(folder, (name) =>
    /^loa-\d{4}-\d{2}-\d{2}-\d{4}\.db$/.test(name) ? name : undefined,
  );
  const cutOff = await listGroups(folder, (name) =>
    /^loa-\d{4}-\d{2}-\d{2}-\d{4}\.db\.part/.test(name) ? name : undefined,
  );
  // Nobody writes on one for a day: whoever did was killed.
  const freed = await remove(
    folder,
    cutOff.filter(({ usedAt }) => usedAt < now - dayMs),
  );
  const newestFirst = backups.toSorted((a, b) => (a.name < b.name ? 1 : -1));
  const needed = new Set(newestFirst.slice(0, fewestBackups).map(({ name }) => name));
  // Looked at only when something would go.
  if (chooseToRemove(backups, { now, needed, keepMs, budgetBytes }).length === 0) return freed;
  const whole = newestFirst.find(({ name }) => isWhole(join(folder, name)));
  if (whole) needed.add(whole.name);
  return (
    freed + (await remove(folder, chooseToRemove(backups, { now, needed, keepMs, budgetBytes })))
  );
}

/**
 * Removes old ones of what was put aside of a database, damaged (`loa.db.hong-…`) or before a restore (`….truoc-phuc-hoi-…`), with
 * the files that belonged to it (`….tep`), never the newest of a kind. Returns the freed bytes.
 */
export async function tidySetAside(databaseFile: string, now: number): Promise<number> {
  const folder = dirname(databaseFile);
  let freed = 0;
  for (const why of ['hong', 'truoc-phuc-hoi']) {
    const stem = `${basename(databaseFile)}.${why}-`;
    const aside = await listGroups(
      folder,
      (name) => (name.startsWith(stem) ? name.replace(/(?:-wal|-shm|\.tep)$/, '') : undefined),
      { withFolders: true },
    );
    const newest = aside.toSorted((a, b) => (a.name < b.name ? 1 : -1))[0];
    const needed = new Set(newest ? [newest.name] : []);
    const gone = chooseToRemove(aside, { now, needed, keepMs: asideMs, budgetBytes });
    freed += await remove(folder, gone);
  }
  return freed;
}

/**
 * Removes copies of databases that somebody worked on when he was killed (passwords' hashes are in them), and other folders of a
 * moment. Returns the freed bytes.
 */
export async function tidyCopies(dataDir: string, now: number): Promise<number> {
  let freed = 0;
  const copies = await foldersIn(dataDir, /^(tai-khoan|ban-nhap|phuc-hoi)-\w{6}$/);
  const works = await foldersIn(ownWorkPlace(dataDir), /^loa-[a-z-]+-\w{6}$/);
  // Nobody works on a copy for an hour, nor on anything else for a day.
  const left = [
    ...copies.filter(({ at }) => at <= now - hourMs),
    ...works.filter(({ at }) => at <= now - dayMs),
  ];
  for (const { folder } of left) {
    // Somebody listens there, however long ago it was made.
    if (await holdsSocket(folder)) continue;
    freed += (await measure(folder))?.bytes ?? 0;
    await rm(folder, { recursive: true, force: true });
  }
  return freed;
}

async function holdsSocket(folder: string): Promise<boolean> {
  const inside = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return inside.some((entry) => entry.isSocket());
}

async function foldersIn(
  place: string,
  named: RegExp,
): Promise<readonly { readonly folder: string; readonly at: number }[]> {
  const found: { readonly folder: string; readonly at: number }[] = [];
  for (const name of await readdir(place).catch(() => [])) {
    const folder = join(place, name);
    const is = named.test(name) ? await stat(folder).catch(() => undefined) : undefined;
    if (is?.isDirectory()) found.push({ folder, at: is.mtimeMs });
  }
  return found;
}

interface Group extends KeptFile {
  readonly files: readonly string[];
}

/** The files of a folder, or its folders too, that belong together, by the name that `groupOf` gives them. */
async function listGroups(
  folder: string,
  groupOf: (name: string) => string | undefined,
  { withFolders = false } = {},
): Promise<readonly Group[]> {
  const groups = new Map<string, Group>();
  for (const file of await readdir(folder).catch(() => [])) {
    const name = groupOf(file);
    const found = name === undefined ? undefined : await measure(join(folder, file));
    if (name === undefined || !found || (found.isFolder && !withFolders)) continue;
    const known = groups.get(name) ?? { name, bytes: 0, usedAt: 0, files: [] };
    groups.set(name, {
      name,
      bytes: known.bytes + found.bytes,
      usedAt: Math.max(known.usedAt, found.usedAt),
      files: [...known.files, file],
    });
  }
  return [...groups.values()];
}

interface Measured extends Pick<KeptFile, 'bytes' | 'usedAt'> {
  readonly isFolder: boolean;
}

/** A file, or a folder with all that is in it. */
async function measure(path: string): Promise<Measured | undefined> {
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isDirectory())
    return found?.isFile()
      ? { bytes: found.size, usedAt: found.mtimeMs, isFolder: false }
      : undefined;
  const measured = { bytes: 0, usedAt: found.mtimeMs, isFolder: true };
  for (const name of await readdir(path).catch(() => [])) {
    const inside = await measure(join(path, name));
    measured.bytes += inside?.bytes ?? 0;
    measured.usedAt = Math.max(measured.usedAt, inside?.usedAt ?? 0);
  }
  return measured;
}

async function remove(folder: string, gone: readonly Group[]): Promise<number> {
  for (const { files } of gone)
    for (const file of files) await rm(join(folder, file), { recursive: true, force: true });
  return gone.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Whether it is a database of ours in which SQLite finds nothing wrong. Leaves nothing beside it. */
function isWhole(file: string): boolean {
  try {
    const address = pathToFileURL(file);
    address.search = '?immutable=1';
    const db = new DatabaseSync(address, { readOnly: true });
    try {
      // To SQLite a file of a few bytes is an empty database.
      db.prepare('SELECT seq FROM event LIMIT 1').get();
      return Object.values(db.prepare('PRAGMA quick_check').get() ?? {})[0] === 'ok';
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}
