import { isThere } from '../places.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import type { Store } from '../store/store.ts';

/** What `look` finds in the store; undefined where none was made yet. Throws what node:sqlite throws. */
export function lookInto<Found>(
  databaseFile: string,
  look: (store: Store) => Found,
): Found | undefined {
  if (!isThere(databaseFile)) return undefined;
  const store = openSqliteStore(databaseFile);
  try {
    return look(store);
  } finally {
    store.close();
  }
}
