import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSteppedClock } from '../../../scheduler/clock-stepped.ts';
import { createClock } from '../../../scheduler/clock.ts';

const hour = 3_600_000;
const start = Date.parse('2026-11-24T10:00:00Z');

describe.each([
  ['real time', undefined, 1],
  ['sixty times as fast', { virtualAt: start, realAt: start, speed: 60 }, 60],
])('a clock that is set: %s', (_name, spec, speed) => {
  beforeEach(() => {
    vi.useFakeTimers({ now: start });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each([hour, -hour])('by %i ms: a length stays as long as it is', async (byMs) => {
    const clock = createClock(spec);
    const from = clock.steadyNow();
    let over = false;
    void clock.pause(4000 * speed).then(() => {
      over = true;
    });
    await vi.advanceTimersByTimeAsync(2000);
    vi.setSystemTime(Date.now() + byMs);
    await vi.advanceTimersByTimeAsync(1990);
    expect(over).toBe(false);
    await vi.advanceTimersByTimeAsync(20);
    expect(over).toBe(true);
    expect((clock.steadyNow() - from) / speed).toBeCloseTo(4010, 0);
  });

  test('back: a time of day is waited for again', async () => {
    const clock = createClock(spec);
    let over = false;
    void clock.wait(clock.now() + 4000 * speed).then(() => {
      over = true;
    });
    await vi.advanceTimersByTimeAsync(2000);
    vi.setSystemTime(Date.now() - hour);
    await vi.advanceTimersByTimeAsync(hour - 10);
    expect(over).toBe(false);
    // It looks again every thirty seconds.
    await vi.advanceTimersByTimeAsync(32_000);
    expect(over).toBe(true);
  });
});

test.each([hour, -hour])('a stepped clock that jumps by %i ms: the same', async (byMs) => {
  const clock = createSteppedClock(start);
  const ended: number[] = [];
  void clock.pause(4000).then(() => ended.push(clock.steadyNow()));
  await clock.runUntil(clock.now() + 2000);
  clock.jump(byMs);
  await clock.runUntil(clock.now() + 10_000);
  expect(ended).toEqual([start + 4000]);
});
