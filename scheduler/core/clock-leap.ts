// A clock that went on by more than a day while nobody looked: the machine was off, or the clock is wrong. Nothing tells
// the two apart at once, so what cannot be taken back waits until the clock has stood for a while.
import { dayMs, minuteMs } from '../../content/schema/durations.ts';
import type { Outage } from './reason.ts';

export interface Leap {
  /** Last sign of life before it, and the first reading after it. */
  readonly from: number;
  readonly to: number;
  /** As what it is given as a reason, once it has proved true. */
  readonly code: Outage['code'];
}

/** Of the schedule: what is shorter costs a slot or two at most, and comes back by itself. */
const leapMs = dayMs;
/** Of an order that says itself when it ends: nothing brings back one that was given up. */
export const orderLeapMs = 5 * minuteMs;
/** A station that was off over a holiday goes on soon; one off for longer than that is asked to look at its clock. */
const longAwayMs = 31 * dayMs;
const proofMs = 10 * 60_000;
const longProofMs = dayMs;
/** What time synchronisation corrects all day is no leap back. */
const slackMs = 60 * 60_000;

export function isLeap({ from, to }: Pick<Leap, 'from' | 'to'>, least = leapMs): boolean {
  return to - from > least;
}

/** From when on the clock is believed. */
export function provedAt({ from, to }: Leap): number {
  return to + (to - from > longAwayMs ? longProofMs : proofMs);
}

/** What a leap is at a later reading: still a leap (of another length, where the clock was set back), or none. */
export function leapAt(leap: Leap, now: number, least = leapMs): Leap | undefined {
  if (now >= provedAt(leap)) return undefined;
  if (now >= leap.to - Math.min(slackMs, least)) return leap;
  const shorter = { ...leap, to: now };
  return isLeap(shorter, least) ? shorter : undefined;
}

/** Whether a moment lies in what the clock leapt over. */
export function isWithin({ from, to }: Leap, at: number): boolean {
  return from < at && at < to;
}
