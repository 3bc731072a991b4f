// Lines that a person has read, as sound: as loud as the voice, with the time of each word.
import { readFile } from 'node:fs/promises';
import type { Ward } from '../content/schema/ward.ts';
import type { BulletinLine } from './bulletin/line.ts';
import { levelled } from './bulletin/level.ts';
import type { Heard } from './bulletin/timeline.ts';
import { resample } from './master/resample.ts';
import { AudioError } from './error.ts';
import { clipsFolder } from './store/bulletins.ts';
import { speakCached } from './store/clips.ts';
import { timeTakes } from './studio/align/time-takes.ts';
import { loudnessOf } from './studio/judge-take.ts';
import { openTimingVoice } from './studio/timing-voice.ts';
import { plainDelivery } from './voices/delivery.ts';
import type { Speech } from './voices/voice.ts';
import { parseWav } from './voices/wav.ts';

/** How loud the embedded voice is at the reference level: what takes are brought to where the voice says nothing. */
export const voiceLufs = -20;
/** More would bring up the room with the words. */
const mostGainDb = 24;
/** Where a sound is cut out of another it would click. */
const fadeMs = { in: 5, out: 20 } as const;

export interface TakeSettings {
  /** LOA_DATA: what the voice says is kept there. */
  readonly dataDir: string;
  readonly signal?: AbortSignal | undefined;
  /** The ward's: takes are held against the embedded voice of its region. Absent: the northern one. */
  readonly timingVoice?: Ward['voice'] | undefined;
}

export type TakenLine = BulletinLine & Required<Pick<BulletinLine, 'take'>>;

export const isTaken = (line: BulletinLine): line is TakenLine => line.take !== undefined;

/**
 * The takes of these lines at `sampleRateHz`, each as loud as `targetLufs`; their words are found by comparing them with the embedded voice.
 * @throws AudioError `not-audio` where a take is no WAV
 */
export async function speakTakes(
  lines: readonly TakenLine[],
  targetLufs: number,
  sampleRateHz: number,
  settings: TakeSettings,
): Promise<ReadonlyMap<BulletinLine, Heard>> {
  const sounds = new Map<BulletinLine, Int16Array>();
  for (const line of lines) sounds.set(line, await readTake(line, sampleRateHz));
  const starts = await timeLines(lines, sounds, sampleRateHz, settings);
  return new Map(
    lines.map((line) => [
      line,
      {
        samples: soft(evenly(sounds.get(line), targetLufs, sampleRateHz), sampleRateHz),
        ...{ sampleRateHz, timing: 'aligned' },
        syllableStartsMs: starts.get(line) ?? [],
      },
    ]),
  );
}

async function readTake({ take, text }: TakenLine, sampleRateHz: number): Promise<Int16Array> {
  const sound = parseWav(await readFile(take.path));
  if (!sound)
    throw new AudioError('not-audio', `Bản thu của câu "${text}" không đọc được. Thu lại câu này.`);
  return resample(sound.samples, sound.sampleRateHz, sampleRateHz);
}

/** Takes of one reader teach together how that person sounds. */
async function timeLines(
  lines: readonly TakenLine[],
  sounds: ReadonlyMap<BulletinLine, Int16Array>,
  sampleRateHz: number,
  { dataDir, signal, timingVoice }: TakeSettings,
): Promise<ReadonlyMap<BulletinLine, readonly number[]>> {
  const starts = new Map<BulletinLine, readonly number[]>();
  const voice = openTimingVoice(timingVoice);
  try {
    for (const reader of new Set(lines.map(({ take }) => take.reader))) {
      const own = lines.filter(({ take }) => take.reader === reader);
      const clips: Speech[] = [];
      for (const { spoken } of own) {
        const plainly = { text: spoken.text, delivery: plainDelivery };
        clips.push(await speakCached(clipsFolder(dataDir), voice, plainly, signal));
      }
      const takes = own.map((line) => ({
        samples: sounds.get(line) ?? new Int16Array(0),
        sampleRateHz,
      }));
      const texts = own.map(({ spoken }) => spoken.text);
      timeTakes(takes, clips, texts).forEach((times, index) => {
        const line = own[index];
        if (line) starts.set(line, times);
      });
    }
  } finally {
    await voice.close();
  }
  return starts;
}

function evenly(
  samples: Int16Array = new Int16Array(0),
  targetLufs: number,
  sampleRateHz: number,
): Int16Array {
  const loudness = loudnessIn(samples, sampleRateHz);
  if (!Number.isFinite(loudness)) return samples;
  return levelled(samples, 10 ** (Math.min(mostGainDb, targetLufs - loudness) / 20));
}

/** LUFS of 16-bit samples. */
export function loudnessIn(samples: Int16Array, sampleRateHz: number): number {
  return loudnessOf(
    Float32Array.from(samples, (sample) => sample / 32_768),
    sampleRateHz,
  );
}

function soft(samples: Int16Array, sampleRateHz: number): Int16Array {
  const sizes = { in: (fadeMs.in / 1000) * sampleRateHz, out: (fadeMs.out / 1000) * sampleRateHz };
  return samples.map((sample, at) =>
    Math.round(
      sample * Math.min(1, at / sizes.in) * Math.min(1, (samples.length - 1 - at) / sizes.out),
    ),
  );
}
