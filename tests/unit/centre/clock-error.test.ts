import { expect, it } from 'vitest';
import { clockErrorNow } from '../../../scheduler/link/clock-error-now.ts';

const hour = 3_600_000;
it.each([
  ['goes on', 0, hour, hour, 0],
  ['was an hour behind, and is set right', -hour, 2 * hour, hour, 0],
  ['was an hour ahead, and is set right', hour, 0, hour, 0],
  ['was right, and is set back', 0, -hour, hour, -2 * hour],
  ['was right, in a machine that slept three hours', 0, 4 * hour, hour, 0],
  ['was a little ahead, in a machine that slept', 500, 4 * hour, hour, 500],
])('the error of a clock that %s', (_, errorMs, wallMs, steadyMs, expected) => {
  const heard = { errorMs, wallAt: 10 * hour, steadyAt: 7 };
  expect(clockErrorNow(heard, 10 * hour + wallMs, 7 + steadyMs)).toBe(expected);
});

it('of one that was never held against the centre’s', () => {
  expect(clockErrorNow(undefined, hour, 5)).toBe(0);
});
