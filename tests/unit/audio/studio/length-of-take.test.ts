import { expect, test } from 'vitest';
import { lengthOfTake } from '../../../../audio/studio/index.ts';

const ten = 'mời bà con đến nhà văn hóa của khu phố.';

test.each([
  [ten, 2500, 'fine'],
  [ten, 8000, 'fine'],
  [ten, 8100, 'long'],
  [ten, 24_000, 'long'],
  [ten, 25_000, 'far-too-long'],
  ['vâng.', 3500, 'fine'],
  ['vâng.', 60_000, 'far-too-long'],
])('"%s" in %i ms: %s', (spoken, durationMs, expected) => {
  expect(lengthOfTake(spoken, durationMs)).toBe(expected);
});
