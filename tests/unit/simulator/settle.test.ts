import { expect, test } from 'vitest';
import { isBeforeSettled } from '../../../site/simulator/browser/settle.ts';

// The screen was shown at 100 000 ms.
test.each([
  ['the second of a double tap', 100_100, 100_110, true],
  ['one made while the screen before stood, handed over late', 99_200, 100_900, true],
  ['one made at once, handed over three seconds later', 100_399, 103_000, true],
  ['one meant for the screen', 100_500, 100_510, false],
  ['counted from 1970, at once', 1.8e12, 100_100, true],
  ['counted from 1970', 1.8e12, 100_500, false],
  ['0, at once', 0, 100_100, true],
  ['0', 0, 100_500, false],
  ['negative', -5000, 100_500, false],
  ['minutes behind, at once', 100, 100_100, true],
  ['minutes behind', 100, 100_500, false],
  ['seconds behind, once no telephone is that slow', 98_000, 103_100, false],
])('a press that says when it happened: %s', (_name, timeStamp, now, expected) => {
  expect(isBeforeSettled(timeStamp, 100_000, now)).toBe(expected);
});
