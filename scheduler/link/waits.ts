// When the next round begins. Thousands of stations whose centre comes back must not all call in the same second.

/** Between rounds that went well, ms. */
const usualMs = 60_000;
const firstRetryMs = 5000;
const longestMs = 600_000;

/** `random`: 0 ≤ x < 1. `failures`: rounds that failed in a row; real ms. */
export function waitMs(failures: number, random: number): number {
  if (failures === 0) return Math.round(usualMs * (0.8 + 0.4 * random));
  const most = Math.min(longestMs, firstRetryMs * 2 ** (failures - 1));
  return Math.round(most * (0.5 + 0.5 * random));
}
