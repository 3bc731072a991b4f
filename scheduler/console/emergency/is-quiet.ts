import { isWaiting } from '../../core/slot.ts';
import type { Store } from '../../store/store.ts';

/** Before an airing and after its hour, ms: preparing it has the processor. */
const aroundMs = 5 * 60_000;
/** Before one whose bulletin is still to be made, ms: making that has it. */
const unmadeMs = 60 * 60_000;

/** Whether nothing airs, and nothing is about to or has still to be made for it. */
export function isQuiet(store: Pick<Store, 'slots'>, now: number): boolean {
  return store
    .slots()
    .every(
      (slot) =>
        slot.state !== 'airing' &&
        !(isWaiting(slot) && Math.abs(slot.startsAt - now) < aroundMs) &&
        !(slot.state === 'planned' && Math.abs(slot.startsAt - now) < unmadeMs),
    );
}
