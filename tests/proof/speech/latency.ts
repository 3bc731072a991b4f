// From mouth to output: bursts that a browser's microphone gives, and when each of them left the station.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { locateFfmpeg } from '../../../audio/master/locate-ffmpeg.ts';
import { mp3Frames } from '../../../scheduler/playout/icecast/mp3-frames.ts';
import { prepareIcecast } from '../../setup/icecast.ts';
import { startRealStation } from '../../setup/real-station.ts';
import {
  bursts,
  livePageOf,
  speakingBrowser,
  speakingWard,
  withStore,
} from '../../setup/speaking.ts';

/** One burst each: longer than any latency, so that none is taken for another. */
const everyMs = 2000;
const rateHz = 48_000;

export interface Latency {
  /** Of each burst, ms, in order. */
  readonly ms: readonly number[];
  /** Why it ended, as the log has it: `stopped` where nothing went wrong. */
  readonly ended: unknown;
}

/** `busy`: so many endless loops beside. */
export interface LatencySetup {
  readonly output: 'icecast' | 'speaker';
  readonly bursts: number;
  readonly busy: number;
}

/** Somebody speaks for as long as the bursts last. What is measured to is the server's listener, or the sound card's own time. */
export async function measureLatency(setup: LatencySetup): Promise<Latency> {
  const home = mkdtempSync(join(tmpdir(), 'loa-latency-'));
  const loops = Array.from({ length: setup.busy }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  );
  const way = await (setup.output === 'icecast' ? toIcecast() : toSpeaker(home));
  try {
    const ward = `${speakingWard['content/ward.yaml'] ?? ''}${way.wardOutput}`;
    const station = await startRealStation({
      ...{ files: { ...speakingWard, 'content/ward.yaml': ward }, env: way.env },
      ...{ at: '2027-03-02T10:00:00+07:00', output: setup.output },
    });
    const seconds = 60 + (setup.bursts * everyMs) / 1000;
    const browser = await speakingBrowser(join(home, 'micro'), bursts(seconds, everyMs, rateHz));
    try {
      const page = await livePageOf(browser, station, 'hoa');
      await hearMouth(page);
      await page.click('[data-live-press]');
      await page.waitForSelector('[data-live-state="signal"]', { timeout: 60_000 });
      await way.listen();
      await page.waitForSelector('[data-live-state="speaks"]', { timeout: 60_000 });
      const from = Date.now();
      await sleep(setup.bursts * everyMs);
      const said = (await mouthOf(page)).filter((at) => at > from);
      await page.keyboard.press('Escape');
      await page.waitForSelector('[data-live-state="ended"], [data-live-state="cut"]');
      const [line] = withStore(station.dataDir, (store) =>
        store.lines({ events: ['speech-ended'] }),
      );
      return { ms: pair(said, way.heard()), ended: line?.detail['why'] };
    } finally {
      await browser.close();
      await station.stop();
    }
  } finally {
    for (const loop of loops) loop.kill('SIGKILL');
    await way.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Runs in the page: when its microphone gives the first sample of a burst, epoch ms. A clone of its own, so that nothing of ours stands before it. */
async function hearMouth(page: Page): Promise<void> {
  await page.evaluate(() => {
    const said: number[] = [];
    Object.assign(globalThis, { said });
    const media = navigator.mediaDevices;
    const usual = media.getUserMedia.bind(media);
    media.getUserMedia = async (wanted) => {
      const stream = await usual(wanted);
      const [track] = stream.getAudioTracks();
      // Chromium's, which TypeScript's DOM does not know.
      const Processor = Reflect.get(globalThis, 'MediaStreamTrackProcessor') as new (init: {
        track: MediaStreamTrack | undefined;
      }) => { readable: ReadableStream<AudioData> };
      const frames = new Processor({ track: track?.clone() }).readable.getReader();
      const follow = async (): Promise<void> => {
        let quietFrom = 0;
        for (;;) {
          const { value } = await frames.read();
          if (!value) return;
          const at = performance.timeOrigin + performance.now();
          const plane = new Float32Array(value.numberOfFrames);
          value.copyTo(plane, { planeIndex: 0, format: 'f32-planar' });
          const first = plane.findIndex((sample) => Math.abs(sample) > 0.05);
          const lengthMs = (value.numberOfFrames * 1000) / value.sampleRate;
          value.close();
          if (first < 0) continue;
          // The frame has just been given whole: its samples were heard before.
          const heardAt = at - lengthMs + (first * lengthMs) / plane.length;
          if (heardAt - quietFrom > 500) said.push(heardAt);
          quietFrom = heardAt;
        }
      };
      void follow();
      return stream;
    };
  });
}

const mouthOf = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => Reflect.get(globalThis, 'said') as readonly number[]);

/** To each burst said the first that was heard after it. */
function pair(said: readonly number[], heard: readonly number[]): readonly number[] {
  return said.flatMap((at) => {
    const after = heard.find((one) => one > at);
    return after === undefined ? [] : [after - at];
  });
}

interface Way {
  readonly wardOutput: string;
  readonly env: Readonly<Record<string, string>>;
  readonly listen: () => Promise<void>;
  /** When each burst was heard, epoch ms. */
  readonly heard: () => readonly number[];
  readonly close: () => Promise<void>;
}

/** A listener who takes bytes as they come: what he has, he can hear. */
async function toIcecast(): Promise<Way> {
  // Its server runs as nobody: nothing above it may be ours alone.
  const folder = mkdtempSync(join(tmpdir(), 'loa-icecast-'));
  const server = await prepareIcecast(folder);
  await server.start();
  const mount = `127.0.0.1:${server.port}/loa.mp3`;
  const chunks: { readonly at: number; readonly bytes: Buffer }[] = [];
  return {
    wardOutput: `output: { kinds: [icecast], icecastUrl: 'http://source:bimat@${mount}', icecast: { continuous: true } }\n`,
    env: {},
    listen: () =>
      new Promise((resolve) => {
        get(`http://${mount}`, (answer) => {
          answer.on('data', (bytes: Buffer) => chunks.push({ at: Date.now(), bytes }));
          answer.on('error', () => undefined);
          resolve();
        });
      }),
    heard() {
      const all = Buffer.concat(chunks.map(({ bytes }) => bytes));
      const frames = mp3Frames(all);
      const cameAt = (offset: number): number => {
        let end = 0;
        return chunks.find(({ bytes }) => (end += bytes.length) >= offset)?.at ?? Number.NaN;
      };
      let fromMs = 0;
      const spans = frames.map((frame) => {
        const span = { fromMs, untilMs: fromMs + frame.durationMs, at: cameAt(frame.end) };
        fromMs = span.untilMs;
        return span;
      });
      const start = frames[0]?.start ?? 0;
      const samples = decode(all.subarray(start), ['-f', 'mp3']);
      return onsets(samples).map((ms) => spans.find((one) => one.untilMs > ms)?.at ?? Number.NaN);
    },
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A card begins with the first sample that it is given and goes on at its own pace: what was written ahead sounds later. */
async function toSpeaker(home: string): Promise<Way> {
  const recording = join(home, 'card.raw');
  const asoundrc = join(home, 'asoundrc');
  writeFileSync(
    asoundrc,
    `pcm.ghi { type file slave { pcm khong } file "${recording}" format "raw" }\npcm.khong { type null }`,
  );
  /** What had been written by when. */
  const grown: { readonly at: number; readonly bytes: number }[] = [];
  const looking = setInterval(() => {
    const bytes = statSync(recording, { throwIfNoEntry: false })?.size ?? 0;
    if (bytes > (grown.at(-1)?.bytes ?? 0)) grown.push({ at: Date.now(), bytes });
  }, 2);
  return Promise.resolve({
    wardOutput: 'output: { kinds: [speaker], device: ghi }\n',
    env: { ALSA_CONFIG_PATH: asoundrc },
    listen: () => Promise.resolve(),
    heard: () => onsets(leftOf(readFileSync(recording))).map((ms) => playedAt(grown, ms)),
    close() {
      clearInterval(looking);
      return Promise.resolve();
    },
  });
}

/** When a card plays what stands at `ms`: at its own pace since it has begun, and not before it was given. */
function playedAt(grown: readonly { at: number; bytes: number }[], ms: number): number {
  const bytesPerMs = (4 * rateHz) / 1000;
  let at = -Infinity;
  let fromMs = 0;
  for (const one of grown) {
    const untilMs = one.bytes / bytesPerMs;
    at = Math.max(at, one.at);
    if (untilMs > ms) return at + ms - fromMs;
    at += untilMs - fromMs;
    fromMs = untilMs;
  }
  return Number.NaN;
}

function leftOf(stereo: Buffer): Int16Array {
  return Int16Array.from({ length: Math.floor(stereo.length / 4) }, (_, at) =>
    stereo.readInt16LE(4 * at),
  );
}

function decode(bytes: Uint8Array, kind: readonly string[]): Int16Array {
  const { stdout } = spawnSync(
    locateFfmpeg(),
    ['-v', 'error', ...kind, '-i', 'pipe:0', '-f', 's16le', '-ac', '1', '-ar', '48000', 'pipe:1'],
    { input: bytes, maxBuffer: 1e9 },
  );
  return Int16Array.from({ length: stdout.length / 2 }, (_, at) => stdout.readInt16LE(2 * at));
}

/** Where a burst of 900 Hz begins after half a second without, ms. The signal before and after has none so long. */
function onsets(samples: Int16Array): readonly number[] {
  const size = rateHz / 200;
  const found: number[] = [];
  let lastMs = -Infinity;
  for (let at = 0; at + size <= samples.length; at += size) {
    const ms = (at * 1000) / rateHz;
    if (toneOf(samples.subarray(at, at + size)) < 1500) continue;
    if (ms - lastMs > 500) found.push(ms);
    lastMs = ms;
  }
  return found;
}

function toneOf(piece: Int16Array): number {
  const step = (2 * Math.PI * 900) / rateHz;
  let [re, im] = [0, 0];
  piece.forEach((value, at) => {
    re += value * Math.cos(step * at);
    im += value * Math.sin(step * at);
  });
  return (2 * Math.hypot(re, im)) / piece.length;
}
