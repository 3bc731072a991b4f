import type { DatabaseSync } from 'node:sqlite';
import { migrateBy } from '../../store/migrate.ts';

/** Each entry brings accounts.db from its index to the next version; entries are never changed once released. */
const migrations: readonly string[] = [
  `
  -- A removed account keeps its row: its name stands in the log, and nobody else may ever sign in under it.
  CREATE TABLE account (
    account TEXT PRIMARY KEY, name TEXT NOT NULL, roles TEXT NOT NULL, password TEXT, email TEXT,
    state TEXT NOT NULL CHECK (state IN ('active', 'disabled', 'removed')),
    made_at INTEGER NOT NULL, signed_in_at INTEGER
  ) STRICT;
  CREATE TABLE session (
    hash TEXT PRIMARY KEY, account TEXT NOT NULL, began_at INTEGER NOT NULL, seen_at INTEGER NOT NULL,
    address TEXT NOT NULL, agent TEXT NOT NULL
  ) STRICT;
  CREATE INDEX session_of_account ON session (account);
  CREATE TABLE form_token (
    hash TEXT PRIMARY KEY, session TEXT NOT NULL, made_at INTEGER NOT NULL, used INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX form_token_of_session ON form_token (session, made_at);
  CREATE TABLE invitation (
    hash TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('invite', 'reset')), account TEXT NOT NULL, name TEXT NOT NULL,
    roles TEXT NOT NULL, made_by TEXT NOT NULL, made_at INTEGER NOT NULL, ends_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE half_sign_in (
    hash TEXT PRIMARY KEY, account TEXT NOT NULL, made_at INTEGER NOT NULL, tries INTEGER NOT NULL, challenge TEXT, secret TEXT
  ) STRICT;
  CREATE TABLE one_time_code (account TEXT PRIMARY KEY, secret TEXT NOT NULL, last_step INTEGER NOT NULL) STRICT;
  CREATE TABLE passkey (
    id TEXT PRIMARY KEY, account TEXT NOT NULL, public_key BLOB NOT NULL, counter INTEGER NOT NULL, transports TEXT NOT NULL,
    host TEXT NOT NULL, label TEXT NOT NULL, made_at INTEGER NOT NULL, used_at INTEGER
  ) STRICT;
  CREATE INDEX passkey_of_account ON passkey (account);
  CREATE TABLE recovery_code (account TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (account, hash)) STRICT;
  CREATE TABLE known_place (
    account TEXT NOT NULL, place TEXT NOT NULL, seen_at INTEGER NOT NULL, PRIMARY KEY (account, place)
  ) STRICT;
  CREATE TABLE slow_down (lane TEXT PRIMARY KEY, tries INTEGER NOT NULL, at INTEGER NOT NULL, until_at INTEGER NOT NULL) STRICT;
  CREATE INDEX slow_down_by_age ON slow_down (at);
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE told (what TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
  `,
  `
  CREATE TABLE push_device (
    id TEXT PRIMARY KEY, account TEXT NOT NULL, endpoint TEXT NOT NULL, p256dh TEXT NOT NULL, auth TEXT NOT NULL,
    agent TEXT NOT NULL, made_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX push_device_of_account ON push_device (account, made_at);
  -- The station's own, one row: what browsers were asked with.
  CREATE TABLE push_keys (public_key TEXT NOT NULL, private_key TEXT NOT NULL) STRICT;
  `,
];

/** What stays true: who there is, and what proves him. A backup has these. */
export const lastingTables = [
  ...['account', 'one_time_code', 'passkey', 'recovery_code', 'known_place', 'setting', 'told'],
] as const;
/** What is open just now: nobody is signed in by a backup. */
export const passingTables = [
  ...['session', 'form_token', 'invitation', 'half_sign_in', 'slow_down'],
  // A browser asks anew, with new keys.
  ...['push_device', 'push_keys'],
] as const;

/** Brings a database to this program's version. Throws LoaError `newer-data`. */
export function migrateAccounts(db: DatabaseSync): void {
  migrateBy(db, migrations, 'Tệp tài khoản');
}
