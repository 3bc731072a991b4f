// Recordings go into the mastering as loud as speech comes out of it: its tone and its limiter treat music and voices
// differently, so what comes out is measured.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeWorkFolder } from '../content/write/work-place.ts';
import { levelled } from './bulletin/level.ts';
import { toneLoudnessJob, type PcmFormat } from './master/arguments.ts';
import { excerpt } from './master/excerpt.ts';
import { parseLoudness } from './master/loudness.ts';
import { runFfmpeg, type FfmpegSettings } from './master/run-ffmpeg.ts';

/** How loud the embedded voice comes out of the tone filters (measured on the announcement). */
export const speechLoudnessLufs = -29.4;

const closeEnoughLu = 0.15;
const mostTries = 6;
/** What a decibel more brings: the compressor takes three quarters of it from what is loud. */
const flattest = 0.2;

/** How loud the sounds come out of the tone filters together; undefined for silence. @throws AudioError */
export async function tonedLoudness(
  sounds: readonly Int16Array[],
  format: PcmFormat,
  settings: FfmpegSettings,
): Promise<number | undefined> {
  const work = makeWorkFolder('loudness');
  try {
    const file = join(work, 'sound.s16');
    await writeFile(file, excerpt(joined(sounds), format.sampleRateHz));
    const loudness = parseLoudness(await runFfmpeg(toneLoudnessJob(file, format), settings));
    // ebur128 reports its floor, −70, when every block was below the gate.
    return loudness === undefined || loudness.loudnessLufs <= -69
      ? undefined
      : loudness.loudnessLufs;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The recording at the gain with which it comes out of the tone filters at `targetLufs`, as near as it can. @throws AudioError */
export async function matchLoudness(
  samples: Int16Array,
  targetLufs: number,
  format: PcmFormat,
  settings: FfmpegSettings,
): Promise<Int16Array> {
  const part = excerpt(samples, format.sampleRateHz);
  let gainDb = 0;
  let slope = 0.6;
  let best = { gainDb, missedLu: Infinity };
  let before: { gainDb: number; loudness: number } | undefined;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const loudness = await tonedLoudness([levelled(part, gainOf(gainDb))], format, settings);
    if (loudness === undefined) break;
    const missedLu = targetLufs - loudness;
    if (Math.abs(missedLu) < Math.abs(best.missedLu)) best = { gainDb, missedLu };
    if (Math.abs(missedLu) <= closeEnoughLu) break;
    if (before && before.gainDb !== gainDb)
      slope = (loudness - before.loudness) / (gainDb - before.gainDb);
    before = { gainDb, loudness };
    gainDb += missedLu / Math.min(1.2, Math.max(flattest, slope));
  }
  return levelled(samples, gainOf(best.gainDb));
}

const gainOf = (db: number): number => 10 ** (db / 20);

function joined(sounds: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(sounds.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const sound of sounds) {
    all.set(sound, at);
    at += sound.length;
  }
  return all;
}
