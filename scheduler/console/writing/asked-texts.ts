// Which texts wait for consent, and whether one was being published when a process ended: looked up by processes that write nothing.
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { writingFileOf, type DraftFacts } from './draft-book.ts';

export interface AskedText {
  readonly file: string;
  readonly title: string;
  readonly by: string;
  readonly why: string;
  readonly at: number;
}

/** Real ms for which what was read last is taken to hold. */
const usuallyHoldsMs = 1000;

/** Never throws: a book that can't be read just now hides nothing else of the console. */
export function createAskedTexts(
  dataDir: string,
  holdsMs = usuallyHoldsMs,
): () => readonly AskedText[] {
  let known: readonly AskedText[] = [];
  let readAt = -Infinity;
  return () => {
    if (performance.now() - readAt < holdsMs) return known;
    readAt = performance.now();
    known = look(dataDir, readAsked) ?? known;
    return known;
  };
}

/** Whether something was being published when the last process ended. */
export function hasIntent(dataDir: string): boolean {
  return look(dataDir, (db) => db.prepare('SELECT id FROM intent').get() !== undefined) ?? false;
}

function readAsked(db: DatabaseSync): readonly AskedText[] {
  return db
    .prepare('SELECT file, facts FROM draft')
    .all()
    .flatMap(({ file, facts }) => {
      // Written by draft-book.ts from this shape.
      const { state, asked, title } = JSON.parse(String(facts)) as DraftFacts;
      if (state !== 'asked' || !asked) return [];
      return [{ file: String(file), title, by: asked.by.name, why: asked.why, at: asked.at }];
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
