// Another station on a real Icecast server, fed by ffmpeg: it stalls, ends, comes back as something else. What is heard is
// judged by the samples that left, 440 Hz for the stream and 1 kHz for the bulletin; nothing is judged by the wall's clock.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { locateFfmpeg } from '../../../audio/play.ts';
import { createCapture } from '../../../scheduler/playout/capture.ts';
import { createIcecast } from '../../../scheduler/playout/icecast/icecast.ts';
import type { Output, Playable, PlayEnd, RelayWhat } from '../../../scheduler/playout/output.ts';
import { openPcm } from '../../../scheduler/playout/pcm.ts';
import type { LiveStream, OpenLive } from '../../../scheduler/playout/relay/live-stream.ts';
import { openThroughFfmpeg } from '../../../scheduler/playout/relay/open-sound.ts';
import { findIcecast, prepareIcecast, type IcecastServer } from '../../setup/icecast.ts';
import { bulletinHz, liveHz, soundsIn, strength } from '../../setup/tones.ts';
import { clock, samplesOf } from './sound.ts';

const folder = mkdtempSync(join(tmpdir(), 'loa-relay-'));
const relayTimes = { giveUpMs: 1500, steadyMs: 500 };
const isThere = findIcecast() !== undefined;
let stream: LiveStream | undefined;
/** As an output opens it, and seen from here: a station opens it eight seconds ahead, a test waits until it flows. */
const openLive: OpenLive = (...asked) => (stream = openThroughFfmpeg(...asked));
let server: IcecastServer;
let feeder: ChildProcess | undefined;

/** How another station may send. */
const formats = {
  mp3: [
    '-ar',
    '44100',
    '-ac',
    '2',
    '-c:a',
    'libmp3lame',
    '-b:a',
    '96k',
    '-content_type',
    'audio/mpeg',
    '-f',
    'mp3',
  ],
  ogg: [
    '-ar',
    '22050',
    '-ac',
    '1',
    '-c:a',
    'libvorbis',
    '-content_type',
    'application/ogg',
    '-f',
    'ogg',
  ],
} as const;

function feed(format: keyof typeof formats): void {
  const to = `icecast://source:bimat@127.0.0.1:${server.port}/tinh`;
  feeder = spawn(
    locateFfmpeg(),
    [
      '-v',
      'error',
      '-re',
      '-f',
      'lavfi',
      '-i',
      `sine=frequency=${liveHz}:sample_rate=44100`,
      ...formats[format],
      to,
    ],
    { stdio: 'ignore' },
  );
}

async function stopFeeding(): Promise<void> {
  const ending = feeder;
  feeder = undefined;
  if (!ending) return;
  const ended = new Promise((resolve) => ending.once('exit', resolve));
  ending.kill('SIGKILL');
  await ended;
}

const isSent = (): Promise<boolean> =>
  fetch(`http://127.0.0.1:${server.port}/status-json.xsl`)
    .then((answer) => answer.text())
    .then(
      (text) => text.includes('/tinh'),
      () => false,
    );

/** A bulletin of 1 kHz with the relay in it. */
function bulletin(seconds: number, fromMs: number, untilMs: number): Playable {
  const file = join(folder, `ban-tin-${seconds}.mp3`);
  execFileSync(locateFfmpeg(), [
    ...[
      '-v',
      'error',
      '-y',
      '-f',
      'lavfi',
      '-i',
      `sine=frequency=${bulletinHz}:sample_rate=48000:duration=${seconds}`,
    ],
    ...['-b:a', '96k', '-ac', '1', file],
  ]);
  const url = `http://127.0.0.1:${server.port}/tinh`;
  return {
    ...{ slot: 'thu@2026-11-24T05:30', sha256: '0'.repeat(64), file, title: 'Tiếp âm' },
    ...{ durationMs: seconds * 1000, fromMs: 0, continues: false },
    relays: [{ id: 'tinh', name: 'Đài tỉnh', url, fromMs, untilMs }],
  };
}

interface Heard {
  readonly told: (readonly [RelayWhat, number])[];
  readonly end: PlayEnd;
}

/** Plays until it ends, or until `follow` (called with each thing that is told of a relay) has it stopped. */
async function play(
  output: Output,
  item: Playable,
  follow: (what: RelayWhat, times: number, stop: () => void) => void = () => undefined,
): Promise<Heard> {
  const told: (readonly [RelayWhat, number])[] = [];
  const stopping = new AbortController();
  const prepared = await output.prepare(item);
  await vi.waitUntil(() => stream?.line.isReady(), { timeout: 120_000 });
  const end = await prepared.play(
    {
      started: () => undefined,
      progress: () => undefined,
      silence: () => undefined,
      silenceOver: () => undefined,
      relay: (what, _id, at) => {
        told.push([what, at]);
        const times = told.filter(([one]) => one === what).length;
        follow(what, times, () => {
          stopping.abort('stop');
        });
      },
    },
    stopping.signal,
  );
  return { told, end };
}

