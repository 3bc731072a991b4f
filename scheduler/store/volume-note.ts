// How far the sound is turned down, by whom: it holds until somebody changes it.
import type { Store } from './store.ts';

export interface Turned {
  /** 0 or less, dB; on top of ward.yaml's own gain. */
  readonly gainDb: number;
  readonly by: string;
  /** Epoch ms. */
  readonly at: number;
}

const noteName = 'volume';

/** Undefined where nobody has ever turned it. */
export function readTurned(store: Pick<Store, 'note'>): Turned | undefined {
  const note = store.note(noteName);
  // Written below, in this shape.
  return note === undefined ? undefined : (JSON.parse(note) as Turned);
}

export function keepTurned(store: Pick<Store, 'setNote'>, turned: Turned): void {
  store.setNote(noteName, JSON.stringify(turned));
}
