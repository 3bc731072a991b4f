import type { DatabaseSync } from 'node:sqlite';
import { migrateBy } from './migrate.ts';

/** Each entry brings the database from its index to the next version; entries are never changed once released. */
const migrations: readonly string[] = [
  `
  CREATE TABLE slot (
    id TEXT PRIMARY KEY, campaign TEXT NOT NULL, starts_at INTEGER NOT NULL, state TEXT NOT NULL,
    reason TEXT, make_up_for TEXT, bulletin TEXT, aired_at INTEGER, ended_at INTEGER
  ) STRICT;
  CREATE INDEX slot_by_start ON slot (starts_at, id);
  CREATE TABLE event (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, slot TEXT NOT NULL, event TEXT NOT NULL,
    detail TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER event_is_not_altered BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
  CREATE TRIGGER event_is_not_removed BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
  CREATE TABLE campaign_start (campaign TEXT PRIMARY KEY, day TEXT NOT NULL, fixed_at INTEGER NOT NULL) STRICT;
  CREATE TABLE request (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, who TEXT NOT NULL, act TEXT NOT NULL, outcome TEXT
  ) STRICT;
  CREATE TABLE approval (
    content_key TEXT PRIMARY KEY, sha256 TEXT NOT NULL, campaign TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE heartbeat (
    one INTEGER PRIMARY KEY CHECK (one = 1), at INTEGER NOT NULL, real_at INTEGER NOT NULL, slot TEXT, position_ms INTEGER
  ) STRICT;
  CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `,
  // Reasons and outcomes were sentences; the log's lines stay as they are (core/reason.ts reads them).
  `
  UPDATE slot SET reason = CASE reason
    WHEN 'Lịch của chương trình đã đổi, buổi này không còn.' THEN json_object('code', 'left-plan')
    ELSE json_object('code', 'as-written', 'message', reason) END
  WHERE reason IS NOT NULL;
  UPDATE request SET outcome = json_set(outcome, '$.code', 'as-written') WHERE outcome IS NOT NULL;
  `,
  // Campaigns outlive their files: a report of one that is gone, and one whose file has another name.
  `
  CREATE TABLE campaign (id TEXT PRIMARY KEY, definition TEXT NOT NULL, kept_at INTEGER NOT NULL) STRICT;
  INSERT INTO campaign SELECT json_extract(one.value, '$.id'), one.value, 0
    FROM note, json_each(note.value, '$.campaigns') AS one WHERE note.name = 'content';
  `,
  // Emergencies that are said again.
  `
  ALTER TABLE slot ADD COLUMN repeat TEXT;
  `,
  // Beside the slot: a daemon that still runs an earlier program writes nine values into `slot`, and must not fall silent.
  `
  CREATE TABLE slot_repeat (slot TEXT PRIMARY KEY, repeat TEXT NOT NULL) STRICT;
  INSERT INTO slot_repeat SELECT id, repeat FROM slot WHERE repeat IS NOT NULL;
  ALTER TABLE slot DROP COLUMN repeat;
  `,
  // A log of years is looked into, not read.
  `
  CREATE INDEX IF NOT EXISTS event_of_slot ON event (slot);
  CREATE INDEX IF NOT EXISTS event_of_kind ON event (event);
  CREATE INDEX IF NOT EXISTS event_by_time ON event (at);
  `,
];

/** Brings a database to this program's version. Throws LoaError `newer-data`. */
export function migrate(db: DatabaseSync): void {
  migrateBy(db, migrations, 'Dữ liệu');
}
