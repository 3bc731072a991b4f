// The thread that an output sounds from: real sound, a real capture, and a main thread that is kept from its work.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../../scheduler/playout/output.ts';
import { createThreadedOutput } from '../../../scheduler/playout/thread/threaded-output.ts';
import { listen, makeSweep } from './sound.ts';

const folder = mkdtempSync(join(tmpdir(), 'loa-thread-'));
const file = join(folder, 'capture', 'airings.jsonl');
const item = makeSweep(folder, 3);
let output: Output;
beforeEach(() => {
  rmSync(file, { force: true });
  output = createThreadedOutput({ output: { kind: 'capture', file }, clock: undefined });
});
afterEach(async () => {
  await output.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const lines = () =>
  readFileSync(file, 'utf8')
    .split('\n')
    // The last is empty, or still being written.
    .slice(0, -1)
    // Our own capture's lines.
    .map((line) => JSON.parse(line) as { event: string; realAt: string; samples?: number });
const forever = () => new AbortController().signal;

/** As a disk that takes its time for a line of the journal; of a thread that never writes it says so after a while. */
function standStillUntilWritten(event: string): void {
  const still = new Int32Array(new SharedArrayBuffer(4));
  for (let turn = 0; !lines().some((line) => line.event === event); turn++) {
    if (turn === 3000) throw new Error(`no ${event} while the main thread stands still`);
    Atomics.wait(still, 0, 0, 20);
  }
}

test('a main thread that stands still in mid-air is not heard', async () => {
  const prepared = await output.prepare(item);
  let blockedAt = 0;
  let wasWritten = false;
  const events = listen();
  const end = await prepared.play(
    {
      ...events,
      progress: (at) => {
        if (blockedAt > 0 || at < 300) return;
        blockedAt = at;
        // Written down by the thread while the main one is away.
        standStillUntilWritten('end');
        wasWritten = true;
      },
    },
    forever(),
  );
  expect(end).toMatchObject({ how: 'finished', samples: 3 * 48_000 });
  expect(wasWritten).toBe(true);
});

test('it begins at the moment it was told, though the main thread is away by then', async () => {
  const prepared = await output.prepare(item);
  const at = Date.now() + 500;
  let startedAt = 0;
  const playing = prepared.playAt?.(
    at,
    { ...listen(), started: ({ virtualAt }) => (startedAt = virtualAt) },
    forever(),
  );
  standStillUntilWritten('start');
  const [start] = lines();
  expect(Date.parse(start?.realAt ?? '')).toBeGreaterThanOrEqual(at);
  expect(startedAt).toBe(0);
  await playing;
  expect(startedAt).toBeGreaterThanOrEqual(at);
});

test('stopped before its moment, nothing is heard and nothing stays open', async () => {
  const prepared = await output.prepare(item);
  const stopping = new AbortController();
  const events = listen();
  const playing = prepared.playAt?.(Date.now() + 60_000, events, stopping.signal);
  stopping.abort('stop');
  expect(await playing).toEqual({ how: 'stopped', positionMs: 0, samples: 0 });
  expect(events.told).toEqual([]);
  expect(readFileSync(file, 'utf8')).toBe('');
});

test('paused and gone on with, it is one airing: one start, all samples in the end', async () => {
  const pausing = new AbortController();
  const first = await (
    await output.prepare(item)
  ).play(
    {
      ...listen(),
      progress: (at) => {
        if (at > 500) pausing.abort('pause');
      },
    },
    pausing.signal,
  );
  if (first.how !== 'stopped') throw new Error(first.how);
  const rest = await output.prepare({ ...item, fromMs: first.positionMs, continues: true });
  expect(await rest.play(listen(), forever())).toMatchObject({ how: 'finished' });
  expect(lines().map(({ event, samples }) => [event, samples])).toEqual([
    ['start', undefined],
    ['end', 3 * 48_000],
  ]);
});

test('what cannot be opened is said as by the output itself', async () => {
  await expect(output.prepare({ ...item, file: join(folder, 'không-có.mp3') })).rejects.toThrow(
    'không-có.mp3',
  );
});
