import { expect, test } from 'vitest';
import { createNudge } from '../../../scheduler/link/nudge.ts';

const { signal } = new AbortController();

test('a nudge while nobody waits is not forgotten, and counts once', async () => {
  const nudge = createNudge(() => 0);
  nudge.soon(0);
  expect(nudge.isDue()).toBe(true);
  expect(await nudge.wait(60_000, signal)).toBe(true);
  expect(nudge.isDue()).toBe(false);
  expect(await nudge.wait(0, signal)).toBe(false);
});

test('a nudge cuts a wait short', async () => {
  const nudge = createNudge();
  const waited = nudge.wait(600_000, signal);
  nudge.soon(0);
  expect(await waited).toBe(true);
});

test('an end is no nudge', async () => {
  const gone = new AbortController();
  const waited = createNudge().wait(600_000, gone.signal);
  gone.abort();
  expect(await waited).toBe(false);
});
