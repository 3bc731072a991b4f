// What is kept for a time is thrown away by its age only where the clock is proved.
import { expect, test } from 'vitest';
import { isClockProved } from '../../../scheduler/store/clock-proved.ts';

const now = Date.parse('2026-12-02T09:00:00+07:00');
const day = 24 * 3_600_000;
const leap = JSON.stringify({ code: 'clock', from: now - 400 * day, to: now });

test.each([
  ['a clock that went on as it should', now, now - 1000, '', true],
  ['a station that was never alive', now, undefined, '', true],
  ['a leap that has not proved true', now, now - 1000, leap, false],
  ['1970', 0, now, '', false],
  ['2000, and no sign of life before', Date.parse('2000-01-01T00:00:00Z'), undefined, '', false],
  ['four years after the last sign of life', now + 4 * 365 * day, now, '', false],
] as const)('%s', (_, at, seen, note, isProved) => {
  const store = {
    note: () => note,
    lastHeartbeat: () => (seen === undefined ? undefined : { at: seen, realAt: seen, pid: 1 }),
  };
  expect(isClockProved(store, at)).toBe(isProved);
});
