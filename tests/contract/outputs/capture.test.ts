// What the capture writes down, on a stepped clock.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSteppedClock, type SteppedClock } from '../../../scheduler/clock-stepped.ts';
import { createCapture } from '../../../scheduler/playout/capture.ts';
import type { Output, Playable, PlayEvents } from '../../../scheduler/playout/output.ts';
import { createDecoder, writeBulletin } from './bulletin.ts';

const events: PlayEvents = {
  started: () => undefined,
  progress: () => undefined,
  silence: () => undefined,
  silenceOver: () => undefined,
};
const { openPcm } = createDecoder(3000, undefined);

let home = '';
let clock: SteppedClock;
let item: Playable;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'loa-capture-'));
  clock = createSteppedClock(Date.parse('2026-11-24T10:00:00Z'));
  item = writeBulletin(home, 3000);
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const captureFile = (): string => join(home, 'capture', 'airings.jsonl');
const lines = (): Record<string, unknown>[] =>
  readFileSync(captureFile(), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const play = async (part: Partial<Playable>, signal: AbortSignal, output: Output) => {
  const prepared = await output.prepare({ ...item, ...part });
  return prepared.play(events, signal);
};

test('writes start and end with the samples that flowed, at the pace of the clock', async () => {
  const output = createCapture({ file: captureFile(), clock, openPcm });
  const playing = play({}, new AbortController().signal, output);
  await clock.runUntil(clock.now() + 60_000);
  expect(await playing).toMatchObject({ how: 'finished', samples: 24_000, positionMs: 3000 });
  expect(lines()).toMatchObject([
    { slot: item.slot, event: 'start', virtualAt: '2026-11-24T10:00:00.000Z', sha256: 'ab' },
    { slot: item.slot, event: 'end', samples: 24_000 },
  ]);
  expect(Date.parse(String(lines()[1]?.['virtualAt']))).toBeGreaterThanOrEqual(
    Date.parse('2026-11-24T10:00:03Z'),
  );
});

test('a pause and going on are one airing: one start, one end, all samples', async () => {
  const slow = createSteppedClock(clock.now(), 1);
  const output = createCapture({ file: captureFile(), clock: slow, openPcm });
  const pausing = new AbortController();
  const first = play({}, pausing.signal, output);
  await slow.runUntil(slow.now() + 1000);
  pausing.abort('pause');
  const cut = await first;
  if (cut.how !== 'stopped') throw new Error(cut.how);
  const second = play(
    { fromMs: cut.positionMs, continues: true },
    new AbortController().signal,
    output,
  );
  await slow.runUntil(slow.now() + 10_000);
  expect((await second).how).toBe('finished');
  expect(lines().map(({ event, samples }) => [event, samples])).toEqual([
    ['start', undefined],
    ['end', 24_000],
  ]);
});

test.each([
  ['ahead', 3_600_000],
  ['back', -3_600_000],
])('a clock that is set an hour %s in mid-air neither ends nor stills it', async (_way, byMs) => {
  const slow = createSteppedClock(clock.now(), 1);
  const output = createCapture({ file: captureFile(), clock: slow, openPcm });
  const playing = play({}, new AbortController().signal, output);
  await slow.runUntil(slow.now() + 1000);
  slow.jump(byMs);
  const jumpedAt = slow.now();
  await slow.runUntil(jumpedAt + 10_000);
  expect(await playing).toMatchObject({ how: 'finished', samples: 24_000 });
  const endedAt = Date.parse(String(lines()[1]?.['virtualAt']));
  expect(endedAt - jumpedAt).toBeGreaterThanOrEqual(2000);
  expect(endedAt - jumpedAt).toBeLessThan(2200);
});

test('a line that a power cut tore spoils no other', async () => {
  const output = createCapture({ file: captureFile(), clock, openPcm });
  await output.check();
  writeFileSync(captureFile(), '{"slot":"x","ev');
  const playing = play({}, new AbortController().signal, output);
  await clock.runUntil(clock.now() + 10_000);
  await playing;
  expect(readFileSync(captureFile(), 'utf8').split('\n')).toHaveLength(4);
});
