import type { Slot } from '../core/slot.ts';
import type { Arm } from './arming.ts';
import type { State } from './state.ts';
import { afterErrorRealMs, armAheadRealMs } from './timing.ts';

/** Slots whose bulletin is open and waits for its moment. */
export interface Armed {
  /** Opens those that are not open yet, and have a bulletin. Returns at once. */
  take(slots: readonly Slot[]): void;
  /** Lets go of what waits for a moment that is now far off. */
  letGoFar(): void;
  letGoAll(): void;
  /** Resolves when none is left. */
  over(): Promise<void>;
}

interface Waiting {
  readonly startsAt: number;
  readonly release: AbortController;
  readonly over: Promise<void>;
}

export function createArmed(state: State, arm: Arm): Armed {
  const { clock } = state.parts;
  const waiting = new Map<string, Waiting>();

  const take = (slot: Slot): void => {
    const known = waiting.get(slot.id);
    // It was moved while it waited: it is opened again for its new moment.
    if (known && known.startsAt !== slot.startsAt) known.release.abort();
    if (state.stopping.aborted || !slot.bulletin || known) return;
    const release = new AbortController();
    const over = arm(slot, slot.bulletin, release.signal)
      .catch((error: unknown) => {
        state.journal.failed(error);
        // A disk that is full is full for a while: not a decoder each millisecond.
        return clock.pause(afterErrorRealMs * clock.speed, release.signal);
      })
      .finally(() => {
        waiting.delete(slot.id);
        state.poke();
      });
    waiting.set(slot.id, { startsAt: slot.startsAt, release, over });
  };
  return {
    take(slots) {
      slots.forEach(take);
    },
    letGoFar() {
      // A device held open for an hour would keep everybody else from it, an emergency too.
      const nearMs = armAheadRealMs * clock.speed;
      for (const { startsAt, release } of waiting.values())
        if (startsAt - clock.now() > nearMs) release.abort();
    },
    letGoAll() {
      for (const { release } of waiting.values()) release.abort();
    },
    async over() {
      await Promise.all([...waiting.values()].map(({ over }) => over));
    },
  };
}
