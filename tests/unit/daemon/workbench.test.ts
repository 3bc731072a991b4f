import { expect, test } from 'vitest';
import type { State } from '../../../scheduler/daemon/state.ts';
import type { VoiceOrder } from '../../../scheduler/daemon/parts.ts';
import { retryRealMs } from '../../../scheduler/daemon/timing.ts';
import { createWorkbench } from '../../../scheduler/daemon/workbench.ts';

/** A workshop whose voice is always too slow; `asked`: how long it had, each time, ms. */
function makeSlowBench() {
  let now = 0;
  const asked: number[] = [];
  const noted: string[] = [];
  const nothing = () => undefined;
  const parts = {
    clock: { now: () => now, realNow: () => now, speed: 1 },
    store: { slots: () => [], slot: nothing },
    workshop: {
      produce(_order: unknown, _tell: unknown, voice: VoiceOrder) {
        asked.push(voice.withinMs);
        voice.onStandIn({ code: 'voice-slow', name: 'vais', message: 'Không kịp.' });
        return Promise.resolve({ sha256: String(asked.length) });
      },
    },
  };
  const state = {
    ...{ parts, stopping: new AbortController().signal, site: { outdate: nothing } },
    troubles: { raise: nothing, over: nothing },
    journal: { note: (_: string, __: unknown, slot: string) => noted.push(slot) },
    // Of a daemon's state only what a workbench reads.
  } as unknown as State;
  const pass = (ms: number) => (now += ms);
  return { bench: createWorkbench(state), asked, noted, pass };
}

const order = { title: 'Mời họp', documents: ['thu'] as const, day: '2026-11-30' };
const tomorrow = { ...order, day: '2026-12-01' };

test('a bulletin in which the embedded voice stood in serves the slots that come soon, and each says so', async () => {
  const { bench, asked, noted, pass } = makeSlowBench();
  const first = await bench.make('a', order, 'a');
  expect(await bench.make('b', order, 'b')).toBe(first);
  expect(asked).toHaveLength(1);
  expect(noted).toEqual(['a', 'b']);
  pass(retryRealMs);
  expect(await bench.make('c', order, 'c')).not.toBe(first);
});

test('a voice that had all the time and was not done is asked for nothing new for a while', async () => {
  const { bench, asked, pass } = makeSlowBench();
  await bench.make('a', order, 'a');
  await bench.make('b', tomorrow, 'b');
  pass(retryRealMs);
  await bench.make('c', { ...order, title: 'Khác' }, 'c');
  expect(asked.map((ms) => ms > 0)).toEqual([true, false, true]);
});
