// Bulletins that an approver sent back, and why: known until they are approved after all.
import type { Approval, Store } from './store.ts';

export interface SentBack extends Approval {
  readonly reason: string;
}

const noteName = 'sent-back';
/** Of long ago nobody asks any more: by then the bulletin is another. */
const kept = 100;

/** Oldest first; those that were approved since are none any more. */
export function readSentBack(store: Pick<Store, 'note' | 'approvals'>): readonly SentBack[] {
  const approved = new Set(store.approvals().map(({ contentKey }) => contentKey));
  return readAll(store).filter(({ contentKey }) => !approved.has(contentKey));
}

/** Its approval, where it had one, is taken back. */
export function keepSentBack(store: Store, back: SentBack): void {
  store.unapprove(back.contentKey);
  const others = readAll(store).filter(({ contentKey }) => contentKey !== back.contentKey);
  store.setNote(noteName, JSON.stringify([...others, back].slice(-kept)));
}

function readAll(store: Pick<Store, 'note'>): readonly SentBack[] {
  // Written above, in this shape.
  return JSON.parse(store.note(noteName) ?? '[]') as readonly SentBack[];
}
