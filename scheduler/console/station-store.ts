import type { Config } from '../config.ts';
import type { Loaded } from '../core/rules.ts';
import { lastGood } from '../store/last-good.ts';
import { openStoreAsItIs } from '../store/open.ts';
import type { Store } from '../store/store.ts';

/** The station's store, opened when it is first asked for: the daemon has made it. Throws StoreError. */
export function createStoreDoor({ databaseFile }: Pick<Config, 'databaseFile'>): () => Store {
  let store: Store | undefined;
  return () => (store ??= openStoreAsItIs(databaseFile));
}

/** Real ms for which what was read last is taken to hold. */
const holdsMs = 2000;

/** What the daemon goes by, as it keeps it in the store. */
export function createKnownRules(store: () => Store): () => Loaded | undefined {
  let known: Loaded | undefined;
  let readAt = -Infinity;
  return () => {
    if (known && performance.now() - readAt < holdsMs) return known;
    known = lastGood(store());
    readAt = performance.now();
    return known;
  };
}
