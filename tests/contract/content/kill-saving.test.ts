import { expect, test } from 'vitest';
import { killSaving } from '../../setup/prose/kill-saving.ts';

// 200 of them in the proof.
test('a process that is killed while it saves leaves each file old or new', async () => {
  const { wrong, kills } = await killSaving(2, 1);
  expect([kills, wrong]).toEqual([2, []]);
});
