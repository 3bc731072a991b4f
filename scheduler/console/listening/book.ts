// $LOA_DATA/listening/listening.db: listening tests and what people answered. No name is in it but that of who made a test.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createStatements, type Sql } from '../../store/sqlite-statements.ts';
import { migrateListening } from './book-schema.ts';
import type { MadeClip } from './core/clips.ts';
import type { Listener, TestPlan } from './core/shape.ts';
import { isThere } from '../../places.ts';

export interface ListeningTest extends TestPlan {
  readonly id: string;
  /** Who has it may listen and answer, and nothing else. */
  readonly code: string;
  readonly madeBy: string;
  readonly madeAt: number;
  /** Whether it still takes answers. */
  readonly isOpen: boolean;
  /** Undefined: they are not made yet. */
  readonly clips: readonly MadeClip[] | undefined;
}

export type ListenerFacts = Pick<Listener, 'by' | 'age' | 'place' | 'beganAt'>;

export interface ListeningBook {
  /** Newest first. */
  tests(): readonly ListeningTest[];
  test(id: string): ListeningTest | undefined;
  byCode(code: string): ListeningTest | undefined;
  add(test: ListeningTest): void;
  keepClips(id: string, clips: readonly MadeClip[]): void;
  setOpen(id: string, isOpen: boolean): void;
  remove(id: string): void;
  listeners(test: string): readonly Listener[];
  /** With the next number; the token of his address is returned. `answers`: of a paper. */
  addListener(test: string, facts: ListenerFacts, answers?: ReadonlyMap<number, string>): string;
  /** Whose address has this token. */
  numberOf(test: string, token: string): number | undefined;
  leaveOut(test: string, number: number, isLeftOut: boolean): void;
  removeListener(test: string, number: number): void;
  answer(test: string, number: number, step: number, choice: string, at: number): void;
  /** A clip was fetched, which a page does when it is to sound. */
  heard(test: string, number: number, step: number, side: string): void;
  sidesHeard(test: string, number: number, step: number): ReadonlySet<string>;
  close(): void;
}

export function listeningFolderOf(dataDir: string): string {
  return join(dataDir, 'listening');
}

export function listeningFileOf(dataDir: string): string {
  return join(listeningFolderOf(dataDir), 'listening.db');
}

/** Opens it, making it where there is none. Throws what the system or SQLite throws. */
export function openListeningBook(file: string): ListeningBook {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const isNew = !isThere(file);
  const db = new DatabaseSync(file, { timeout: 5000 });
  try {
    if (isNew && file !== ':memory:') chmodSync(file, 0o600);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    migrateListening(db);
  } catch (error) {
    db.close();
    throw error;
  }
  const { sql, transact } = createStatements(db);
  return {
    ...testsIn(sql),
    ...listenersIn(sql, transact),
    close() {
      db.close();
    },
  };
}

type Row = Readonly<Record<string, unknown>>;

function testsIn(sql: Sql) {
  return {
    tests: () => sql('SELECT * FROM test ORDER BY made_at DESC, rowid DESC').all().map(testOf),
    test(id: string) {
      const row = sql('SELECT * FROM test WHERE id = ?').get(id);
      return row && testOf(row);
    },
    byCode(code: string) {
      const row = sql('SELECT * FROM test WHERE code = ?').get(code);
      return row && testOf(row);
    },
    add({ id, code, madeBy, madeAt, isOpen, clips, ...plan }: ListeningTest) {
      sql('INSERT INTO test VALUES (?, ?, ?, ?, ?, ?, ?)').run(
        ...[id, code, madeBy, madeAt, Number(isOpen), JSON.stringify(plan)],
        clips ? JSON.stringify(clips) : null,
      );
    },
    keepClips(id: string, clips: readonly MadeClip[]) {
      sql('UPDATE test SET clips = ? WHERE id = ?').run(JSON.stringify(clips), id);
    },
    setOpen(id: string, isOpen: boolean) {
      sql('UPDATE test SET is_open = ? WHERE id = ?').run(Number(isOpen), id);
    },
    remove(id: string) {
      sql('DELETE FROM test WHERE id = ?').run(id);
    },
  };
}

