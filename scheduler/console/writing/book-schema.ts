import type { DatabaseSync } from 'node:sqlite';
import { migrateBy } from '../../store/migrate.ts';

/** Each entry brings writing.db from its index to the next version; entries are never changed once released. */
const migrations: readonly string[] = [
  `
  -- \`facts\`: what lists and pages show, JSON. \`start_text\`: what the steps begin from; \`base_text\`: the file it stands on by now.
  CREATE TABLE draft (
    file TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('prose', 'text')), version INTEGER NOT NULL,
    start_doc TEXT, base_text TEXT, base_hash TEXT, text TEXT, doc TEXT, doc_version INTEGER, facts TEXT NOT NULL
  ) STRICT;
  CREATE TABLE step (
    file TEXT NOT NULL, version INTEGER NOT NULL, step TEXT NOT NULL, client TEXT NOT NULL, account TEXT NOT NULL,
    name TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (file, version)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE kept (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE version (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, by TEXT NOT NULL, account TEXT NOT NULL, why TEXT NOT NULL,
    approved_by TEXT, how TEXT NOT NULL CHECK (how IN ('published', 'by-hand', 'found')), git TEXT
  ) STRICT;
  CREATE TABLE version_file (
    version INTEGER NOT NULL, file TEXT NOT NULL, was TEXT, is_now TEXT, PRIMARY KEY (version, file)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX version_of_file ON version_file (file, version);
  -- What is being published just now; after a kill it is finished or undone.
  CREATE TABLE intent (id INTEGER PRIMARY KEY, draft TEXT NOT NULL, facts TEXT NOT NULL) STRICT;
  `,
  // Whether the program ended while it was being published.
  'ALTER TABLE version ADD COLUMN was_cut INTEGER',
];

/** Brings a database to this program's version. Throws LoaError `newer-data`. */
export function migrateBook(db: DatabaseSync): void {
  migrateBy(db, migrations, 'Sổ bản nháp');
}
