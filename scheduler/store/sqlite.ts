import { existsSync } from 'node:fs';
import { backup, DatabaseSync, type StatementSync } from 'node:sqlite';
import { emptyHead, hashLine, verifyAll } from './chain.ts';
import {
  actValue,
  readApproval,
  readCampaign,
  readEvent,
  readHeartbeat,
  readRequest,
  readSlot,
  slotValues,
} from './sqlite-rows.ts';
import { migrate } from './sqlite-schema.ts';
import { StaleSlotError, type Change, type Head, type Slot, type Store } from './store.ts';

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
  const prepared = new Map<string, StatementSync>();
  const sql = (text: string): StatementSync => {
    const statement = prepared.get(text) ?? db.prepare(text);
    prepared.set(text, statement);
    return statement;
  };

  const transact = <T>(act: () => T): T => {
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = act();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  };

  const head = (): Head => {
    const row = sql('SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1').get();
    return row ? { seq: Number(row['seq']), hash: String(row['hash']) } : emptyHead;
  };

  // The daemon asks for all slots several times at each wake-up; they change a few times a week.
  let known: { readonly version: unknown; readonly slots: readonly Slot[] } | undefined;
  const slots = (): readonly Slot[] => {
    // Changes when another connection (a command) has written; what this one writes forgets what is known.
    const version = sql('PRAGMA data_version').get()?.['data_version'];
    if (known !== undefined && known.version === version) return known.slots;
    const read = sql('SELECT * FROM slot ORDER BY starts_at, id').all().map(readSlot);
    known = { version, slots: read };
    return read;
  };

  const write = (change: Change): void => {
    if (change.after) {
      known = undefined;
      const state = sql('SELECT state FROM slot WHERE id = ?').get(change.slot)?.['state'];
      if (state !== change.from) {
        throw new StaleSlotError(`${change.slot}: ${String(state)}, not ${String(change.from)}`);
      }
      sql('INSERT OR REPLACE INTO slot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
        ...slotValues(change.after),
      );
    }
    const { seq, hash: prev } = head();
    const { slot, event, detail } = change;
    const line = { seq: seq + 1, at: Math.round(change.at), slot, event, detail, prev };
    sql('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)').run(
      line.seq,
      line.at,
      slot,
      event,
      JSON.stringify(detail),
      prev,
      hashLine(line),
    );
  };

  const startOf = (campaign: string): string | undefined => {
    const row = sql('SELECT day FROM campaign_start WHERE campaign = ?').get(campaign);
    return row && String(row['day']);
  };

  return {
    slots,
    slot: (id) => {
      const row = sql('SELECT * FROM slot WHERE id = ?').get(id);
      return row && readSlot(row);
    },
    commit: (changes) => {
      if (changes.length > 0)
        transact(() => {
          changes.forEach(write);
        });
    },
    events: (after = 0) =>
      sql('SELECT * FROM event WHERE seq > ? ORDER BY seq').all(after).map(readEvent),
    head,
    verify: (expectedHead) => {
      const lines = sql('SELECT * FROM event ORDER BY seq').all().map(readEvent);
      return verifyAll(lines, slots(), expectedHead);
    },

    campaignStart: startOf,
    fixCampaignStart: (campaign, day, at) => {
      sql('INSERT OR IGNORE INTO campaign_start VALUES (?, ?, ?)').run(
        campaign,
        day,
        Math.round(at),
      );
      return startOf(campaign) ?? day;
    },

    moveCampaignStart: (campaign, day, at) => {
      sql('INSERT OR REPLACE INTO campaign_start VALUES (?, ?, ?)').run(
        campaign,
        day,
        Math.round(at),
      );
    },
    forgetStartsAfter: (at) => {
      sql('DELETE FROM campaign_start WHERE fixed_at > ?').run(Math.round(at));
    },

    keptCampaigns: () => sql('SELECT * FROM campaign ORDER BY id').all().map(readCampaign),
    keepCampaigns: (campaigns, at) => {
      for (const campaign of campaigns) {
        const text = JSON.stringify(campaign);
        const known = sql('SELECT definition FROM campaign WHERE id = ?').get(campaign.id);
        if (known?.['definition'] !== text)
          sql('INSERT OR REPLACE INTO campaign VALUES (?, ?, ?)').run(
            campaign.id,
            text,
            Math.round(at),
          );
      }
    },
    renameCampaign: (from, to, at) => {
      transact(() => {
        known = undefined;
        sql('UPDATE slot SET campaign = ? WHERE campaign = ?').run(to, from);
        sql('UPDATE approval SET campaign = ? WHERE campaign = ?').run(to, from);
        sql('UPDATE OR REPLACE campaign_start SET campaign = ? WHERE campaign = ?').run(to, from);
        sql('DELETE FROM campaign WHERE id = ?').run(from);
        write({ at, slot: '', event: 'campaign-renamed', detail: { from, to } });
      });
    },

    ask: (by, act, at, signedIn) => {
      const row = sql('INSERT INTO request (at, who, act) VALUES (?, ?, ?) RETURNING *').get(
        Math.round(at),
        by,
        actValue(act, signedIn),
      );
      if (!row) throw new Error('INSERT … RETURNING gave no row');
      return readRequest(row);
    },
    pendingRequests: () =>
      sql('SELECT * FROM request WHERE outcome IS NULL ORDER BY id').all().map(readRequest),
    request: (id) => {
      const row = sql('SELECT * FROM request WHERE id = ?').get(id);
      return row && readRequest(row);
    },
    answer: (id, outcome, changes) => {
      transact(() => {
        changes.forEach(write);
        const { changes: closed } = sql(
          'UPDATE request SET outcome = ? WHERE id = ? AND outcome IS NULL',
        ).run(JSON.stringify(outcome), id);
        if (closed === 0) throw new StaleSlotError(`request ${id} is answered`);
      });
    },

    approvals: () => sql('SELECT * FROM approval ORDER BY at, content_key').all().map(readApproval),
    approve: ({ contentKey, sha256, campaign, by, at }) => {
      sql('INSERT OR REPLACE INTO approval VALUES (?, ?, ?, ?, ?)').run(
        contentKey,
        sha256,
        campaign,
        by,
        Math.round(at),
      );
    },

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

    backup: async (to) => {
      if (existsSync(to))
        throw new Error(`Tệp ${to} đã có. Chọn tên khác để không ghi đè bản sao cũ.`);
      await backup(db, to);
    },
    close: () => {
      if (db.isOpen) db.close();
    },
  };
}
