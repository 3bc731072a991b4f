import { isClockRight } from '../core/clock-right.ts';
import { readLeap } from './leap-note.ts';
import type { Store } from './store.ts';

/**
 * Whether what is kept for a time may be thrown away by its age. A clock that cannot be right, or that leapt a day ahead and has
 * not proved true yet, makes anything old.
 */
export function isClockProved(store: Pick<Store, 'note' | 'lastHeartbeat'>, now: number): boolean {
  return !readLeap(store) && isClockRight(now, store.lastHeartbeat()?.at);
}
