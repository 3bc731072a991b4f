// Bulletins that are made, but in which the embedded voice stood in: kept a while, so that a voice that cannot is not waited
// for again by each slot.
import type { StandIn } from '../../audio/index.ts';
import type { State } from './state.ts';
import { retryRealMs } from './timing.ts';
import { createVoiceOrder, type Made, type VoiceOrdered } from './voice-order.ts';

export interface StandIns {
  /** What the workshop is to be told for a bulletin. */
  readonly order: (of: Made) => VoiceOrdered;
  /** It is made: what became of its voice is told. */
  readonly keep: (key: string, made: VoiceOrdered) => void;
  /** Whether the slot takes one that is made; each slot has it in its own log who speaks. */
  readonly takes: (key: string, of: Made) => boolean;
  readonly clear: () => void;
}

export function createStandIns(state: State): StandIns {
  const { clock } = state.parts;
  const known = new Map<string, { readonly since: number; readonly why: StandIn }>();
  let slowSince = -Infinity;
  return {
    // A page has no next one, and waits for nobody.
    order: (of) =>
      createVoiceOrder(state, {
        ...of,
        isSlow: of.slot !== '' && rests(slowSince, clock.realNow()),
      }),
    keep(key, made) {
      made.tell();
      if (made.wasSlow()) slowSince = clock.realNow();
      const why = made.standIn();
      if (why) known.set(key, { since: clock.realNow(), why });
      else known.delete(key);
    },
    takes(key, of) {
      const standIn = known.get(key);
      if (!standIn || of.slot === '') return true;
      if (!rests(standIn.since, clock.realNow())) return false;
      const speaking = createVoiceOrder(state, of);
      speaking.order.onStandIn(standIn.why);
      speaking.tell();
      return true;
    },
    clear() {
      known.clear();
      slowSince = -Infinity;
    },
  };
}

/** What failed at `since` is not tried again yet; both real ms. */
export function rests(since: number, now: number): boolean {
  // Before its failure: the clock was set back, which is no reason to wait longer.
  return now >= since && now - since < retryRealMs;
}
