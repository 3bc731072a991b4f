import type { Loaded } from '../core/rules.ts';
import type { Store } from './store.ts';

/** Under this name the store keeps what was last good, so that a station airs although content/ is broken. */
const noteName = 'content';

export function rememberGood(store: Store, loaded: Loaded): void {
  store.setNote(noteName, JSON.stringify(loaded));
}

/** What a daemon last found without a mistake in content/; undefined before there was any. */
export function lastGood(store: Store): Loaded | undefined {
  const note = store.note(noteName);
  if (note === undefined) return undefined;
  // Written by this program from the same shape; a newer program reads content/ anew anyway.
  return { recordings: [], ...(JSON.parse(note) as Omit<Loaded, 'recordings'>) };
}
