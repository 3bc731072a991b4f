// The station's book of what came down from its centre: orders as they were signed, how far each is, what of that the
// centre has not been told. Several processes use it: the link writes what came, the console and others write states.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  type HeldOrder,
  type Order,
  type OrderKind,
  type OrderState,
  type Reason,
  type ToldState,
} from '../../centre/talk/order.ts';
import { bookFileOf, linkDirOf } from '../membership-file.ts';
import type { ReceivedOrder } from './received-order.ts';
import { readRow, readState } from './rows.ts';
import { schema } from './schema.ts';
import { keepStatements, whole, type Statements } from './statements.ts';

export type { ReceivedOrder } from './received-order.ts';

/** An order that came, and was found to be the centre's word to this station. */
export interface NewOrder {
  readonly order: Order;
  /** The order as it was signed; kept, so that whoever doubts can look. */
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly seq: number;
  /** Epoch ms. */
  readonly at: number;
}

export interface OrderFilter {
  readonly kinds?: readonly OrderKind[];
  readonly states?: readonly OrderState[];
  /** Of a parcel, and of what takes it back. */
  readonly thing?: string;
}

export interface SetState {
  readonly state: OrderState;
  readonly reason?: Reason | undefined;
  /** Epoch ms. */
  readonly at: number;
  readonly by?: string | undefined;
}

export type FirstState =
  | { readonly isComing: true }
  | (Omit<SetState, 'at'> & { readonly isComing?: false });

/** A state that the centre is to be told. */
export interface Untold extends ToldState {
  /** For `markTold`. */
  readonly number: number;
}

export interface ReceivedBook {
  /** Where the centre is to go on: 0 before the first, and in another centre's or station's name. */
  cursor(of: { readonly centre: string; readonly station: string }): {
    readonly seq: number;
    readonly order?: string;
  };
  moveCursor(
    of: { readonly centre: string; readonly station: string },
    to: { readonly seq: number; readonly order?: string | undefined },
  ): void;
  /** As `received`, or in another first state. False where it is there already: nothing changes then. */
  add(order: NewOrder, first?: FirstState): boolean;
  /** Those whose files are not all there yet; the oldest first. Nobody else sees them, nor is told. */
  coming(): readonly ReceivedOrder[];
  /** All its files are there: it is `received` from now on. */
  markWhole(id: string, at: number): void;
  /** The oldest first. */
  orders(filter?: OrderFilter): readonly ReceivedOrder[];
  order(id: string): ReceivedOrder | undefined;
  /** All of a centre's that are whole, as they were signed, the oldest first. */
  signedOrders(centre: string): readonly HeldOrder[];
  /** Nothing where there is no such order, or it is in this state with this reason already. */
  setState(id: string, state: SetState): void;
  /** In the order in which they came to be; at most `most`. */
  untold(most?: number): readonly Untold[];
  markTold(numbers: readonly number[]): void;
  /**
   * Of an order that does not come into the book, since it is not what it says. Nothing where an order of that name is there,
   * also one whose files still come, and where it waits to be told already.
   */
  tellOnly(id: string, state: SetState): void;
  /** Where a file lies that was sent, when it is there whole. */
  blobFile(sha256: string): string;
  close(): void;
}

/** Opened where it is, made where it is not. Throws what node:sqlite throws. */
export function openReceived(dataDir: string, patienceMs = 5000): ReceivedBook {
  const folder = linkDirOf(dataDir);
  mkdirSync(folder, { recursive: true });
  const file = new DatabaseSync(bookFileOf(dataDir), { timeout: patienceMs });
  try {
    // What was told to the centre as received is on the disk.
    file.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    file.exec(schema);
  } catch (error) {
    file.close();
    throw error;
  }
  const db = keepStatements(file);
  return {
    ...createCursor(db),
    ...createEntering(db),
    ...createReading(db),
    ...createTelling(db),
    blobFile: (sha256) => join(folder, 'tep', sha256),
    close: () => {
      if (file.isOpen) file.close();
    },
  };
}

function createCursor(db: Statements): Pick<ReceivedBook, 'cursor' | 'moveCursor'> {
  return {
    cursor({ centre, station }) {
      const row = db
        .prepare('SELECT seq, at_order FROM cursor WHERE centre = ? AND station = ?')
        .get(centre, station);
      const order = row?.['at_order'];
      return { seq: Number(row?.['seq'] ?? 0), ...(typeof order === 'string' && { order }) };
    },
    moveCursor({ centre, station }, { seq, order }) {
      db.prepare('INSERT OR REPLACE INTO cursor VALUES (?, ?, ?, ?)').run(
        ...([centre, station, seq, order ?? null] as const),
      );
    },
  };
}

/** Letters of a reason. */
const mostWords = 500;

type Enter = (id: string, state: SetState) => void;

/** What the centre's shapes refuse would keep everything after it from being told. */
function tellable({ reason, at }: SetState) {
  const words = reason?.words.slice(0, mostWords).toWellFormed().replaceAll('\0', ' ');
  return {
    at: Math.max(0, Math.round(at)),
    reason: [reason?.code ?? null, words ?? null] as const,
  };
}

