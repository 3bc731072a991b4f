// The book's database as its parts use it.
import type { DatabaseSync, StatementSync } from 'node:sqlite';

export interface Statements {
  readonly file: DatabaseSync;
  /** Read once, used ever after. */
  prepare(text: string): StatementSync;
}

export function keepStatements(file: DatabaseSync): Statements {
  const known = new Map<string, StatementSync>();
  return {
    file,
    prepare(text) {
      const statement = known.get(text) ?? file.prepare(text);
      known.set(text, statement);
      return statement;
    },
  };
}

/** All of it, or nothing. */
export function whole<T>({ file: db }: Statements, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const done = work();
    db.exec('COMMIT');
    return done;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
