// $LOA_DATA/writing.db: drafts, their steps, versions. The editing process alone writes it; what it has acknowledged is on
// the disk, whatever happens then.
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createStatements, type Sql, type Statements } from '../../store/sqlite-statements.ts';
import { migrateBook } from './book-schema.ts';
import type { Draft, DraftKind, TakenStep } from './desk.ts';
import { createVersionBook, type VersionBook } from './version-book.ts';

export function writingFileOf(dataDir: string): string {
  return join(dataDir, 'writing.db');
}

/** What is written down of a draft beside its words. */
export interface DraftFacts extends Pick<
  Draft,
  | 'title'
  | 'state'
  | 'extras'
  | 'origin'
  | 'by'
  | 'changedBy'
  | 'beganAt'
  | 'changedAt'
  | 'asked'
  | 'sentBack'
  | 'cut'
> {
  /** Counts changes of the extras. */
  readonly isTouched: boolean;
}

export interface DraftRow {
  readonly file: string;
  readonly kind: DraftKind;
  readonly version: number;
  /** The document that its steps begin from, JSON; undefined of a text. */
  readonly startDoc: string | undefined;
  readonly baseText: string | undefined;
  readonly baseHash: string | undefined;
  /** Of a `text` draft. */
  readonly text: string | undefined;
  readonly facts: DraftFacts;
}

export interface DraftBook extends Pick<Statements, 'transact'> {
  list(): readonly DraftRow[];
  find(file: string): DraftRow | undefined;
  /** Makes or replaces the row; steps stay. */
  write(row: DraftRow): void;
  addSteps(file: string, steps: readonly TakenStep[]): void;
  /** Those that lead to a version past `after`, in their order. */
  steps(file: string, after: number): readonly TakenStep[];
  /** A document as it was at a version, so that not all steps are played again. */
  snapshot(file: string): { readonly version: number; readonly doc: string } | undefined;
  keepSnapshot(file: string, version: number, doc: string): void;
  remove(file: string): void;
  /** All of it is another file's. */
  move(file: string, to: string): void;
  readonly versions: VersionBook;
  close(): void;
}

/** Opens it, making it where there is none. Throws what the system or SQLite throws. */
export function openDraftBook(file: string): DraftBook {
  if (file !== ':memory:') makeOwn(file);
  const db = new DatabaseSync(file, { timeout: 5000 });
  try {
    // A power cut costs nothing that was acknowledged.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    const sound = db.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
    if (sound !== 'ok') throw new Error(`malformed: ${String(sound)}`);
    migrateBook(db);
  } catch (error) {
    db.close();
    throw error;
  }
  const { sql, transact } = createStatements(db);
  return {
    transact,
    ...createDrafts(sql),
    ...createSteps(sql),
    versions: createVersionBook(sql),
    close: () => {
      if (db.isOpen) db.close();
    },
  };
}

function createDrafts(sql: Sql): Pick<DraftBook, 'list' | 'find' | 'write' | 'remove' | 'move'> {
  return {
    list: () => sql('SELECT * FROM draft ORDER BY file').all().map(rowOf),
    find(file) {
      const row = sql('SELECT * FROM draft WHERE file = ?').get(file);
      return row && rowOf(row);
    },
    write({ file, kind, version, startDoc, baseText, baseHash, text, facts }) {
      sql(
        `INSERT INTO draft (file, kind, version, start_doc, base_text, base_hash, text, facts) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (file) DO UPDATE SET version = excluded.version, base_text = excluded.base_text,
         base_hash = excluded.base_hash, text = excluded.text, facts = excluded.facts`,
      ).run(
        ...[file, kind, version, startDoc ?? null, baseText ?? null, baseHash ?? null],
        ...[text ?? null, JSON.stringify(facts)],
      );
    },
    remove(file) {
      sql('DELETE FROM draft WHERE file = ?').run(file);
      sql('DELETE FROM step WHERE file = ?').run(file);
    },
    move(file, to) {
      sql('UPDATE draft SET file = ? WHERE file = ?').run(to, file);
      sql('UPDATE step SET file = ? WHERE file = ?').run(to, file);
    },
  };
}

function createSteps(
  sql: Sql,
): Pick<DraftBook, 'addSteps' | 'steps' | 'snapshot' | 'keepSnapshot'> {
  return {
    addSteps(file, steps) {
      for (const { version, step, client, account, name, at } of steps)
        sql('INSERT INTO step VALUES (?, ?, ?, ?, ?, ?, ?)').run(
          ...[file, version, JSON.stringify(step), client, account, name, at],
        );
    },
    steps: (file, after) =>
      sql('SELECT * FROM step WHERE file = ? AND version > ? ORDER BY version')
        .all(file, after)
        .map((row) => ({
          version: Number(row['version']),
          step: JSON.parse(String(row['step'])) as unknown,
          client: String(row['client']),
          account: String(row['account']),
          name: String(row['name']),
          at: Number(row['at']),
        })),
    snapshot(file) {
      const row = sql('SELECT doc, doc_version FROM draft WHERE file = ?').get(file);
      if (typeof row?.['doc'] !== 'string') return undefined;
      return { version: Number(row['doc_version']), doc: row['doc'] };
    },
    keepSnapshot(file, version, doc) {
      sql('UPDATE draft SET doc = ?, doc_version = ? WHERE file = ?').run(doc, version, file);
    },
  };
}

function rowOf(row: Readonly<Record<string, unknown>>): DraftRow {
  const textOr = (key: string): string | undefined => {
    const value = row[key];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    file: String(row['file']),
    kind: row['kind'] === 'prose' ? 'prose' : 'text',
    version: Number(row['version']),
    ...{ startDoc: textOr('start_doc'), text: textOr('text') },
    ...{ baseText: textOr('base_text'), baseHash: textOr('base_hash') },
    // Written by `write` from this shape.
    facts: JSON.parse(String(row['facts'])) as DraftFacts,
  };
}

/** Nobody but this user can read it, from the moment it is there. */
function makeOwn(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}
