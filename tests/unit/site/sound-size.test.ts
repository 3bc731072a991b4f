import { expect, test } from 'vitest';
import { saySoundSize } from '../../../site/player/sound-size.ts';
import { sayPlace } from '../../../site/player/timeline.ts';

test.each([
  [302_000, 2_345_678, '5 phút, 2,3 MB'],
  [42_300, 320_000, '42 giây, 0,3 MB'],
  [59_700, 12_000, '1 phút, 0,1 MB'],
])('%d ms, %d bytes → %s', (durationMs, bytes, said) => {
  expect(saySoundSize(durationMs, bytes)).toBe(said);
});

test.each([
  [112.9, '1:52'],
  [4, '0:04'],
  [3661, '61:01'],
])('%d s → %s', (seconds, said) => {
  expect(sayPlace(seconds)).toBe(said);
});
