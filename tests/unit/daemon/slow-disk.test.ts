import { expect, test } from 'vitest';
import { createSteppedClock } from '../../../scheduler/clock-stepped.ts';
import { frozenOnAirMs, watchClock } from '../../../scheduler/daemon/clock-watch.ts';
import { timeWrites } from '../../../scheduler/store/time-writes.ts';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';

const start = Date.parse('2026-11-24T10:00:00Z');

test.each([
  ['all of it in its own writes', 3200, undefined],
  ['half of it', 1600, undefined],
  ['a little of it: then it was something else', 100, 'frozen'],
])('looks %s apart: %s', async (_case, wroteMs, event) => {
  const clock = createSteppedClock(start, 1);
  let writing = 0;
  const look = watchClock(
    clock,
    () => frozenOnAirMs,
    () => writing,
  );
  await clock.runUntil(start + 3200);
  writing += wroteMs;
  expect(look()?.event).toBe(event);
  // The next look begins anew.
  await clock.runUntil(start + 6300);
  expect(look()?.event).toBe('frozen');
});

test('writes are timed one by one, also those that are refused', () => {
  let now = 0;
  const store = createMemoryStore();
  const slow = timeWrites(
    {
      ...store,
      heartbeat: () => {
        now += 3000;
      },
      commit: () => {
        now += 500;
        throw new Error('database is locked');
      },
    },
    () => now,
  );
  slow.store.heartbeat({ at: 0, realAt: 0 });
  expect(slow.writingMs()).toBe(3000);
  expect(() => {
    slow.store.commit([]);
  }).toThrow('locked');
  slow.store.slots();
  expect(slow.writingMs()).toBe(3500);
});
