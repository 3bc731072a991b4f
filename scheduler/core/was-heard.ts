// Whether anybody can have heard an emergency: who asks for it again and who enters it must go by the same rule, or what is
// asked for again is answered with what never sounded.
import type { Slot } from './slot.ts';

/** By the daemon's own account no sample left. What a kill cut off, or what was given to another player, may have sounded. */
export function wasNotHeard({ state, airedAt, reason }: Slot): boolean {
  if (state === 'missed') return true;
  return state === 'interrupted' && airedAt === undefined && reason?.code === 'output-failed';
}

/** The slot itself and its repeats, out of all. */
export function slotsOfChain(slots: readonly Slot[], first: string): readonly Slot[] {
  return slots.filter(({ id, repeat }) => id === first || repeat?.of === first);
}

/** True where nothing of it was heard, sounds, or is still to come by itself. What is not known may have been heard. */
export function isLostUnheard(chain: readonly Slot[]): boolean {
  return chain.length > 0 && chain.every(wasNotHeard);
}
