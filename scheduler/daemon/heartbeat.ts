import type { Airing } from './begun.ts';
import { isClockRight } from '../core/clock-right.ts';
import type { State } from './state.ts';

/** Never throws. Leaves a sign of life, and how far the airing is: after a power cut it tells what was certainly heard. */
export function beat(state: State, airing: Airing | undefined): void {
  if (state.dead.aborted) return;
  const { store, clock } = state.parts;
  try {
    // A sign of life with a clock that cannot be right would make it look right.
    if (!isClockRight(clock.now(), store.lastHeartbeat()?.at)) return;
    store.heartbeat({
      at: clock.now(),
      realAt: clock.realNow(),
      ...(airing && { slot: airing.slot, positionMs: airing.positionMs() }),
    });
  } catch (error) {
    state.journal.failed(error);
  }
}
