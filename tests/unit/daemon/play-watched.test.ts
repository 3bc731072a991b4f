import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSteppedClock } from '../../../scheduler/clock-stepped.ts';
import { prepareEmission } from '../../../scheduler/daemon/emission.ts';
import { playWatched, type EmissionEvents } from '../../../scheduler/daemon/play-watched.ts';
import type { Output, PlayEvents, Prepared } from '../../../scheduler/playout/output.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An output that says what it is told to say, and ends when it is stopped. */
function puppet(): { prepared: Prepared; say: PlayEvents; stopped: () => boolean } {
  let stopped = false;
  const said: Partial<{ events: PlayEvents }> = {};
  const prepared: Prepared = {
    discard: () => Promise.resolve(),
    play: (events, signal) => {
      said.events = events;
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          stopped = true;
          resolve({ how: 'stopped', positionMs: 0, samples: 0 });
        });
      });
    },
  };
  const say: PlayEvents = {
    started: (moment) => said.events?.started(moment),
    progress: (position) => said.events?.progress(position),
    silence: (since) => said.events?.silence(since),
    silenceOver: (since, until) => said.events?.silenceOver(since, until),
  };
  return { prepared, say, stopped: () => stopped };
}

function listen(): { events: EmissionEvents; told: string[] } {
  const told: string[] = [];
  const events: EmissionEvents = {
    started: () => undefined,
    progress: () => undefined,
    level: () => undefined,
    relay: () => undefined,
    trouble: (event, output, _position, message) => told.push(`${output} ${event}: ${message}`),
  };
  return { events, told };
}

test('a device that stands still is dead air after three seconds, said once, and again when it moves', () => {
  const { prepared, say } = puppet();
  const { events, told } = listen();
  void playWatched('loa', prepared, 0, events, new AbortController().signal);
  say.progress(12_340);
  vi.advanceTimersByTime(2900);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(2200);
  expect(told).toEqual(['loa dead-air: Thiết bị phát đứng yên quá 3 giây, từ giây 12.3.']);
  say.progress(12_900);
  say.progress(13_000);
  expect(told.slice(1)).toEqual([
    'loa dead-air-over: Thiết bị phát chạy lại ở giây 12.3, sau khoảng 5 giây đứng yên.',
  ]);
});

test('who hears that it sounds hears what sounds', () => {
  const { prepared, say } = puppet();
  const heard: unknown[] = [];
  const events = { ...listen().events, started: (...told: unknown[]) => heard.push(told) };
  const emits = { profile: 'horn', sha256: 'abc' } as const;
  void playWatched('loa', { ...prepared, emits }, 0, events, new AbortController().signal);
  const moment = { virtualAt: 1, realAt: 2 };
  say.started(moment);
  expect(heard).toEqual([[moment, 'loa', emits]]);
});

test('whoever hands it over says what was handed over', async () => {
  const emits = { profile: 'horn', sha256: 'abc' } as const;
  const given: Prepared = {
    emits,
    play: () => Promise.resolve({ how: 'handed-over', message: 'Đã giao.' }),
    discard: () => Promise.resolve(),
  };
  const { signal } = new AbortController();
  expect(await playWatched('thư mục', given, 0, listen().events, signal)).toMatchObject({ emits });
});

test('one that does not come back has failed, and is let go', async () => {
  const { prepared, say, stopped } = puppet();
  const { events } = listen();
  const playing = playWatched('loa', prepared, 0, events, new AbortController().signal);
  say.progress(5000);
  await vi.advanceTimersByTimeAsync(9000);
  expect(await playing).toEqual({
    how: 'failed',
    positionMs: 5000,
    samples: 0,
    message:
      'Thiết bị phát bị treo: 8 giây không nhận tiếng. Kiểm tra dây và nguồn, rút ra cắm lại, hoặc khởi động lại máy.',
  });
  expect(stopped()).toBe(true);
});

test('one that hangs while devices of others may sound: nobody knows, and no standby sounds over them', async () => {
  const { prepared } = puppet();
  const opened: string[] = [];
  const output = (name: string, soundsBeyond: boolean): Output => ({
    ...{ kind: 'http', name, check: () => Promise.resolve([]), close: () => Promise.resolve() },
    prepare: () => {
      opened.push(name);
      return Promise.resolve({ ...prepared, soundsBeyond });
    },
  });
  const outputs = { chosen: [output('loa mạng', true)], standby: [output('loa', false)] };
  const item = {
    ...{ slot: 'thu', sha256: '', file: '', title: '', continues: false },
    ...{ durationMs: 60_000, fromMs: 0 },
  };
  const emission = await prepareEmission(outputs, item, createSteppedClock(0));
  const { events, told } = listen();
  const playing = emission.play(events, new AbortController().signal);
  await vi.advanceTimersByTimeAsync(9000);
  expect(await playing).toMatchObject({ how: 'handed-over', isUnknown: true });
  expect(opened).toEqual(['loa mạng']);
  expect(told.at(-1)).toMatch(/^loa mạng output-failed: .*Không rõ loa còn phát hay không/);
});

test.each([
  [0, 2],
  [40 * 60_000, 0],
])(
  'two outputs that take 6 s to open from %i ms on: %i are given up, for what is passed over is decoded first',
  async (fromMs, closed) => {
    const slow: Output = {
      ...{ kind: 'capture', name: 'thử', check: () => Promise.resolve([]) },
      prepare: () =>
        new Promise((resolve) => {
          setTimeout(() => {
            resolve(puppet().prepared);
          }, 6000);
        }),
      close: () => Promise.resolve(),
    };
    const item = {
      ...{ slot: 'thu', sha256: '', file: '', title: '', continues: false },
      ...{ durationMs: 3_600_000, fromMs },
    };
    const outputs = { chosen: [slow, slow], standby: [] };
    const opening = prepareEmission(outputs, item, createSteppedClock(0));
    await vi.advanceTimersByTimeAsync(6000);
    expect((await opening).closed).toHaveLength(closed);
  },
);
