// Signs of life on a disk that refuses them: people are still looked after, and the time since the last one is no leap of the clock.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSteppedClock } from '../../../scheduler/clock-stepped.ts';
import { readConfig } from '../../../scheduler/config.ts';
import { startBackground } from '../../../scheduler/daemon/background.ts';
import { createState } from '../../../scheduler/daemon/state.ts';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';
import { orderLeap } from '../../../scheduler/store/order-leap.ts';

const minute = 60_000;
const start = Date.parse('2026-11-24T10:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The background of a daemon that does nothing else, whose disk can refuse all that is written. */
function open() {
  const leapt = { ms: 0 };
  const clock = { ...createSteppedClock(start, 1), now: () => Date.now() + leapt.ms };
  const kept = createMemoryStore();
  const disk = { isFull: false };
  const refusing =
    <Args extends readonly unknown[]>(write: (...args: Args) => void) =>
    (...args: Args): void => {
      if (disk.isFull) throw new Error('database or disk is full');
      write(...args);
    };
  const store = {
    ...kept,
    heartbeat: refusing((sign: Parameters<typeof kept.heartbeat>[0]) => {
      kept.heartbeat(sign);
    }),
    setNote: refusing((key: string, value: string) => {
      kept.setNote(key, value);
    }),
  };
  let pokes = 0;
  const { state } = createState({
    parts: {
      ...{ clock, store },
      config: readConfig({ LOA_DATA: join(tmpdir(), 'loa-khong-mo') }),
      workshop: {
        load: () => Promise.reject(new Error('not asked for')),
        produce: () => Promise.reject(new Error('not asked for')),
        close: () => Promise.resolve(),
      },
      openOutputs: () => Promise.resolve({ chosen: [], standby: [] }),
      tell: () => undefined,
    },
    stopping: new AbortController().signal,
    dead: new AbortController().signal,
    poke: () => {
      pokes += 1;
    },
  });
  const stop = startBackground(state, { sounding: () => undefined }, () => false);
  return {
    ...{ clock, leapt, store, disk, stop },
    goOn: (minutes: number) => vi.advanceTimersByTimeAsync(minutes * minute),
    pokesWithin: async (ms: number): Promise<number> => {
      pokes = 0;
      await vi.advanceTimersByTimeAsync(ms);
      return pokes;
    },
  };
}

test('a disk that takes no sign of life for ten minutes: who asks is seen at each look, and no leap is believed once it takes them', async () => {
  const { clock, store, disk, stop, goOn, pokesWithin } = open();
  await goOn(1);
  store.ask('An', { kind: 'restore', slot: 'x@2026-11-24' }, clock.now());
  disk.isFull = true;
  await goOn(10);
  expect(await pokesWithin(600)).toBeGreaterThanOrEqual(3);
  disk.isFull = false;
  await goOn(2);
  expect(store.lastHeartbeat()?.at).toBeGreaterThan(start + 11 * minute);
  expect(orderLeap(store, clock.now())).toBeUndefined();
  stop();
});

test('a clock that leaps while the disk takes nothing: it is remembered once the disk takes it', async () => {
  const { clock, leapt, store, disk, stop, goOn } = open();
  await goOn(1);
  disk.isFull = true;
  await goOn(1);
  leapt.ms = 7 * 60 * minute;
  await goOn(2);
  disk.isFull = false;
  await goOn(1);
  const { from, to } = orderLeap(store, clock.now()) ?? { from: 0, to: 0 };
  expect(from).toBeGreaterThan(start + minute);
  expect(to - from).toBeGreaterThan(7 * 60 * minute);
  stop();
});