describe.skipIf(!isThere)('a relay from a real Icecast server', () => {
  beforeAll(async () => {
    server = await prepareIcecast(folder);
    await server.start();
  });
  afterEach(stopFeeding);
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const captureTo = (samples: Int16Array[]): Output =>
    createCapture({
      ...{ file: join(folder, 'airings.jsonl'), clock, openPcm, openLive, relayTimes },
      show: (taken) => samples.push(taken.slice()),
    });

  it('stalls, goes on, ends, comes back in another format: the fallback sounds meanwhile', async () => {
    feed('mp3');
    await vi.waitUntil(isSent, { timeout: 120_000 });
    const item = bulletin(60, 1000, 59_000);
    const samples: Int16Array[] = [];
    const { told } = await play(captureTo(samples), item, (what, times, stop) => {
      if (what === 'began') setTimeout(() => feeder?.kill('SIGSTOP'), 1000);
      if (what === 'lost' && times === 1) setTimeout(() => feeder?.kill('SIGCONT'), 500);
      if (what === 'returned' && times === 1) void stopFeeding();
      if (what === 'lost' && times === 2) feed('ogg');
      if (what === 'returned' && times === 2) setTimeout(stop, 1500);
    });
    expect(told.map(([what]) => what)).toEqual(['began', 'lost', 'returned', 'lost', 'returned']);
    const heard = join16(samples);
    const alone = await samplesOf(item.file);
    const [began = 0, lost = 0, back = 0, gone = 0, other = 0] = told.map(([, at]) => at);
    expect(began).toBe(1000);
    // What was told is what is heard: beside each moment its 100 ms of cross-fade.
    expect(part(heard, 0, began)).toEqual(part(alone, 0, began));
    expect(part(heard, lost + 120, back)).toEqual(part(alone, lost + 120, back));
    expect(part(heard, gone + 120, other)).toEqual(part(alone, gone + 120, other));
    for (const from of [began, back, other]) {
      expect(soundsIn(part(heard, from + 200, from + 700), 100)).toEqual(['live 5']);
      expect(strength(part(heard, from + 200, from + 700), bulletinHz)).toBeLessThan(50);
    }
    // Within some decibels of ours, whoever sends it: −16 LUFS is an amplitude of 7960 of this tone.
    expect(strength(part(heard, other + 500, other + 1000), liveHz)).toBeGreaterThan(4000);
    expect(strength(part(heard, other + 500, other + 1000), liveHz)).toBeLessThan(13_000);
  });

  it('has exactly the samples of its bulletin, and is not heard outside its stretch', async () => {
    feed('mp3');
    await vi.waitUntil(isSent, { timeout: 120_000 });
    const item = bulletin(5, 1000, 4000);
    const samples: Int16Array[] = [];
    const { told, end } = await play(captureTo(samples), item);
    const heard = join16(samples);
    const alone = await samplesOf(item.file);
    expect(end).toMatchObject({ how: 'finished', samples: alone.length });
    expect(heard.length).toBe(alone.length);
    expect(part(heard, 4000, 5000)).toEqual(part(alone, 4000, 5000));
    expect(told.at(-1)).toEqual(['ended', 4000]);
  });

  // Another quarter of a minute of real sound: the proof's.
  it.runIf(process.env['LOA_PROOF'])(
    'goes out to an Icecast of ours as well, made into MP3 while it sounds',
    async () => {
      feed('mp3');
      await vi.waitUntil(isSent, { timeout: 120_000 });
      const address = `http://source:bimat@127.0.0.1:${server.port}/loa.mp3`;
      const output = createIcecast({
        address,
        station: 'Đài',
        openPcm,
        clock,
        openLive,
        relayTimes,
      });
      const item = bulletin(7, 1000, 6000);
      const recording = join(folder, 'nghe.mp3');
      const listener = execListener(`http://127.0.0.1:${server.port}/loa.mp3`, recording);
      const { told, end } = await play(output, item);
      await listener;
      expect(end).toMatchObject({
        how: 'finished',
        positionMs: (await samplesOf(item.file)).length / 48,
      });
      expect(told.map(([what]) => what)).toEqual(['began', 'ended']);
      const heard = soundsIn(await samplesOf(recording), 100);
      const lengthOf = (what: string): number =>
        heard.reduce(
          (sum, one) => sum + (one.startsWith(`${what} `) ? Number(one.slice(what.length + 1)) : 0),
          0,
        );
      // Whoever listens comes in somewhere; then it is 5 s of the stream, and 2 s of the bulletin.
      expect(lengthOf('live')).toBeGreaterThanOrEqual(35);
      expect(lengthOf('live')).toBeLessThanOrEqual(51);
      expect(lengthOf('bulletin')).toBeGreaterThanOrEqual(7);
    },
  );

  it('leaves no decoder behind, played or not', async () => {
    const item = bulletin(5, 0, 5000);
    const prepared = await captureTo([]).prepare(item);
    expect(decoders()).toContain('receive-process');
    await prepared.discard();
    await vi.waitUntil(() => !decoders().includes('receive-process'), { timeout: 120_000 });
  });
});

/** Command lines of what this process has started: others on the machine receive streams too. */
const decoders = (): string =>
  execFileSync('ps', ['-eo', 'ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => Number.parseInt(line) === process.pid)
    .join('\n');

/** Asks for the mount until somebody sends to it; then all that is sent, until it ends. */
function execListener(url: string, file: string): Promise<void> {
  return new Promise((resolve) => {
    const listen = (): void => {
      const ffmpeg = spawn(locateFfmpeg(), ['-v', 'error', '-y', '-i', url, '-c', 'copy', file], {
        stdio: 'ignore',
      });
      ffmpeg.once('exit', (code) => {
        if (code === 0) resolve();
        else setTimeout(listen, 100);
      });
    };
    listen();
  });
}

function join16(parts: readonly Int16Array[]): Int16Array {
  const whole = new Int16Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const one of parts) {
    whole.set(one, at);
    at += one.length;
  }
  return whole;
}

function part(samples: Int16Array, fromMs: number, untilMs: number): Int16Array {
  return samples.subarray(Math.round(fromMs * 48), Math.round(untilMs * 48));
}
