// Each kind of output on something that stands in for its device, with a way to see what came out and to break it.
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock } from '../../../scheduler/clock.ts';
import { createCapture } from '../../../scheduler/playout/capture.ts';
import { createFolderOutput } from '../../../scheduler/playout/folder.ts';
import { createIcecast } from '../../../scheduler/playout/icecast/icecast.ts';
import type { Output, Playable } from '../../../scheduler/playout/output.ts';
import { alsaFailure } from '../../../scheduler/playout/speaker/alsa-sink.ts';
import { createSpeaker } from '../../../scheduler/playout/speaker/speaker.ts';
import { bytesPerMs, createDecoder, samplesPerMs, writeBulletin } from './bulletin.ts';
import { liveStandIn } from './live-stand-in.ts';
import { startIcecastStandIn } from './icecast-stand-in.ts';
import { createSinkStandIn } from './sink-stand-in.ts';

export interface Rig {
  readonly output: Output;
  /** The same kind where its device cannot be used. */
  readonly unusable: Output;
  readonly item: Playable;
  /** How much sound has reached the device, as far as it can tell. */
  readonly heardMs: () => number;
  /** What is still held: decoders, devices, connections, files that wait. */
  readonly held: () => number;
  /** The device fails from now on. */
  readonly breakDevice: () => void;
}

export interface RigWishes {
  /** A multiple of 24. */
  readonly durationMs?: number;
  readonly silence?: { readonly fromMs: number; readonly toMs: number };
}

export type MakeRig = (wishes?: RigWishes) => Promise<Rig>;

const clock = createClock();
/** What is left to clean up. Not the test's own hooks: these tests run side by side. */
const undo: (() => void | Promise<void>)[] = [];

function common({ durationMs = 600, silence }: RigWishes) {
  const home = mkdtempSync(join(tmpdir(), 'loa-output-'));
  undo.push(() => {
    rmSync(home, { recursive: true, force: true });
  });
  const decoder = createDecoder(durationMs, silence);
  return { home, decoder, item: writeBulletin(home, durationMs) };
}

/** A file where a folder ought to be. */
function blockedFolder(home: string): string {
  const file = join(home, 'không phải thư mục');
  writeFileSync(file, '');
  return file;
}

export const capture: MakeRig = (wishes = {}) => {
  const { home, decoder, item } = common(wishes);
  const folder = join(home, 'capture');
  const file = join(folder, 'airings.jsonl');
  const at = (path: string): Output =>
    createCapture({ file: path, clock, openPcm: decoder.openPcm, openLive: liveStandIn });
  const ends = (): readonly number[] =>
    (existsSync(file) ? readFileSync(file, 'utf8') : '')
      .split('\n')
      .flatMap((line) => /"samples":(\d+)/.exec(line)?.[1] ?? [])
      .map(Number);
  return Promise.resolve({
    item,
    output: at(file),
    unusable: at(join(blockedFolder(home), 'airings.jsonl')),
    heardMs: () => ends().reduce((sum, samples) => sum + samples / samplesPerMs, 0),
    held: decoder.running,
    breakDevice: () => {
      rmSync(folder, { recursive: true, force: true });
      writeFileSync(folder, '');
    },
  });
};

export const speaker: MakeRig = (wishes = {}) => {
  const { decoder, item } = common(wishes);
  const card = createSinkStandIn();
  const settings = {
    ...{ openPcm: decoder.openPcm, openLive: liveStandIn },
    ...{ clock, device: 'loa', gainDb: 0 },
  };
  return Promise.resolve({
    item,
    output: createSpeaker({ ...settings, openSink: card.open }),
    unusable: createSpeaker({
      ...settings,
      openSink: () => Promise.reject(alsaFailure('loa', 'No such device')),
    }),
    heardMs: card.heardMs,
    held: () => decoder.running() + card.inUse(),
    breakDevice: card.pull,
  });
};

/** The real ffmpeg and ALSA; ALSA's file plugin writes down what would reach the card. */
export const alsa: MakeRig = (wishes = {}) => {
  const { decoder, item } = common(wishes);
  const device = `ghi${alsaCount++}`;
  const at = (name: string): Output =>
    createSpeaker({
      ...{ openPcm: decoder.openPcm, openLive: liveStandIn },
      ...{ clock, device: name, gainDb: 0 },
    });
  const heardMs = (): number =>
    readdirSync(alsaFolder)
      // Opened again, it goes on in another file: ghi0, ghi0.0001.
      .filter((name) => name === device || name.startsWith(`${device}.`))
      // 48 kHz, two channels, 16 bits.
      .reduce((sum, name) => sum + statSync(join(alsaFolder, name)).size / (48 * 4), 0);
  return Promise.resolve({
    item,
    output: at(device),
    unusable: at('khong-co'),
    heardMs,
    held: decoder.running,
    breakDevice: () => undefined,
  });
};

const mostAlsaFiles = 12;
let alsaFolder = '';
let alsaCount = 0;

/** Before the first rig: points ALSA at devices that are files. */
export function beginRigs(): void {
  alsaFolder = mkdtempSync(join(tmpdir(), 'loa-alsa-'));
  const devices = Array.from(
    { length: mostAlsaFiles },
    (_, n) =>
      `pcm.ghi${n} { type file slave { pcm khong } file "${join(alsaFolder, `ghi${n}`)}" format "raw" truncate 0 }`,
  );
  const config = join(alsaFolder, 'asoundrc');
  writeFileSync(config, [...devices, 'pcm.khong { type null }'].join('\n'));
  process.env['ALSA_CONFIG_PATH'] = config;
  undo.push(() => {
    delete process.env['ALSA_CONFIG_PATH'];
    rmSync(alsaFolder, { recursive: true });
  });
}

/** After the last. */
export async function endRigs(): Promise<void> {
  for (const step of undo.splice(0)) await step();
}

export const icecast: MakeRig = async (wishes = {}) => {
  const { decoder, item } = common(wishes);
  const server = await startIcecastStandIn();
  undo.push(server.stop);
  const at = (address: string): Output =>
    createIcecast({
      ...{ openPcm: decoder.openPcm, openLive: liveStandIn, clock, address },
      station: 'Đài phường Thử',
      comeBackMs: 500,
    });
  return {
    item,
    output: at(server.address),
    unusable: at(server.wrongAddress),
    heardMs: () => server.received() / bytesPerMs,
    held: () => decoder.running() + server.sources(),
    breakDevice: server.breakOff,
  };
};

export const folder: MakeRig = (wishes = {}) => {
  const { home, item } = common(wishes);
  const target = join(home, 'giao');
  const files = (): readonly string[] => (existsSync(target) ? readdirSync(target) : []);
  return Promise.resolve({
    item,
    output: createFolderOutput(target),
    unusable: createFolderOutput(blockedFolder(home)),
    heardMs: () =>
      files()
        .filter((name) => /^[^.].*\.mp3$/.test(name))
        .reduce((sum, name) => sum + statSync(join(target, name)).size / bytesPerMs, 0),
    held: () => files().filter((name) => name.startsWith('.')).length,
    breakDevice: () => {
      rmSync(target, { recursive: true });
    },
  });
};
