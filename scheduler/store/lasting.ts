// Troubles that last, as the store keeps them: so that a restart tells nothing twice, and the doctor knows of them.
import type { Trouble } from '../core/trouble.ts';
import type { Store } from './store.ts';

/** A trouble, and when it was told last, epoch ms. */
export type Told = Trouble & { readonly toldAt: number };

const noteName = 'troubles';

/** As they were kept last; none where that cannot be read. */
export function readLasting(store: Pick<Store, 'note'>): readonly Told[] {
  try {
    // Written below, by this program, or by one before it.
    const kept = JSON.parse(store.note(noteName) ?? '[]') as readonly (Told | Older)[];
    return kept.map((one) => ('what' in one ? one : fromOlder(one)));
  } catch {
    return [];
  }
}

/** Throws where the disk refuses. */
export function keepLasting(store: Pick<Store, 'setNote'>, troubles: readonly Told[]): void {
  store.setNote(noteName, JSON.stringify(troubles));
}

/** Until 2026-11 the id led, and nothing said what it was about. */
type Older = readonly [
  id: string,
  told: { readonly at: number; readonly slot: string; readonly message: string },
];

function fromOlder([id, { at, slot, message }]: Older): Told {
  const kind = id.endsWith(' approval') ? 'approval' : slot === '' ? 'program' : 'bulletin';
  return { id, kind, slot, since: at, what: message, mend: '', toldAt: at };
}
