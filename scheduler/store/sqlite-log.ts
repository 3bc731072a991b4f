// Slots and the hash-chained log: a change is a row of each.
import { emptyHead, hashLine } from './chain.ts';
import { createLines } from './sqlite-lines.ts';
import { readEvent, readSlot, selectSlots, slotColumns, slotValues } from './sqlite-rows.ts';
import type { Sql, Statements } from './sqlite-statements.ts';
import { createVerifying } from './verify-log.ts';
import { StaleSlotError, type Change, type Head, type Slot, type SlotLog } from './store.ts';

/** Writes one change; call it within a transaction. Throws StaleSlotError. */
export type WriteChange = (change: Change) => void;

interface WritableLog {
  readonly log: SlotLog;
  readonly write: WriteChange;
  /** Rows of slots were written past `write`. */
  readonly forgetKnown: () => void;
}

export function createSlotLog(statements: Statements): WritableLog {
  const { sql, transact } = statements;
  const { slots, forgetKnown } = createKnownSlots(sql);
  const head = (): Head => {
    const row = sql('SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1').get();
    return row ? { seq: Number(row['seq']), hash: String(row['hash']) } : emptyHead;
  };
  const write: WriteChange = (change) => {
    if (change.after) {
      forgetKnown();
      replaceSlot(sql, change, change.after);
    }
    appendLine(sql, change, head());
  };
  return {
    write,
    forgetKnown,
    log: {
      slots,
      slot: (id) => {
        const row = sql(`${selectSlots} WHERE id = ?`).get(id);
        return row && readSlot(row);
      },
      commit: (changes) => {
        if (changes.length > 0)
          transact(() => {
            changes.forEach(write);
          });
      },
      events: (after = 0, most = -1) =>
        sql('SELECT * FROM event WHERE seq > ? ORDER BY seq LIMIT ?')
          .all(after, most)
          .map(readEvent),
      ...createLines(sql),
      head,
      ...createVerifying(statements, slots),
    },
  };
}

/** The daemon asks for all slots several times at each wake-up; they change a few times a week. */
function createKnownSlots(sql: Sql) {
  let known: { readonly version: unknown; readonly slots: readonly Slot[] } | undefined;
  return {
    forgetKnown: () => {
      known = undefined;
    },
    slots: (): readonly Slot[] => {
      // Changes when another connection (a command) has written; what this one writes forgets what is known.
      const version = sql('PRAGMA data_version').get()?.['data_version'];
      if (known !== undefined && known.version === version) return known.slots;
      const slots = sql(`${selectSlots} ORDER BY starts_at, id`).all().map(readSlot);
      known = { version, slots };
      return slots;
    },
  };
}

function replaceSlot(sql: Sql, { slot, from }: Change, after: Slot): void {
  const state = sql('SELECT state FROM slot WHERE id = ?').get(slot)?.['state'];
  if (state !== from) throw new StaleSlotError(`${slot}: ${String(state)}, not ${String(from)}`);
  sql(`INSERT OR REPLACE INTO slot (${slotColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
    ...slotValues(after),
  );
  if (after.repeat)
    sql('INSERT OR REPLACE INTO slot_repeat (slot, repeat) VALUES (?, ?)').run(
      after.id,
      JSON.stringify(after.repeat),
    );
}

function appendLine(sql: Sql, { at, slot, event, detail }: Change, last: Head): void {
  const line = {
    ...{ seq: last.seq + 1, at: Math.round(at), slot, event, detail },
    prev: last.hash,
  };
  sql('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)').run(
    line.seq,
    line.at,
    slot,
    event,
    JSON.stringify(detail),
    line.prev,
    hashLine(line),
  );
}
