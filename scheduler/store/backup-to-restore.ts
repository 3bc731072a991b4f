// A backup that is to take the place of the database. Nothing is swapped under a daemon that works on it: the backup waits in
// a folder of its own, and whoever opens the data for a daemon next takes it up first, before there is anything to swap.
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LoaError } from '../../content/schema/loa-error.ts';
import { isThere } from '../places.ts';
import { peopleIn } from './kept-accounts.ts';
import { listeningIn } from './kept-listening.ts';
import { takesInBackup } from './kept-takes.ts';
import { writingIn, type KeptWriting } from './kept-writing.ts';
import { openSqliteStore } from './sqlite.ts';
import type { Store } from './store.ts';

/** What a backup holds, as far as one decides by it. Instants are epoch ms. */
export interface BackupContents {
  readonly lines: number;
  readonly head: string;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly slots: number;
  readonly waiting: number;
  /** Who have an account of the console in it; 0: those of today stay. */
  readonly people: number;
  /** Drafts and versions in it; undefined: what is written today stays. */
  readonly writing?: KeptWriting;
  /** Listening tests in it: those that are not here any more come back. Undefined: none. */
  readonly listening?: number;
  /** Sentences that people have read, as sounds; 0 or absent: none are in it. */
  readonly takes?: number;
  /** What is wrong with its log, Vietnamese; '' where it is whole. */
  readonly damage: string;
}

/** A backup that was looked at. */
export interface Candidate extends BackupContents {
  /** As whoever gave it called it. */
  readonly name: string;
  readonly by: string;
  readonly at: number;
  /** It takes the database's place at the next start; else somebody has still to say so. */
  readonly agreed: boolean;
}

interface TakenUp extends Candidate {
  /** Where the database is that was there before. */
  readonly keptAs: string;
}

const folderOf = (dataDir: string): string => join(dataDir, 'phuc-hoi');
const fileOf = (dataDir: string): string => join(folderOf(dataDir), 'loa.db');
const noteOf = (dataDir: string): string => join(folderOf(dataDir), 'loa.json');

/** Looks at a file and keeps it beside, for somebody to decide; others work meanwhile. Rejects with LoaError where it is no backup of ours. */
export async function offerBackup(
  dataDir: string,
  file: string,
  given: Pick<Candidate, 'name' | 'by' | 'at'>,
): Promise<Candidate> {
  dropBackup(dataDir);
  // In a folder of its own until it was looked at: two people may offer one each, and what is told is of the file beside it.
  const looked = mkdtempSync(`${folderOf(dataDir)}-`);
  const copy = join(looked, 'loa.db');
  try {
    await copyFile(file, copy);
    const candidate = { ...given, ...(await contentsOf(copy, given.name)), agreed: false };
    writeFileSync(join(looked, 'loa.json'), JSON.stringify(candidate));
    dropBackup(dataDir);
    renameSync(looked, folderOf(dataDir));
    return candidate;
  } catch (error) {
    rmSync(looked, { recursive: true, force: true });
    throw error;
  }
}

/** Undefined: none waits. */
export function offeredBackup(dataDir: string): Candidate | undefined {
  return isThere(fileOf(dataDir)) ? readNote(dataDir) : undefined;
}

/** It takes the database's place at the next start. False: none waits. */
export function agreeToBackup(dataDir: string): boolean {
  const candidate = offeredBackup(dataDir);
  if (!candidate) return false;
  keep(dataDir, { ...candidate, agreed: true });
  return true;
}

export function dropBackup(dataDir: string): void {
  rmSync(folderOf(dataDir), { recursive: true, force: true });
}

/**
 * Puts a backup that somebody agreed to in the database's place, and what was there beside it. Only for who has the data to
 * himself. Returns what was taken up, again and again until `dropBackup`: the log's line of it may not be lost.
 */
export function takeUpBackup(
  { dataDir, databaseFile }: { readonly dataDir: string; readonly databaseFile: string },
  now: number,
): TakenUp | undefined {
  const note = readNote(dataDir);
  const isWaiting = isThere(fileOf(dataDir));
  if (!note?.agreed) return undefined;
  if (!isWaiting) return note.keptAs === undefined ? undefined : { ...note, keptAs: note.keptAs };
  const stamp = new Date(now).toISOString().replaceAll(/[-:]/g, '').slice(0, 15);
  const keptAs = `${databaseFile}.truoc-phuc-hoi-${stamp}`;
  keep(dataDir, { ...note, keptAs });
  // A cut of power between two of these leaves the backup where it waits, and the next start goes on.
  for (const part of ['', '-wal', '-shm'])
    if (isThere(databaseFile + part)) renameSync(databaseFile + part, keptAs + part);
  renameSync(fileOf(dataDir), databaseFile);
  return { ...note, keptAs };
}

function readNote(dataDir: string): (Candidate & Partial<TakenUp>) | undefined {
  if (!isThere(noteOf(dataDir))) return undefined;
  // Written below, in this shape.
  return JSON.parse(readFileSync(noteOf(dataDir), 'utf8')) as Candidate & Partial<TakenUp>;
}

function keep(dataDir: string, candidate: Candidate | TakenUp): void {
  const part = `${noteOf(dataDir)}.part`;
  writeFileSync(part, JSON.stringify(candidate));
  renameSync(part, noteOf(dataDir));
}

async function contentsOf(file: string, name: string): Promise<BackupContents> {
  try {
    const store = openSqliteStore(file);
    try {
      const [writing, listening] = [writingIn(file), listeningIn(file)];
      const takes = takesInBackup(file);
      return {
        ...(await look(store)),
        people: peopleIn(file),
        takes,
        ...(writing && { writing }),
        ...(listening > 0 && { listening }),
      };
    } finally {
      store.close();
    }
  } catch (error) {
    throw new LoaError('no-backup', `Tệp "${name}" không phải bản sao lưu của Loa Phường.`, {
      hint: 'Chọn tệp loa-….db mà trang này hoặc lệnh sao lưu đã ghi.',
      cause: error,
    });
  }
}

/** Never all lines at once: of years they are more than the console's memory holds. */
async function look(
  store: Store,
): Promise<Omit<BackupContents, 'people' | 'writing' | 'listening' | 'takes'>> {
  const lines = store.countLines({});
  const slots = store.slots();
  if (lines === 0 && slots.length === 0) throw new RangeError('empty');
  const found = await store.verifyInPieces();
  return {
    ...{ lines, head: store.head().hash, slots: slots.length },
    firstAt: store.events(0, 1)[0]?.at ?? 0,
    lastAt: store.events(store.head().seq - 1, 1)[0]?.at ?? 0,
    waiting: slots.filter(({ state }) => state === 'planned' || state === 'ready').length,
    damage: found.ok ? '' : found.message,
  };
}
