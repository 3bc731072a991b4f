import { expect, test } from 'vitest';
import { tryEdit } from '../../../../setup/prose/try-edits.ts';

// 5,000 of them in the proof.
test('50 edits of any kind rewrite their own lines only, and read as they were meant', () => {
  const outcomes = Array.from({ length: 50 }, (_, seed) => tryEdit(seed + 1));
  expect(outcomes.flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(outcomes.filter(({ refused }) => refused).length).toBeLessThan(3);
});
