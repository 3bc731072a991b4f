import type { Leap } from '../core/clock-leap.ts';
import type { Store } from './store.ts';

const noteName = 'clock-leap';

/** The leap of the clock that has not proved true yet; a restart in between must not make it look true. */
export function readLeap(store: Pick<Store, 'note'>): Leap | undefined {
  const note = store.note(noteName);
  // Written below, in this shape.
  return note === undefined || note === '' ? undefined : (JSON.parse(note) as Leap);
}

export function keepLeap(store: Store, leap: Leap | undefined): void {
  store.setNote(noteName, leap ? JSON.stringify(leap) : '');
}