function listenersIn(sql: Sql, transact: <T>(act: () => T) => T) {
  const keep = 'INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?)';
  return {
    listeners(test: string): readonly Listener[] {
      const answers = sql('SELECT listener, step, choice FROM answer WHERE test = ?').all(test);
      return sql('SELECT * FROM listener WHERE test = ? ORDER BY number')
        .all(test)
        .map((row) => listenerOf(row, answers));
    },
    addListener: (
      test: string,
      { by, age, place, beganAt }: ListenerFacts,
      answers: ReadonlyMap<number, string> = new Map(),
    ) =>
      transact(() => {
        // A number is given once: that of one who was removed is not somebody else's.
        const row = sql(
          "UPDATE test SET plan = json_set(plan, '$.lastListener', coalesce(json_extract(plan, '$.lastListener'), 0) + 1) WHERE id = ? RETURNING json_extract(plan, '$.lastListener') AS number",
        ).get(test);
        const number = Number(row?.['number']);
        const token = randomBytes(8).toString('hex');
        sql('INSERT INTO listener VALUES (?, ?, ?, ?, ?, ?, 0, ?)').run(
          ...[test, number, by, age, place, beganAt, token],
        );
        for (const [step, choice] of answers) sql(keep).run(test, number, step, choice, beganAt);
        return token;
      }),
    numberOf(test: string, token: string) {
      const row = sql('SELECT number FROM listener WHERE test = ? AND token = ?').get(test, token);
      return row && Number(row['number']);
    },
    leaveOut(test: string, number: number, isLeftOut: boolean) {
      const text = 'UPDATE listener SET is_left_out = ? WHERE test = ? AND number = ?';
      sql(text).run(Number(isLeftOut), test, number);
    },
    removeListener(test: string, number: number) {
      sql('DELETE FROM listener WHERE test = ? AND number = ?').run(test, number);
    },
    answer(test: string, number: number, step: number, choice: string, at: number) {
      sql(keep).run(test, number, step, choice, at);
    },
    heard(test: string, number: number, step: number, side: string) {
      sql('INSERT OR IGNORE INTO heard VALUES (?, ?, ?, ?)').run(test, number, step, side);
    },
    sidesHeard(test: string, number: number, step: number): ReadonlySet<string> {
      const text = 'SELECT side FROM heard WHERE test = ? AND listener = ? AND step = ?';
      return new Set(
        sql(text)
          .all(test, number, step)
          .map(({ side }) => String(side)),
      );
    },
  };
}

function testOf(row: Row): ListeningTest {
  // Written by `add` and `keepClips`, in this shape.
  const plan = JSON.parse(String(row['plan'])) as TestPlan;
  const clips = row['clips'];
  return {
    ...{ id: String(row['id']), code: String(row['code']), madeBy: String(row['made_by']) },
    ...{ madeAt: Number(row['made_at']), isOpen: row['is_open'] === 1 },
    title: plan.title,
    variants: plan.variants,
    sentences: plan.sentences,
    seed: plan.seed,
    clips: typeof clips === 'string' ? (JSON.parse(clips) as readonly MadeClip[]) : undefined,
  };
}

function listenerOf(row: Row, answers: readonly Row[]): Listener {
  const own = answers.filter(({ listener }) => listener === row['number']);
  return {
    number: Number(row['number']),
    by: row['by'] === 'paper' ? 'paper' : 'page',
    ...{ age: String(row['age']), place: String(row['place']), beganAt: Number(row['began_at']) },
    isLeftOut: row['is_left_out'] === 1,
    answers: new Map(own.map(({ step, choice }) => [Number(step), String(choice)])),
  };
}
