// A backup carries what people have read aloud. Back again it takes nothing's place: takes of then and of now are there together,
// and what somebody has withdrawn since does not come back.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { takesFolder } from '../../content/schema/takes.ts';
import { isThere } from '../places.ts';
import {
  createPieces,
  namesOfPieces,
  putPieces,
  shrink,
  writeOut,
  type KeptFile,
} from './kept-pieces.ts';
import { withdrawnSounds } from '../../content/schema/withdrawn-takes.ts';
import { mergeLines } from './merge-takes.ts';
import { writeSynced } from './write-synced.ts';

const table = 'kept_take';
/** A sound by its hash, or a list of what happened. */
const ownName = /^(?:[0-9a-f]{64}\.wav|[a-z]+\.jsonl)$/;

/** Puts all takes into a backup; how many sounds. Rejects with what the system or SQLite says; nothing of them is in it then. */
export async function putTakes(backupFile: string, dataDir: string): Promise<number> {
  const folder = takesFolder(dataDir);
  const lists = filesIn(folder).filter(({ name }) => isList(name));
  if (lists.length === 0) return 0;
  const db = new DatabaseSync(backupFile, { timeout: 5000 });
  try {
    db.exec(`BEGIN; ${createPieces(table)}`);
    await putPieces(db, table, lists);
    // Looked for after the lists were read: a sound is there before its line is.
    const sounds = filesIn(folder).filter(({ name }) => !isList(name));
    for (const sound of sounds) if (isThere(sound.path)) await putPieces(db, table, [sound]);
    db.exec('COMMIT');
    return sounds.length;
  } finally {
    db.close();
  }
}

function filesIn(folder: string): readonly KeptFile[] {
  return (isThere(folder) ? readdirSync(folder) : [])
    .filter((name) => ownName.test(name))
    .map((name) => ({ name, path: join(folder, name) }));
}

const isList = (name: string): boolean => name.endsWith('.jsonl');

/** How many sounds a backup has along. Throws what node:sqlite throws. */
export function takesInBackup(backupFile: string): number {
  const db = new DatabaseSync(backupFile, { timeout: 5000 });
  try {
    return hasTakes(db)
      ? namesOfPieces(db, table, ownName).filter((name) => !isList(name)).length
      : 0;
  } finally {
    db.close();
  }
}

function hasTakes(db: DatabaseSync): boolean {
  const found = db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table);
  return found !== undefined;
}

/** Takes them out of a database that was a backup. A cut in the middle leaves them in it, and the next start takes them out anew. */
export function takeOutTakes(databaseFile: string, dataDir: string): void {
  if (!isThere(databaseFile)) return;
  const db = new DatabaseSync(databaseFile, { timeout: 5000 });
  try {
    if (!hasTakes(db)) return;
    bringBack(db, takesFolder(dataDir));
    db.exec(`PRAGMA secure_delete = ON; BEGIN; DROP TABLE ${table}; COMMIT`);
    shrink(db);
  } finally {
    db.close();
  }
}

function bringBack(db: DatabaseSync, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const names = namesOfPieces(db, table, ownName);
  const part = join(folder, 'phuc-hoi.part');
  const lists = new Map<string, string>();
  for (const name of names.filter(isList)) {
    writeOut(db, table, name, part);
    const now = join(folder, name);
    const lines = isThere(now) ? readFileSync(now, 'utf8') : '';
    lists.set(name, mergeLines(lines, readFileSync(part, 'utf8')));
  }
  const gone = withdrawnSounds(lists.get('takes.jsonl') ?? '');
  for (const name of names.filter((one) => !isList(one))) {
    if (gone.has(name.replace('.wav', '')) || isThere(join(folder, name))) continue;
    writeOut(db, table, name, part);
    renameSync(part, join(folder, name));
  }
  rmSync(part, { force: true });
  for (const [name, lines] of lists) writeSynced(join(folder, name), lines);
  for (const sha256 of gone) rmSync(join(folder, `${sha256}.wav`), { force: true });
}
