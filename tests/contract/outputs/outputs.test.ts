// What every output keeps to, whatever it sends sound to. In real time, all at once.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Output, Playable, PlayEnd, PlayEvents } from '../../../scheduler/playout/output.ts';
import { endDeviceRigs, http, mqtt } from './device-rigs.ts';
import {
  alsa,
  beginRigs,
  capture,
  endRigs,
  folder,
  icecast,
  speaker,
  type MakeRig,
} from './rigs.ts';

const emitting: readonly [string, MakeRig][] = [
  ['speaker (a sink that stands in for the card)', speaker],
  ['icecast (a server that stands in)', icecast],
  ['capture', capture],
  ...(process.platform === 'linux'
    ? [['speaker (ALSA, written to a file)', alsa] as [string, MakeRig]]
    : []),
];
const all: readonly [string, MakeRig][] = [
  ...emitting,
  ['folder', folder],
  ['http (a simulated loudspeaker)', http],
  ['mqtt (a simulated broker and loudspeaker)', mqtt],
];

beforeAll(beginRigs);
afterAll(endRigs);
afterAll(endDeviceRigs);

interface Listener {
  readonly events: PlayEvents;
  /** In order; progress once a run. */
  readonly told: string[];
  readonly positions: number[];
}

function listen(progressed: (positionMs: number) => void = () => undefined): Listener {
  const told: string[] = [];
  const positions: number[] = [];
  const events: PlayEvents = {
    started: () => told.push('started'),
    progress: (position) => {
      if (told.at(-1) !== 'progress') told.push('progress');
      positions.push(position);
      progressed(position);
    },
    silence: (since) => told.push(`silence since ${round(since)}`),
    silenceOver: (since, until) => told.push(`silence ${round(since)}–${round(until)}`),
  };
  return { events, told, positions };
}

/** To a tenth of a second. */
const round = (ms: number): number => Math.round(ms / 100) * 100;
const forever = (): AbortSignal => new AbortController().signal;
const said = (end: PlayEnd): string => ('message' in end ? end.message : '');
const position = (end: PlayEnd): number => ('positionMs' in end ? end.positionMs : -1);

async function play(
  output: Output,
  item: Playable,
  { events } = listen(),
  signal = forever(),
): Promise<PlayEnd> {
  return (await output.prepare(item)).play(events, signal);
}

/** Plays until `atMs` was emitted and aborts; how long and how far it went on after that. */
async function playUntil(output: Output, item: Playable, atMs: number, reason: 'pause' | 'stop') {
  const stopping = new AbortController();
  let abortedAt = 0;
  let stoppedMs = 0;
  const listener = listen((at) => {
    if (at < atMs || stopping.signal.aborted) return;
    abortedAt = performance.now();
    stoppedMs = at;
    stopping.abort(reason);
  });
  const end = await play(output, item, listener, stopping.signal);
  return {
    end,
    silentAfterMs: performance.now() - abortedAt,
    furtherMs: position(end) - stoppedMs,
  };
}

/** What is held at the end: a busy machine takes its time to let go, what never does is told after a while. Tests run beside each other. */
async function leftOf(held: () => number): Promise<number> {
  for (let turn = 0; held() > 0 && turn < 500; turn++) await sleep(20);
  return held();
}

/** Says what is wrong, in Vietnamese, and what to do. */
const saysHowToMend = /[ạ-ỹ].*(Kiểm tra|Xem|Sửa|Tạo|Cấp quyền|Thêm|Đóng|Ghi) /s;

describe.concurrent.each(all)('output: %s', (_kind, makeRig) => {
  test('can be used, and says so; nothing of that is heard or held', async () => {
    const { output, heardMs, held } = await makeRig();
    expect(await output.check()).toEqual([]);
    await sleep(100);
    expect(heardMs()).toBeLessThanOrEqual(100);
    expect(await leftOf(held)).toBe(0);
  });

  test('where it cannot be used it says why and how to mend it, and does not play', async () => {
    const { unusable, item } = await makeRig();
    const problems = await unusable.check();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(saysHowToMend);
    const { events, told } = listen();
    const message = await unusable
      .prepare(item)
      .then((prepared) => prepared.play(events, forever()))
      .then(said, (error: unknown) => (error instanceof Error ? error.message : ''));
    expect(message).not.toBe('');
    expect(told.filter((what) => what.startsWith('silence'))).toEqual([]);
  });

  test('emits the whole bulletin, twice in a row', async () => {
    const { output, item, heardMs, held } = await makeRig();
    for (const slot of ['a@2026-11-24T17:00', 'b@2026-11-27T17:00']) {
      const end = await play(output, { ...item, slot });
      expect(['finished', 'handed-over'], said(end)).toContain(end.how);
    }
    expect(round(heardMs())).toBe(2 * item.durationMs);
    expect(await leftOf(held)).toBe(0);
    await output.close();
  });

  test('what was prepared and is not played after all is not heard, and leaves nothing behind', async () => {
    const { output, item, heardMs, held } = await makeRig();
    const prepared = await output.prepare(item);
    await prepared.discard();
    await sleep(100);
    expect(await leftOf(held)).toBe(0);
    expect(heardMs()).toBe(0);
  });
});

