// What any output keeps to. Speaker and Icecast have the same suite beside their devices' doubles.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSteppedClock, type SteppedClock } from '../../../scheduler/clock-stepped.ts';
import { createCapture } from '../../../scheduler/playout/capture.ts';
import { createFolderOutput } from '../../../scheduler/playout/folder.ts';
import type { OpenPcm, Output, Playable, PlayEvents } from '../../../scheduler/playout/output.ts';

let home = '';
let clock: SteppedClock;
let item: Playable;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'loa-output-'));
  clock = createSteppedClock(Date.parse('2026-11-24T10:00:00Z'));
  const file = join(home, 'bulletin.mp3');
  writeFileSync(file, 'mp3');
  item = {
    slot: 'thu@2026-11-24T17:00',
    sha256: 'ab',
    file,
    title: 'Bản tin',
    durationMs: 3000,
    fromMs: 0,
    continues: false,
  };
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

/** Three seconds at 8 kHz, in uneven chunks. */
const openPcm: OpenPcm = (_file, fromMs) => {
  let left = 3 * 16_000 - Math.round(fromMs * 16);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    while (left > 0) {
      const size = Math.min(left, 7_001);
      left -= size;
      yield await Promise.resolve(new Uint8Array(size).fill(7));
    }
  }
  return Promise.resolve({
    sampleRateHz: 8000,
    channels: 1,
    chunks: chunks(),
    close: () => {
      left = 0;
    },
  });
};

const captureFile = (): string => join(home, 'capture', 'airings.jsonl');
const kinds: readonly [string, () => Output][] = [
  ['capture', () => createCapture({ file: captureFile(), clock, openPcm })],
  ['folder', () => createFolderOutput(join(home, 'giao'))],
];

function listen(): { events: PlayEvents; heard: string[]; positions: number[] } {
  const heard: string[] = [];
  const positions: number[] = [];
  const events: PlayEvents = {
    started: () => heard.push('started'),
    progress: (position) => positions.push(position),
    silence: () => heard.push('silence'),
    silenceOver: () => heard.push('silence over'),
  };
  return { events, heard, positions };
}

describe.each(kinds)('output: %s', (_kind, open) => {
  test('can be used, and says so', async () => {
    expect(await open().check()).toEqual([]);
  });

  test('plays to its end, and tells so once', async () => {
    const { events, heard } = listen();
    const output = open();
    const prepared = await output.prepare(item);
    const playing = prepared.play(events, new AbortController().signal);
    await clock.runUntil(clock.now() + 10_000);
    const end = await playing;
    await output.close();
    expect(['finished', 'handed-over']).toContain(end.how);
    expect(heard.filter((what) => what === 'started')).toHaveLength(end.how === 'finished' ? 1 : 0);
  });

  test('what was prepared and discarded leaves nothing behind', async () => {
    const prepared = await open().prepare(item);
    await prepared.discard();
    expect(existsSync(captureFile())).toBe(false);
    expect(existsSync(join(home, 'giao')) ? readdirSync(join(home, 'giao')) : []).toEqual([]);
  });

  test('a folder that cannot be written is said, with the way to mend it', async () => {
    writeFileSync(join(home, 'giao'), '');
    writeFileSync(join(home, 'capture'), '');
    expect((await open().check()).join()).toMatch(/Không ghi được .*(quyền|Tạo)/);
  });
});

describe('capture', () => {
  const lines = (): Record<string, unknown>[] =>
    readFileSync(captureFile(), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const play = async (part: Partial<Playable>, signal: AbortSignal, output: Output) => {
    const prepared = await output.prepare({ ...item, ...part });
    return prepared.play(listen().events, signal);
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

  test('a line that a power cut tore spoils no other', async () => {
    const output = createCapture({ file: captureFile(), clock, openPcm });
    await output.check();
    writeFileSync(captureFile(), '{"slot":"x","ev');
    const playing = play({}, new AbortController().signal, output);
    await clock.runUntil(clock.now() + 10_000);
    await playing;
    expect(readFileSync(captureFile(), 'utf8').split('\n')).toHaveLength(4);
  });
});

test('folder: what is told of the handover names no path of the machine', async () => {
  const prepared = await createFolderOutput(join(home, 'giao')).prepare(item);
  const end = await prepared.play(listen().events, new AbortController().signal);
  expect(end).toEqual({
    how: 'handed-over',
    message: 'Đã giao tệp thu@2026-11-24T1700.mp3 cho máy phát của đài.',
  });
});

test("folder: the file appears whole under the slot's name, and the playlist names it", async () => {
  const output = createFolderOutput(join(home, 'giao'));
  const prepared = await output.prepare(item);
  expect(await prepared.play(listen().events, new AbortController().signal)).toMatchObject({
    how: 'handed-over',
  });
  expect(readFileSync(join(home, 'giao', 'thu@2026-11-24T1700.mp3'), 'utf8')).toBe('mp3');
  expect(readFileSync(join(home, 'giao', 'dang-phat.m3u8'), 'utf8')).toBe(
    '#EXTM3U\n#EXTINF:3,Bản tin\nthu@2026-11-24T1700.mp3\n',
  );
});
