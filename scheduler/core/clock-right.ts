import { dayMs } from '../../content/schema/durations.ts';

/** Before this program existed no clock can be right: a machine without a battery wakes up in 1970. */
const earliestRightClock = Date.parse('2026-01-01T00:00:00Z');
/** No station is off for this long; a clock that says so has jumped (a machine that wakes up in 2099). */
const longestAwayMs = 3 * 365 * dayMs;

/** `lastSeenAt`: the last sign of life, where there was one; one of a clock that was wrong itself says nothing. */
export function isClockRight(now: number, lastSeenAt = now): boolean {
  const awayMs = lastSeenAt < earliestRightClock ? 0 : now - lastSeenAt;
  return now >= earliestRightClock && awayMs < longestAwayMs;
}

/** What is wrong with the clock, a Vietnamese sentence: the one rule of the daemon, its preflight and the doctor. */
export function clockTrouble(now: number, lastSeenAt?: number): string | undefined {
  if (isClockRight(now, lastSeenAt)) return undefined;
  return `Đồng hồ máy đang ở năm ${new Date(now).getUTCFullYear()}, không thể đúng.`;
}
