// Guessing is slowed, never locked: how long one waits, by what was tried so far. Pure.
import { dayMs, minuteMs } from '../../content/schema/durations.ts';

/** What tries are counted by. The longer the list of wrong ones, the longer the wait. */
export interface Lane {
  readonly name: string;
  /** Tries without a wait. */
  readonly free: number;
  /** The first wait; each next one is twice as long. Real ms. */
  readonly firstMs: number;
  readonly longestMs: number;
}

/** A lane in which nothing was tried for so long is as new, ms. */
export const forgottenAfterMs = dayMs;
/** Strangers can name what they like: no more than so many lanes are remembered, the oldest go first. */
export const mostLanes = 5000;

export interface Tries {
  readonly tries: number;
  /** Of the last one, epoch ms. */
  readonly at: number;
  readonly untilAt: number;
}

/** What is to be waited, ms; 0 or less: go on. */
export function waitMs({ at, untilAt }: Tries, now: number): number {
  // Where the clock was set back, a wait is still no longer than it was.
  return now - at > forgottenAfterMs ? 0 : Math.min(untilAt - now, untilAt - at);
}

/** With one try more. */
export function counted(lane: Lane, before: Tries | undefined, now: number): Tries {
  const known = before && now - before.at <= forgottenAfterMs ? before.tries : 0;
  const over = known + 1 - lane.free;
  const pauseMs = over <= 0 ? 0 : Math.min(lane.longestMs, lane.firstMs * 2 ** (over - 1));
  return { tries: known + 1, at: now, untilAt: now + pauseMs };
}

/** Strangers share three lanes: one per name that is tried, one per address, and one for all of them. */
export function strangersLanes(typed: string, address: string): readonly Lane[] {
  return [
    { name: `name ${typed.slice(0, 64)}`, free: 5, firstMs: 2000, longestMs: 15 * minuteMs },
    { name: `address ${address}`, free: 10, firstMs: 1000, longestMs: 5 * minuteMs },
    // However many addresses they have: one try a second, which leaves the processor to the loudspeaker.
    { name: 'strangers', free: 30, firstMs: 1000, longestMs: 1000 },
  ];
}

/** Of somebody who is at home here; as slow as a stranger's: how long he waits must not tell whether the name is somebody's. */
export function ownLane(name: string): Lane {
  return { name, free: 5, firstMs: 2000, longestMs: minuteMs };
}

/** The second step, by who knows the password already: six digits are soon guessed. */
export function secondStepLane(name: string): Lane {
  return { name, free: 5, firstMs: 2000, longestMs: 15 * minuteMs };
}
