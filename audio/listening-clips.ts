// What audio/index.ts offers to whoever has people compare voices; this file is loaded by the first call.
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeWorkFolder } from '../content/write/work-place.ts';
import type { Profile } from '../content/schema/names.ts';
import type { Ward } from '../content/schema/ward.ts';
import { asAudioErrors } from './as-audio-errors.ts';
import { levelGain, levelled } from './bulletin/level.ts';
import { utter, type SaidLine, type Utterance } from './bulletin/utter.ts';
import { joinedMp3Job, masteringVersion } from './master/arguments.ts';
import { decodeWhole } from './master/decode.ts';
import { masterMp3 } from './master/master.ts';
import { profilesVersion } from './master/profiles.ts';
import { resample } from './master/resample.ts';
import { runFfmpeg, type FfmpegSettings } from './master/run-ffmpeg.ts';
import { bulletinFormat } from './speak-plan.ts';
import { clipsFolder } from './store/bulletins.ts';
import { clipVersion, speakCached } from './store/clips.ts';
import { openVoice } from './voices/open-voice.ts';
import type { Voice } from './voices/voice.ts';

export interface ClipOrder {
  readonly voice: Ward['voice'];
  readonly profile: Profile;
  /** The sentence as it is written and as it is spoken. */
  readonly said: Pick<SaidLine, 'text' | 'spoken'>;
}

export interface MadeListeningClip {
  /** Another one for whatever changes how it sounds. */
  readonly key: string;
  readonly mp3: Uint8Array;
  readonly loudnessLufs: number;
  readonly durationMs: number;
}

export interface ListeningClips {
  /** Its key, without making it. @throws AudioError where there is no such voice */
  keyOf(order: ClipOrder): string;
  /** @throws AudioError */
  make(order: ClipOrder, settings?: FfmpegSettings): Promise<MadeListeningClip>;
  /** One after another as one MP3, clips as loud as they are: its bytes. @throws AudioError */
  tape(parts: readonly TapePart[], settings?: FfmpegSettings): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Lower than a bulletin: peaks of a single sentence keep their room, and no limiter is in what people compare. */
const targetLufs = -18;
/** Louder is liked better: two clips at this from the target are at most 0.2 LU apart. ebur128 speaks in tenths. */
const withinLu = 0.1 + 1e-6;
/** So that a player that begins late swallows no syllable. */
const silenceMs = 250;
/** It tells nothing of what it is. */
const tags = { title: 'Nghe thử', artist: 'Loa Phường' };

export function openListeningClips(dataDir: string): ListeningClips {
  const voices = new Map<string, Voice>();
  const voiceOf = (settings: Ward['voice']): Voice => {
    const name = JSON.stringify(settings);
    const voice = voices.get(name) ?? openVoice(settings, dataDir);
    voices.set(name, voice);
    return voice;
  };
  const keyOf = ({ voice, profile, said }: ClipOrder): string => {
    const { text, delivery } = utterOf(said);
    const made = [clipVersion, masteringVersion, profilesVersion, targetLufs];
    return createHash('sha256')
      .update(JSON.stringify([...made, voiceOf(voice).id, profile, text, delivery]))
      .digest('hex');
  };
  /** At the level that mastering takes. */
  const speak = async (
    { voice, said }: Pick<ClipOrder, 'voice' | 'said'>,
    { signal }: FfmpegSettings,
  ): Promise<Int16Array> => {
    const { sampleRateHz } = bulletinFormat;
    const folder = clipsFolder(dataDir);
    const speech = await speakCached(folder, voiceOf(voice), utterOf(said), signal);
    const samples = resample(speech.samples, speech.sampleRateHz, sampleRateHz);
    return levelled(samples, levelGain([samples], sampleRateHz));
  };
  return {
    keyOf,
    make: (order, settings = {}) =>
      asAudioErrors(async () => {
        const made = await master(padded(await speak(order, settings)), order.profile, settings);
        return { key: keyOf(order), ...made };
      }),
    tape: (parts, settings = {}) =>
      asAudioErrors(() => joinTape(parts, (order) => speak(order, settings), settings)),
    async close() {
      await Promise.all([...voices.values()].map((voice) => voice.close()));
      voices.clear();
    },
  };
}

/** On a tape: what an announcer says, a clip's file, or silence. */
export type TapePart = TapeSpeech | TapeClip | TapeSilence;

interface TapeSpeech {
  readonly said: ClipOrder['said'];
}
interface TapeClip {
  readonly file: string;
}
interface TapeSilence {
  readonly pauseMs: number;
}

/** The announcer of a tape: the voice that is always there. */
const announcer: Ward['voice'] = { kind: 'espeak', name: 'vi', rate: 150 };

async function joinTape(
  parts: readonly TapePart[],
  speak: (order: Pick<ClipOrder, 'voice' | 'said'>) => Promise<Int16Array>,
  settings: FfmpegSettings,
): Promise<Uint8Array> {
  const decoded = new Map<string, Int16Array>();
  const soundOf = async (part: TapePart): Promise<Int16Array> => {
    if ('said' in part) return speak({ voice: announcer, said: part.said });
    if ('pauseMs' in part) return silence(part.pauseMs);
    const sound =
      decoded.get(part.file) ?? (await decodeWhole(part.file, bulletinFormat, settings)).samples;
    decoded.set(part.file, sound);
    return sound;
  };
  const sounds: Int16Array[] = [];
  for (const part of parts) sounds.push(await soundOf(part));
  return inFolder(async (folder) => {
    const [pcm, mp3] = [join(folder, 'tape.s16'), join(folder, 'tape.mp3')];
    await writeFile(pcm, bytesOf(joined(sounds)));
    await runFfmpeg(joinedMp3Job(pcm, mp3, bulletinFormat, tags), settings);
    return readFile(mp3);
  });
}

/** As a bulletin says a sentence. */
function utterOf(said: ClipOrder['said']): Utterance {
  return utter({ kind: 'sentence', ...said });
}

async function master(
  samples: Int16Array,
  profile: Profile,
  settings: FfmpegSettings,
): Promise<Omit<MadeListeningClip, 'key'>> {
  return inFolder(async (folder) => {
    const file = join(folder, 'clip.mp3');
    const wanted = { ...settings, profile, targetLufs, wantedWithinLu: withinLu };
    const { loudnessLufs } = await masterMp3(samples, bulletinFormat, file, tags, wanted);
    const durationMs = Math.round((samples.length / bulletinFormat.sampleRateHz) * 1000);
    return { mp3: await readFile(file), loudnessLufs, durationMs };
  });
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = makeWorkFolder('listening');
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function padded(samples: Int16Array): Int16Array {
  return joined([silence(silenceMs), samples, silence(silenceMs)]);
}

function silence(ms: number): Int16Array {
  return new Int16Array(Math.round((ms / 1000) * bulletinFormat.sampleRateHz));
}

function joined(sounds: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(sounds.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const sound of sounds) {
    all.set(sound, at);
    at += sound.length;
  }
  return all;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Int16Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
