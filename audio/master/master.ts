import type { Profile } from '../../content/schema/names.ts';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeWorkFolder } from '../../content/write/work-place.ts';
import { AudioError } from '../error.ts';
import {
  limiterCeilingDb,
  loudnessTarget,
  measureJob,
  mp3Format,
  mp3Job,
  toneLoudnessJob,
  type Mp3Tags,
  type PcmFormat,
} from './arguments.ts';
import { excerpt } from './excerpt.ts';
import { parseLength, parseLoudness, type Loudness } from './loudness.ts';
import { runFfmpeg, type FfmpegSettings } from './run-ffmpeg.ts';

export interface Mastered extends Required<Loudness> {
  readonly bytes: number;
  readonly sampleRateHz: number;
}

const bytesOf = (samples: Int16Array): Uint8Array =>
  new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);

/** The first gain comes from an excerpt and mostly hits; a second corrects; a third has never been needed. */
const maxTries = 4;

/** What MP3 coding at this rate takes from the toned speech (measured on the announcement: −16.5 LUFS where −16.0 went in). */
const codingLossLu = 0.5;

/** Nearer than another meter can tell, in the tenths that ebur128 speaks in. */
const wantedLu = 0.2 + 1e-6;

/** Where that cannot be had: within the tolerance with room for another meter's rounding. */
const closeEnoughLu = loudnessTarget.toleranceLu - 0.15;

/** MP3 pads a sound to whole frames, and its encoder adds a few. */
const paddingMs = 500;

/** Decodes the whole file: what a player could not play to its end is found here, not on the air. */
async function measure(
  file: string,
  lengthMs: number,
  settings: FfmpegSettings,
): Promise<Required<Loudness>> {
  const log = await runFfmpeg(measureJob(file), settings);
  const decodedMs = parseLength(log);
  if (decodedMs !== undefined && Math.abs(decodedMs - lengthMs) > paddingMs) {
    throw new AudioError(
      'ffmpeg-failed',
      `Tệp MP3 vừa làm chỉ đọc được ${Math.round(decodedMs / 1000)} trong ${Math.round(lengthMs / 1000)} giây. Kiểm tra đĩa còn chỗ, hoặc đổi bản ffmpeg khác (FFMPEG_PATH).`,
    );
  }
  const measured = parseLoudness(log);
  if (measured?.truePeakDbtp === undefined) {
    throw new AudioError(
      'ffmpeg-failed',
      `ffmpeg không đo được độ to của ${file}. Cập nhật ffmpeg (cần bộ lọc ebur128).`,
    );
  }
  return { loudnessLufs: measured.loudnessLufs, truePeakDbtp: measured.truePeakDbtp };
}

/**
 * Writes `samples` (mono, 16 bit) as an MP3 at −16 ±0.2 LUFS (where a limiter cannot give that, ±0.35) and at most −1.5 dBTP,
 * measured on the finished file. `wantedWithinLu`: nearer than that, where it can be had.
 * Two-pass loudnorm is not used: on loud speech it turns dynamic and misses by 1.4 LU (measured).
 * @throws AudioError
 */
export async function masterMp3(
  samples: Int16Array,
  format: PcmFormat,
  output: string,
  tags: Mp3Tags,
  settings: FfmpegSettings & {
    readonly wantedWithinLu?: number;
    readonly profile?: Profile;
    /** Default: the bulletin's. */
    readonly targetLufs?: number;
  } = {},
): Promise<Mastered> {
  const { profile = 'web', targetLufs = loudnessTarget.loudnessLufs } = settings;
  const work = makeWorkFolder('master');
  const lengthMs = (samples.length / format.sampleRateHz / format.channels) * 1000;
  try {
    const speech = join(work, 'speech.s16');
    const part = join(work, 'part.s16');
    await writeFile(speech, bytesOf(samples));
    await writeFile(part, bytesOf(excerpt(samples, format.sampleRateHz)));
    const before = parseLoudness(await runFfmpeg(toneLoudnessJob(part, format, profile), settings));
    // ebur128 reports its floor, −70, when every block was below the gate.
    if (before === undefined || before.loudnessLufs <= -69) {
      throw new AudioError(
        'not-audio',
        'Âm thanh chỉ có khoảng lặng nên không chỉnh được độ to. Kiểm tra lại bản ghi âm hoặc giọng đọc.',
      );
    }
    let gainDb = targetLufs - before.loudnessLufs + codingLossLu;
    let ceilingDb: number = limiterCeilingDb;
    for (let tries = 1; ; tries += 1) {
      await runFfmpeg(
        mp3Job(speech, output, format, { gainDb, ceilingDb, tags, profile }),
        settings,
      );
      const measured = await measure(output, lengthMs, settings);
      const missedLu = targetLufs - measured.loudnessLufs;
      const overDb = measured.truePeakDbtp - loudnessTarget.truePeakDbtp;
      const within = tries < maxTries ? (settings.wantedWithinLu ?? wantedLu) : closeEnoughLu;
      if (Math.abs(missedLu) <= within && overDb <= 0) {
        return {
          ...measured,
          bytes: (await stat(output)).size,
          sampleRateHz: mp3Format.sampleRateHz,
        };
      }
      if (tries === maxTries) {
        throw new AudioError(
          'ffmpeg-failed',
          `Không đưa được âm thanh về ${targetLufs} LUFS (đo được ${measured.loudnessLufs} LUFS, đỉnh ${measured.truePeakDbtp} dBTP). Kiểm tra bản ghi âm: có tiếng nổ hoặc quá nhỏ không.`,
        );
      }
      gainDb += missedLu;
      ceilingDb -= Math.max(0, overDb) + (overDb > 0 ? 0.2 : 0);
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
