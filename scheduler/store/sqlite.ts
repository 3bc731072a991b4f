import { existsSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { LoaError } from '../../content/schema/loa-error.ts';
import { createCampaignMemory } from './sqlite-campaigns.ts';
import { createSlotLog } from './sqlite-log.ts';
import { createRequestBook } from './sqlite-requests.ts';
import { readHeartbeat } from './sqlite-rows.ts';
import { migrate } from './sqlite-schema.ts';
import { createStatements, type Sql } from './sqlite-statements.ts';
import type { StationNotes, Store } from './store.ts';

/** A command waits this long for another process's transaction, which takes milliseconds. */
const commandPatienceMs = 5000;

/**
 * A store in a SQLite file; `patienceMs` is how long a call waits, and blocks, while another process writes. Every commit is on the disk when it returns (WAL, synchronous=FULL).
 * Throws what node:sqlite throws when the file is no database; `openStore` sets such a file aside.
 */
export function openSqliteStore(file: string, patienceMs = commandPatienceMs): Store {
  const db = new DatabaseSync(file, { timeout: patienceMs });
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    migrate(db);
  } catch (error) {
    db.close();
    throw error;
  }
  const statements = createStatements(db);
  const { log, write, forgetKnown } = createSlotLog(statements);
  return {
    ...log,
    ...createCampaignMemory(statements, write, forgetKnown),
    ...createRequestBook(statements, write),
    ...createStationNotes(db, statements.sql),
    backup: async (to) => {
      if (existsSync(to))
        throw new LoaError(
          'file-exists',
          `Tệp ${to} đã có. Chọn tên khác để không ghi đè bản sao cũ.`,
        );
      await backup(db, to);
    },
    close: () => {
      if (db.isOpen) db.close();
    },
  };
}

function createStationNotes(db: DatabaseSync, sql: Sql): StationNotes {
  return {
    heartbeat: ({ at, realAt, slot, positionMs }) => {
      // A sign of life need not reach the disk before the program goes on: it comes every few seconds.
      db.exec('PRAGMA synchronous = NORMAL');
      sql('INSERT OR REPLACE INTO heartbeat VALUES (1, ?, ?, ?, ?)').run(
        Math.round(at),
        Math.round(realAt),
        slot ?? null,
        positionMs === undefined ? null : Math.round(positionMs),
      );
      db.exec('PRAGMA synchronous = FULL');
    },
    lastHeartbeat: () => {
      const row = sql('SELECT * FROM heartbeat').get();
      return row && readHeartbeat(row);
    },

    note: (name) => {
      const row = sql('SELECT value FROM note WHERE name = ?').get(name);
      return row && String(row['value']);
    },
    setNote: (name, value) => {
      sql('INSERT OR REPLACE INTO note VALUES (?, ?)').run(name, value);
    },
  };
}
