import type { DatabaseSync } from 'node:sqlite';
import { migrateBy } from '../../store/migrate.ts';

/** Each entry brings listening.db from its index to the next version; entries are never changed once released. */
const migrations: readonly string[] = [
  `
  -- \`plan\`: what is compared, the sentences, the seed, and the last listener's number, JSON. \`clips\`: JSON once they are made.
  CREATE TABLE test (
    id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, made_by TEXT NOT NULL, made_at INTEGER NOT NULL,
    is_open INTEGER NOT NULL, plan TEXT NOT NULL, clips TEXT
  ) STRICT;
  CREATE TABLE listener (
    test TEXT NOT NULL REFERENCES test (id) ON DELETE CASCADE, number INTEGER NOT NULL,
    by TEXT NOT NULL CHECK (by IN ('page', 'paper')), age TEXT NOT NULL, place TEXT NOT NULL,
    began_at INTEGER NOT NULL, is_left_out INTEGER NOT NULL, PRIMARY KEY (test, number)
  ) STRICT;
  CREATE TABLE answer (
    test TEXT NOT NULL, listener INTEGER NOT NULL, step INTEGER NOT NULL, choice TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (test, listener, step), FOREIGN KEY (test, listener) REFERENCES listener (test, number) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE heard (
    test TEXT NOT NULL, listener INTEGER NOT NULL, step INTEGER NOT NULL, side TEXT NOT NULL,
    PRIMARY KEY (test, listener, step, side), FOREIGN KEY (test, listener) REFERENCES listener (test, number) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Of a listener's address: who has the code of the test has not that of others' answers.
  ALTER TABLE listener ADD COLUMN token TEXT NOT NULL DEFAULT '';
  UPDATE listener SET token = lower(hex(randomblob(8)));
  CREATE UNIQUE INDEX listener_token ON listener (token);
  `,
];

/** Brings a database to this program's version. Throws LoaError `newer-data`. */
export function migrateListening(db: DatabaseSync): void {
  migrateBy(db, migrations, 'Sổ nghe thử');
}
