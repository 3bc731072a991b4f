// A backup that is to take the place of the database. Nothing is swapped under a daemon that works on it: the backup waits in
// a folder of its own, and whoever opens the data for a daemon next takes it up first, before there is anything to swap.
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LoaError } from '../../content/schema/loa-error.ts';
import { isThere } from '../places.ts';
import { peopleIn } from './kept-accounts.ts';
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

const folderOf = (dataDir: string): string => join(dataDir, 'phuc-hoi');
const fileOf = (dataDir: string): string => join(folderOf(dataDir), 'loa.db');
const noteOf = (dataDir: string): string => join(folderOf(dataDir), 'loa.json');

/** Looks at a file and keeps it beside, for somebody to decide. Throws LoaError where it is no backup of ours. */
export function offerBackup(
  dataDir: string,
  file: string,
  given: Pick<Candidate, 'name' | 'by' | 'at'>,
): Candidate {
  dropBackup(dataDir);
  mkdirSync(folderOf(dataDir), { recursive: true, mode: 0o700 });
  copyFileSync(file, fileOf(dataDir));
  try {
    const candidate = { ...given, ...contentsOf(fileOf(dataDir)), agreed: false };
    keep(dataDir, candidate);
    return candidate;
  } catch (error) {
    dropBackup(dataDir);
    throw new LoaError('no-backup', `Tệp "${given.name}" không phải bản sao lưu của Loa Phường.`, {
      hint: 'Chọn tệp loa-….db mà trang này hoặc lệnh sao lưu đã ghi.',
      cause: error,
    });
  }
}

/** Undefined: none waits. */
export function offeredBackup(dataDir: string): Candidate | undefined {
  if (!isThere(noteOf(dataDir)) || !isThere(fileOf(dataDir))) return undefined;
  // Written below, in this shape.
  return JSON.parse(readFileSync(noteOf(dataDir), 'utf8')) as Candidate;
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
 * himself. Returns what was taken up.
 */
export function takeUpBackup(
  { dataDir, databaseFile }: { readonly dataDir: string; readonly databaseFile: string },
  now: number,
): (Candidate & { readonly keptAs: string }) | undefined {
  const candidate = offeredBackup(dataDir);
  if (!candidate?.agreed) return undefined;
  const stamp = new Date(now).toISOString().replaceAll(/[-:]/g, '').slice(0, 15);
  const keptAs = `${databaseFile}.truoc-phuc-hoi-${stamp}`;
  // A cut of power between two of these leaves the backup where it waits, and the next start goes on.
  for (const part of ['', '-wal', '-shm'])
    if (isThere(databaseFile + part)) renameSync(databaseFile + part, keptAs + part);
  renameSync(fileOf(dataDir), databaseFile);
  dropBackup(dataDir);
  return { ...candidate, keptAs };
}

function keep(dataDir: string, candidate: Candidate): void {
  const part = `${noteOf(dataDir)}.part`;
  writeFileSync(part, JSON.stringify(candidate));
  renameSync(part, noteOf(dataDir));
}

/** Throws what node:sqlite throws. */
function contentsOf(file: string): BackupContents {
  const store = openSqliteStore(file);
  try {
    return { ...look(store), people: peopleIn(file) };
  } finally {
    store.close();
  }
}

function look(store: Store): Omit<BackupContents, 'people'> {
  const events = store.events();
  const slots = store.slots();
  const found = store.verify();
  if (events.length === 0 && slots.length === 0) throw new RangeError('empty');
  return {
    ...{ lines: events.length, head: store.head().hash, slots: slots.length },
    ...{ firstAt: events[0]?.at ?? 0, lastAt: events.at(-1)?.at ?? 0 },
    waiting: slots.filter(({ state }) => state === 'planned' || state === 'ready').length,
    damage: found.ok ? '' : found.message,
  };
}
