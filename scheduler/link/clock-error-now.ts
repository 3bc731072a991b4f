// How wrong this machine's clock is now, from how wrong it was when the centre was heard last (pure).

export interface HeardClock {
  /** How far the machine's clock was ahead of the centre's, ms. */
  readonly errorMs: number;
  /** When, by the machine's clock, which may be set; epoch ms. */
  readonly wallAt: number;
  /** When, by one that only goes on; ms. */
  readonly steadyAt: number;
}

/**
 * Ms; 0 before the centre was heard. A clock that is set back has erred by so much since. One that jumps ahead was set, or the
 * machine slept while nothing counted: what sets a clock sets it right, and sleep leaves its error as it was, so the smaller
 * of both holds until the centre is heard again.
 */
export function clockErrorNow(heard: HeardClock | undefined, wall: number, steady: number): number {
  if (!heard) return 0;
  const jumped = jumpedMs(heard, wall, steady);
  const set = Math.round(heard.errorMs + jumped);
  return jumped > 0 && Math.abs(heard.errorMs) <= Math.abs(set) ? heard.errorMs : set;
}

/** How far the clock has moved since beside the steady one, ms; more than 0 where it was set ahead, or the machine slept. */
export function jumpedMs(heard: HeardClock, wall: number, steady: number): number {
  return wall - heard.wallAt - (steady - heard.steadyAt);
}
