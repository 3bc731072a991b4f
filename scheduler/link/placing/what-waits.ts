// How much of what a centre sent waits here: looked up by processes that write nothing and read no content.
import { DatabaseSync } from 'node:sqlite';
import { isThere } from '../../places.ts';
import { bookFileOf, membershipFileOf } from '../membership-file.ts';

export interface CentreLook {
  readonly isJoined: boolean;
  /** Things, or the taking back of things, that wait for a person's word. */
  readonly waiting: number;
  /** Nobody has looked at them yet. */
  readonly received: number;
  /** Emergencies that wait for somebody of the ward to air them. */
  readonly urgent: number;
}

export interface WaitingThing {
  readonly id: string;
  /** Vietnamese, of a parcel its title. */
  readonly title: string;
  /** An emergency. */
  readonly isUrgent: boolean;
}

/** What waits for a person's word. Never throws. */
export function waitingThings(dataDir: string): readonly WaitingThing[] {
  return (
    lookInto(dataDir, (db) =>
      db
        .prepare(
          "SELECT id, kind, bytes FROM received WHERE kind IN ('parcel', 'withdraw', 'emergency') AND state = 'waiting'",
        )
        .all()
        .map(({ id, kind, bytes }) => ({
          ...{ id: String(id), title: titleIn(bytes), isUrgent: kind === 'emergency' },
        })),
    ) ?? []
  );
}

/** The bytes were checked before they came in; '' of what is none of these all the same. */
function titleIn(bytes: unknown): string {
  if (!(bytes instanceof Uint8Array)) return '';
  const order: unknown = JSON.parse(Buffer.from(bytes).toString());
  const content = fieldOf(order, 'content');
  const title = fieldOf(content, 'title');
  return typeof title === 'string' ? title : `lấy lại ${String(fieldOf(content, 'thing'))}`;
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/** `holdsMs`, real: for so long what was seen last is taken to hold. */
export function createCentreLook(dataDir: string, holdsMs = 1000): () => CentreLook {
  let known: CentreLook | undefined;
  let lookedAt = -Infinity;
  return () => {
    if (known && performance.now() - lookedAt < holdsMs) return known;
    lookedAt = performance.now();
    return (known = lookForCentre(dataDir));
  };
}

/** Whether anything ever came. */
export function isBookThere(dataDir: string): boolean {
  return isThere(bookFileOf(dataDir));
}

/** Never throws: a book that can't be read just now hides nothing else. */
export function lookForCentre(dataDir: string): CentreLook {
  const isJoined = isThere(membershipFileOf(dataDir));
  const rows = lookInto(dataDir, (db) =>
    db
      .prepare(
        `SELECT CASE kind WHEN 'emergency' THEN 'urgent ' ELSE '' END || state AS state, count(*) AS n
         FROM received WHERE kind IN ('parcel', 'withdraw', 'emergency') GROUP BY 1`,
      )
      .all(),
  );
  const count = (state: string): number =>
    Number(rows?.find((row) => row['state'] === state)?.['n'] ?? 0);
  const urgent = count('urgent waiting');
  return { isJoined, waiting: count('waiting'), received: count('received'), urgent };
}

function lookInto<T>(dataDir: string, read: (db: DatabaseSync) => T): T | undefined {
  if (!isBookThere(dataDir)) return undefined;
  try {
    const db = new DatabaseSync(bookFileOf(dataDir), { readOnly: true, timeout: 1000 });
    try {
      return read(db);
    } finally {
      db.close();
    }
  } catch {
    return undefined;
  }
}
