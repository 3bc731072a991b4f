import { expect, it } from 'vitest';
import { chooseToRemove } from '../../../scheduler/housekeeping/choose-to-remove.ts';

const files = [
  { name: 'mới', bytes: 10, usedAt: 100 },
  { name: 'cũ', bytes: 10, usedAt: 10 },
  { name: 'cũ nhất', bytes: 10, usedAt: 1 },
  { name: 'cũ mà cần', bytes: 10, usedAt: 0 },
];
const needed = new Set(['cũ mà cần']);

it.each([
  ['nothing while all is young and small', 1000, 40, []],
  ['what is older than the time kept', 95, 40, ['cũ nhất']],
  ['the oldest, until the rest fits', 1000, 25, ['cũ nhất', 'cũ']],
  ['all but what is needed, when the disk is that small', 1000, 0, ['cũ nhất', 'cũ', 'mới']],
])('removes %s', (_, keepMs, budgetBytes, gone) => {
  const chosen = chooseToRemove(files, { now: 100, needed, keepMs, budgetBytes });
  expect(chosen.map(({ name }) => name)).toEqual(gone);
});
