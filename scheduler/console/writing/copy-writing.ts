// Drafts and versions as they are at one instant, while somebody writes: for a backup.
import { linkSync, mkdirSync, readdirSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { isThere } from '../../places.ts';
import type { KeptFile } from '../../store/kept-pieces.ts';
import type { KeptWriting } from '../../store/kept-writing.ts';
import { writingFileOf } from './draft-book.ts';

export interface WritingCopy {
  readonly files: readonly KeptFile[];
  readonly kept: KeptWriting;
}

/** Nobody attaches and takes back so fast for so long. */
const mostTurns = 20;
/** More than any database has. */
const allPages = 2 ** 31 - 1;

/**
 * Copies writing.db and the files beside it to a folder on the same disk. Undefined: nobody has written anything yet. Rejects
 * with what the system or SQLite says, as of a damaged file.
 */
export async function copyWriting(dataDir: string, to: string): Promise<WritingCopy | undefined> {
  const file = writingFileOf(dataDir);
  if (!isThere(file)) return undefined;
  const copy = join(to, 'writing.db');
  let names: readonly string[] = [];
  for (let turn = 0; turn < mostTurns; turn++) {
    // Before and after: what a draft of that instant names was there before it, or has come since. None is ever changed.
    await copyFiles(dataDir, to);
    await copyDatabase(file, copy);
    names = await copyFiles(dataDir, to);
    // One that came after the first look and went before the second is in no copy: then the instant is another.
    if (attachedIn(copy).every((sha256) => names.includes(`writing/${sha256}`))) break;
  }
  const kept = look(copy);
  return { files: ['writing.db', ...names].map((name) => ({ name, path: join(to, name) })), kept };
}

async function copyDatabase(from: string, to: string): Promise<void> {
  const db = new DatabaseSync(from, { timeout: 5000 });
  try {
    // All pages in one step, beside this thread: it begins anew otherwise whenever somebody types.
    await backup(db, to, { rate: allPages });
  } finally {
    db.close();
  }
}

/** What the drafts of this copy have attached; none where it cannot be read, which is told by `look`. */
function attachedIn(copy: string): readonly string[] {
  const db = new DatabaseSync(copy);
  try {
    return db
      .prepare(
        "SELECT file.value ->> 'sha256' AS sha256 FROM draft, json_each(draft.facts, '$.extras.attached') AS file",
      )
      .all()
      .map(({ sha256 }) => String(sha256));
  } catch {
    return [];
  } finally {
    db.close();
  }
}

/** Throws where the copy is damaged. */
function look(file: string): KeptWriting {
  const db = new DatabaseSync(file);
  try {
    const sound = db.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
    if (sound !== 'ok') throw new Error(`malformed: ${String(sound)}`);
    const count = (from: string): number =>
      Number(db.prepare(`SELECT count(*) AS n FROM ${from}`).get()?.['n']);
    const isBegun = "version > 0 OR facts ->> 'isTouched'";
    return { drafts: count(`draft WHERE ${isBegun}`), versions: count('version') };
  } finally {
    db.close();
  }
}

/** Their names; those that are there already are left as they are. */
async function copyFiles(dataDir: string, to: string): Promise<readonly string[]> {
  const names = ['writing', 'writing/goc'].flatMap((folder) =>
    filesIn(join(dataDir, folder)).map((name) => `${folder}/${name}`),
  );
  for (const name of names) {
    const [from, place] = [join(dataDir, name), join(to, name)];
    if (isThere(place)) continue;
    mkdirSync(dirname(place), { recursive: true });
    await linkOrCopy(from, place);
  }
  const all = ['writing', 'writing/goc'].flatMap((folder) =>
    filesIn(join(to, folder)).map((name) => `${folder}/${name}`),
  );
  return all;
}

function filesIn(folder: string): readonly string[] {
  if (!isThere(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map(({ name }) => name);
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    linkSync(from, to);
  } catch (error) {
    // Its draft was dropped just now.
    if (!isThere(from)) return;
    // Not every file system has links.
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    await copyFile(from, to);
  }
}
