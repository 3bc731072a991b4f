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
  const none = { isJoined, waiting: 0, received: 0 };
  if (!isBookThere(dataDir)) return none;
  try {
    const db = new DatabaseSync(bookFileOf(dataDir), { readOnly: true, timeout: 1000 });
    try {
      const rows = db
        .prepare(
          "SELECT state, count(*) AS n FROM received WHERE kind IN ('parcel', 'withdraw') GROUP BY state",
        )
        .all();
      const count = (state: string): number =>
        Number(rows.find((row) => row['state'] === state)?.['n'] ?? 0);
      return { isJoined, waiting: count('waiting'), received: count('received') };
    } finally {
      db.close();
    }
  } catch {
    return none;
  }
}
