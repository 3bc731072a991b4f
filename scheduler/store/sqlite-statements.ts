import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** A statement, prepared once. */
export type Sql = (text: string) => StatementSync;

export interface Statements {
  readonly sql: Sql;
  /** All of what `act` writes, or nothing. */
  readonly transact: <T>(act: () => T) => T;
  /** What `look` reads belongs together, whoever writes meanwhile. */
  readonly together: <T>(look: () => T) => T;
}

export function createStatements(db: DatabaseSync): Statements {
  const prepared = new Map<string, StatementSync>();
  const within = <T>(begin: string, act: () => T): T => {
    db.exec(begin);
    try {
      const result = act();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  };
  return {
    sql(text) {
      const statement = prepared.get(text) ?? db.prepare(text);
      prepared.set(text, statement);
      return statement;
    },
    transact: (act) => within('BEGIN IMMEDIATE', act),
    together: (look) => within('BEGIN', look),
  };
}