function createTell(db: Statements): Enter {
  return (id, next) => {
    const { at, reason } = tellable(next);
    db.prepare(
      'INSERT INTO told (order_id, state, at, reason_code, reason) VALUES (?, ?, ?, ?, ?)',
    ).run(id, next.state, at, ...reason);
  };
}

function createEnter(db: Statements): Enter {
  const tell = createTell(db);
  return (id, next) => {
    const { at, reason } = tellable(next);
    db.prepare(
      'UPDATE received SET state = ?, state_at = ?, reason_code = ?, reason = ?, by = ?, is_whole = 1 WHERE id = ?',
    ).run(next.state, at, ...reason, next.by ?? null, id);
    tell(id, next);
  };
}

function createEntering(
  db: Statements,
): Pick<ReceivedBook, 'add' | 'markWhole' | 'setState' | 'tellOnly'> {
  const enter = createEnter(db);
  const tell = createTell(db);
  return {
    add({ order, bytes, signature, seq, at }, first = { state: 'received' }) {
      const thing = 'thing' in order.content ? order.content.thing : null;
      return whole(db, () => {
        const added = db
          .prepare(
            `INSERT OR IGNORE INTO received (id, seq, kind, thing, bytes, signature, received_at, state, state_at, is_whole)
             VALUES (?, ?, ?, ?, ?, ?, ?, 'coming', ?, 0)`,
          )
          .run(order.id, seq, order.kind, thing, bytes, signature, Math.round(at), Math.round(at));
        if (Number(added.changes) === 0) return false;
        if (first.isComing !== true) enter(order.id, { ...first, at });
        return true;
      });
    },
    markWhole(id, at) {
      whole(db, () => {
        const waits = db.prepare('SELECT 1 FROM received WHERE id = ? AND is_whole = 0').get(id);
        if (waits) enter(id, { state: 'received', at });
      });
    },
    setState(id, next) {
      whole(db, () => {
        const had = db
          .prepare('SELECT state, reason_code, reason, is_whole FROM received WHERE id = ?')
          .get(id);
        const isSame =
          had?.['is_whole'] === 1 &&
          had['state'] === next.state &&
          had['reason_code'] === (next.reason?.code ?? null) &&
          had['reason'] === (next.reason?.words.slice(0, mostWords) ?? null);
        if (had && !isSame) enter(id, next);
      });
    },
    tellOnly(id, next) {
      whole(db, () => {
        const isKnown = db
          .prepare(
            'SELECT 1 FROM received WHERE id = ?1 UNION ALL SELECT 1 FROM told WHERE order_id = ?1 AND done = 0',
          )
          .get(id);
        if (!isKnown) tell(id, next);
      });
    },
  };
}

function createReading(
  db: Statements,
): Pick<ReceivedBook, 'coming' | 'orders' | 'order' | 'signedOrders'> {
  return {
    coming: () =>
      db
        .prepare('SELECT * FROM received WHERE is_whole = 0 ORDER BY received_at, seq')
        .all()
        .map(readRow),
    orders: ({ kinds, states, thing } = {}) =>
      db
        .prepare(
          `SELECT * FROM received WHERE is_whole = 1 AND (?1 IS NULL OR thing = ?1)
             AND (?2 IS NULL OR state IN (SELECT value FROM json_each(?2)))
             AND (?3 IS NULL OR kind IN (SELECT value FROM json_each(?3)))
           ORDER BY received_at, seq`,
        )
        .all(
          ...([thing ?? null, states ? JSON.stringify(states) : null] as const),
          kinds ? JSON.stringify(kinds) : null,
        )
        .map(readRow),
    signedOrders: (centre) =>
      db
        .prepare('SELECT * FROM received WHERE is_whole = 1 ORDER BY received_at, seq')
        .all()
        .flatMap((row) => {
          const { id, order, seq } = readRow(row);
          if (order.centre !== centre) return [];
          const text = (name: string) => Buffer.from(row[name] as Uint8Array).toString('base64url'); // a BLOB by the schema
          const state = { order: id, ...readState(row, 'state_at') };
          return [{ bytes: text('bytes'), signature: text('signature'), seq, state }];
        }),
    order(id) {
      const row = db.prepare('SELECT * FROM received WHERE id = ? AND is_whole = 1').get(id);
      return row && readRow(row);
    },
  };
}

function createTelling(db: Statements): Pick<ReceivedBook, 'untold' | 'markTold'> {
  return {
    untold: (most = 300) =>
      db
        .prepare('SELECT * FROM told WHERE done = 0 ORDER BY number LIMIT ?')
        .all(most)
        .map((row) => ({
          number: Number(row['number']),
          order: String(row['order_id']),
          ...readState(row, 'at'),
        })),
    markTold(numbers) {
      whole(db, () => {
        const mark = db.prepare('UPDATE told SET done = 1 WHERE number = ?');
        for (const number of numbers) mark.run(number);
      });
    },
  };
}
