// Which texts wait for consent, and whether one was being published when a process ended: looked up by processes that write nothing.
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { SentBack } from './desk.ts';
import { writingFileOf, type DraftFacts } from './draft-book.ts';

export interface AskedText {
  readonly file: string;
  readonly title: string;
  readonly by: string;
  readonly why: string;
  readonly at: number;
}

export interface SentBackText {
  readonly file: string;
  readonly title: string;
  readonly sentBack: SentBack;
}

/** Real ms for which what was read last is taken to hold. */
const usuallyHoldsMs = 1000;

/** Never throws: a book that can't be read just now hides nothing else of the console. */
export function createAskedTexts(
  dataDir: string,
  holdsMs = usuallyHoldsMs,
): () => readonly AskedText[] {
  return keptLook(dataDir, holdsMs, ({ file, facts: { state, asked, title } }) =>
    state === 'asked' && asked
      ? { file, title, by: asked.by.name, why: asked.why, at: asked.at }
      : undefined,
  );
}

/** Texts that were given back and not asked for since. */
export function createSentBackTexts(
  dataDir: string,
  holdsMs = usuallyHoldsMs,
): () => readonly SentBackText[] {
  return keptLook(dataDir, holdsMs, ({ file, facts: { state, sentBack, title } }) =>
    state !== 'asked' && sentBack ? { file, title, sentBack } : undefined,
  );
}

interface Found {
  readonly file: string;
  readonly facts: DraftFacts;
}

function keptLook<T>(
  dataDir: string,
  holdsMs: number,
  textOf: (found: Found) => T | undefined,
): () => readonly T[] {
  let known: readonly T[] = [];
  let readAt = -Infinity;
  return () => {
    if (performance.now() - readAt < holdsMs) return known;
    readAt = performance.now();
    known = look(dataDir, (db) => readDrafts(db, textOf)) ?? known;
    return known;
  };
}

/** Whether something was being published when the last process ended. */
export function hasIntent(dataDir: string): boolean {
  return look(dataDir, (db) => db.prepare('SELECT id FROM intent').get() !== undefined) ?? false;
}

function readDrafts<T>(db: DatabaseSync, textOf: (found: Found) => T | undefined): readonly T[] {
  return db
    .prepare('SELECT file, facts FROM draft')
    .all()
    .flatMap(({ file, facts }) => {
      // Written by draft-book.ts from this shape.
      const found = textOf({ file: String(file), facts: JSON.parse(String(facts)) as DraftFacts });
      return found === undefined ? [] : [found];
    });
}

function look<T>(dataDir: string, read: (db: DatabaseSync) => T): T | undefined {
  const file = writingFileOf(dataDir);
  if (!existsSync(file)) return undefined;
  try {
    const db = new DatabaseSync(file, { readOnly: true, timeout: 1000 });
    try {
      return read(db);
    } finally {
      db.close();
    }
  } catch {
    return undefined;
  }
}
