// What an output lets itself be turned down by, heard at its device.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createClock } from '../../../scheduler/clock.ts';
import { createCapture } from '../../../scheduler/playout/capture.ts';
import { createFolderOutput } from '../../../scheduler/playout/folder.ts';
import type { Level } from '../../../scheduler/playout/output.ts';
import type { Output, Playable, PlayEvents } from '../../../scheduler/playout/output.ts';
import { createSpeaker } from '../../../scheduler/playout/speaker/speaker.ts';
import { createDecoder, writeBulletin } from './bulletin.ts';
import { icecast } from './rigs.ts';

const home = mkdtempSync(join(tmpdir(), 'loa-volume-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});
const clock = createClock();
const { openPcm } = createDecoder(1200, undefined);
const item = writeBulletin(home, 1200);

/** The kinds whose samples can be seen as they leave. */
const kinds: readonly (readonly [string, (heard: number[]) => Output])[] = [
  [
    'speaker',
    (heard) =>
      createSpeaker({
        ...{ openPcm, clock, device: 'loa', gainDb: 0 },
        openSink: () =>
          Promise.resolve({
            write: (samples) => {
              heard.push(...samples);
              return Promise.resolve();
            },
            finish: () => Promise.resolve(),
            stop: () => undefined,
          }),
      }),
  ],
  [
    'capture',
    (heard) =>
      createCapture({
        ...{ openPcm, clock, file: join(home, 'airings.jsonl') },
        show: (samples) => heard.push(...samples),
      }),
  ],
];

async function play(output: Output, what: Playable, levels: Level[] = []) {
  const events: PlayEvents = {
    started: () => undefined,
    progress: () => undefined,
    silence: () => undefined,
    silenceOver: () => undefined,
    level: (level) => levels.push(level),
  };
  const prepared = await output.prepare(what);
  return prepared.play(events, new AbortController().signal);
}

it.each(kinds)('%s: it is turned down, and the level is of what left', async (_, make) => {
  const heard: number[] = [];
  const levels: Level[] = [];
  const output = make(heard);
  output.volume?.set(-20);
  await play(output, item, levels);
  expect(new Set(heard)).toEqual(new Set([90]));
  expect(levels[0]?.peakDb).toBeCloseTo(-51.2, 1);
});

it.each(kinds)('%s: an emergency is as loud as it can be', async (_, make) => {
  const heard: number[] = [];
  const output = make(heard);
  output.volume?.set(-40);
  await play(output, { ...item, loud: true });
  expect(new Set(heard)).toEqual(new Set([900]));
});

it('Icecast: what is turned down is made anew as it goes out, to its end', async () => {
  const { output, item: bulletin } = await icecast({ durationMs: 1200 });
  expect(output.volume?.reach).toBe('next');
  output.volume?.set(-20);
  expect(await play(output, bulletin)).toMatchObject({ how: 'finished' });
  await output.close();
});

it('a folder is handed files, which nobody turns down', () => {
  expect(createFolderOutput(home).volume).toBeUndefined();
});
