// Troubles that last, as the store keeps them: so that a restart tells nothing twice, and the doctor knows of them.
import type { Store } from './store.ts';

/** A trouble as it was told last. */
export interface Lasting {
  readonly at: number;
  /** '' for the station. */
  readonly slot: string;
  readonly message: string;
}

const noteName = 'troubles';

/** By their ids. */
export function readLasting(store: Pick<Store, 'note'>): Map<string, Lasting> {
  try {
    // Written below, by this program, in this shape.
    return new Map(JSON.parse(store.note(noteName) ?? '[]') as [string, Lasting][]);
  } catch {
    return new Map();
  }
}

/** Throws where the disk refuses. */
export function keepLasting(
  store: Pick<Store, 'setNote'>,
  troubles: ReadonlyMap<string, Lasting>,
): void {
  store.setNote(noteName, JSON.stringify([...troubles]));
}