describe.concurrent.each(emitting)('output that sounds: %s', (_kind, makeRig) => {
  test('starts once, goes forward, ends where the bulletin ends, in its time', async () => {
    const { output, item } = await makeRig();
    const { events, told, positions } = listen();
    const prepared = await output.prepare(item);
    const beganAt = performance.now();
    const end = await prepared.play(events, forever());
    const tookMs = performance.now() - beganAt;
    expect(end.how, said(end)).toBe('finished');
    expect(told).toEqual(['started', 'progress']);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    expect(Math.max(...positions)).toBeLessThanOrEqual(item.durationMs);
    expect(position(end)).toBeCloseTo(item.durationMs, 0);
    expect('samples' in end && end.samples).toBe(item.durationMs * 8);
    expect(tookMs).toBeGreaterThan(item.durationMs - 20);
    const count = positions.length;
    await sleep(150);
    expect(positions).toHaveLength(count);
  });

  test('begins where it is asked to, and counts from there', async () => {
    const { output, item } = await makeRig();
    const listener = listen();
    const end = await play(output, { ...item, fromMs: 360 }, listener);
    expect(Math.min(...listener.positions)).toBeGreaterThanOrEqual(360);
    expect(round(position(end))).toBe(600);
    expect('samples' in end && end.samples).toBe(240 * 8);
  });

  test('is silent at once when it is stopped, and says where it was', async () => {
    const { output, item, heardMs, held } = await makeRig({ durationMs: 2400 });
    const { end, silentAfterMs, furtherMs } = await playUntil(output, item, 300, 'stop');
    expect(end.how, said(end)).toBe('stopped');
    // What only a hang reaches: a busy machine is no reason to fail.
    expect(silentAfterMs).toBeLessThan(20_000);
    expect(position(end)).toBeGreaterThanOrEqual(300);
    expect(furtherMs).toBeLessThan(2400 - 300);
    await sleep(100);
    const heard = heardMs();
    await sleep(300);
    expect(heardMs()).toBe(heard);
    expect(await leftOf(held)).toBe(0);
  });

  test('pauses, and goes on from where it was: nothing is lost, nothing comes twice', async () => {
    const { output, item } = await makeRig({ durationMs: 1200 });
    const first = await playUntil(output, item, 300, 'pause');
    const fromMs = position(first.end);
    const listener = listen();
    const second = await play(output, { ...item, fromMs, continues: true }, listener);
    expect(second.how, said(second)).toBe('finished');
    expect(listener.positions[0]).toBeGreaterThanOrEqual(fromMs);
    const samples = [first.end, second].map((end) => ('samples' in end ? end.samples : 0));
    // MP3 goes by frames of 24 ms.
    expect(Math.abs((samples[0] ?? 0) + (samples[1] ?? 0) - 1200 * 8)).toBeLessThanOrEqual(24 * 8);
  });

  test('a relay is told where it begins and ends, and changes no length', async () => {
    const { output, item } = await makeRig({ durationMs: 1200 });
    const told: (readonly [string, number])[] = [];
    const relay = { id: 'tinh', name: 'Đài tỉnh', url: 'http://127.0.0.1:1/' };
    const prepared = await output.prepare({
      ...item,
      relays: [{ ...relay, fromMs: 300, untilMs: 900 }],
    });
    const events = {
      ...listen().events,
      relay: (what: string, _id: string, at: number) => told.push([what, at]),
    };
    const end = await prepared.play(events, forever());
    expect(end.how, said(end)).toBe('finished');
    expect('samples' in end && end.samples).toBe(1200 * 8);
    expect(round(position(end))).toBe(1200);
    expect(told).toEqual([
      ['began', 300],
      ['ended', 900],
    ]);
  });

  test('dead air is told while it lasts, and again when it is over', async () => {
    const silence = { fromMs: 200, toMs: 3700 };
    const { output, item } = await makeRig({ durationMs: 3840, silence });
    const listener = listen();
    const end = await play(output, item, listener);
    expect(end.how, said(end)).toBe('finished');
    expect(listener.told.filter((what) => what !== 'progress')).toEqual([
      'started',
      'silence since 200',
      'silence 200–3700',
    ]);
  });
});

describe.concurrent.each(all.filter(([, makeRig]) => makeRig !== alsa))(
  'output whose device breaks: %s',
  (_kind, makeRig) => {
    test('ends as failed, with the position and what to look at', async () => {
      const { output, item, breakDevice, held } = await makeRig({ durationMs: 3600 });
      const prepared = await output.prepare(item);
      let broken = false;
      const breakOnce = (at: number): void => {
        if (at < 200 || broken) return;
        broken = true;
        breakDevice();
      };
      if (makeRig === folder) breakOnce(200);
      const end = await prepared.play(listen(breakOnce).events, forever());
      expect(end.how).toBe('failed');
      expect(said(end)).toMatch(saysHowToMend);
      expect(position(end)).toBeLessThanOrEqual(3600);
      await sleep(50);
      expect(await leftOf(held)).toBe(0);
    });
  },
);
