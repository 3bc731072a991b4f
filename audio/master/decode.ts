import { AudioError } from '../error.ts';
import { commandLine, decodeJob, type FfmpegJob, type PcmFormat } from './arguments.ts';
import { locateFfmpeg } from './locate-ffmpeg.ts';
import { readPcm } from './read-pcm.ts';
import type { FfmpegSettings } from './run-ffmpeg.ts';

/**
 * The file as signed 16-bit little-endian samples, interleaved, in chunks as ffmpeg delivers them; a slow reader holds
 * ffmpeg back, so memory stays small. Leaving the loop early ends ffmpeg.
 * @throws AudioError `ffmpeg-missing`; `not-audio` when ffmpeg cannot read it to its end; `aborted`
 */
export async function* decodeToPcm(
  file: string,
  format: PcmFormat,
  settings: FfmpegSettings = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  yield* runDecoder(decodeJob(file, format), settings, 'error');
}

export interface DecodedFile {
  readonly samples: Int16Array;
  /** How long the file says it is, where it says so: longer than its samples where its end is missing. */
  readonly declaredMs: number | undefined;
  /** Whether the file has one channel alone. */
  readonly isMono: boolean;
}

const firstBytes = 2 ** 20;

/**
 * The whole file in memory, mono: for recordings of minutes, not hours. `untilSeconds`: no more of it is decoded, for a small file
 * may hold days. @throws AudioError as `decodeToPcm`
 */
export async function decodeWhole(
  file: string,
  format: PcmFormat & { readonly channels: 1 },
  { untilSeconds, ...settings }: FfmpegSettings & { readonly untilSeconds?: number } = {},
): Promise<DecodedFile> {
  const decoding = runDecoder(decodeJob(file, format, untilSeconds), settings, 'info');
  const { samples, log } = await collectSamples(decoding);
  // The first is the file's; what is made of it follows.
  const isMono = /\bmono\b|\b1 channels\b/.test(/ Audio: [^\n]*/.exec(log)?.[0] ?? '');
  return { samples, declaredMs: declaredMs(log), isMono };
}

/**
 * All that a decoder gives, as samples, with its log. `from`, `until`: the samples that are kept, in memory that is taken
 * once; without them it grows.
 */
export async function collectSamples(
  decoding: AsyncGenerator<Uint8Array, string, undefined>,
  { from, until }: { readonly from: number; readonly until: number } = { from: 0, until: Infinity },
): Promise<{ readonly samples: Int16Array; readonly log: string }> {
  const most = (until - from) * 2;
  let kept = new Uint8Array(Number.isFinite(most) ? most : firstBytes);
  let at = -from * 2;
  let next = await decoding.next();
  while (next.done !== true) {
    const chunk = next.value.subarray(Math.max(0, -at), Math.max(0, most - at));
    const start = Math.max(0, at);
    at += next.value.length;
    if (start + chunk.length > kept.length) {
      const more = new Uint8Array((start + chunk.length) * 2);
      more.set(kept);
      kept = more;
    }
    kept.set(chunk, start);
    next = await decoding.next();
  }
  const length = Math.floor(Math.min(Math.max(0, at), most) / 2);
  return { samples: new Int16Array(kept.buffer, 0, length), log: next.value };
}

/** `Duration: 00:03:20.15` of ffmpeg's log, in ms; undefined where ffmpeg only guesses it by the first frames. */
export function declaredMs(log: string): number | undefined {
  if (log.includes('Estimating duration')) return undefined;
  const [, hours, minutes, seconds] = /Duration: (\d+):(\d+):([\d.]+)/.exec(log) ?? [];
  if (seconds === undefined) return undefined;
  return Math.round(((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000);
}

/**
 * ffmpeg's log is what the generator returns; its beginning and its end are kept. `inPart`: what a damaged file still has
 * is enough.
 * @throws AudioError as `decodeToPcm`
 */
export function runDecoder(
  job: FfmpegJob,
  { ffmpegPath, signal }: FfmpegSettings,
  level: 'error' | 'info',
  inPart = false,
): AsyncGenerator<Uint8Array, string, undefined> {
  const failure = (why: string): AudioError =>
    new AudioError(
      'not-audio',
      `Không đọc được tệp âm thanh ${job.input}. Lưu lại thành .mp3 hoặc .wav rồi thử lại. ${why ? `Lời của ffmpeg: ${why}` : 'Tệp không có tiếng.'}`,
    );
  const args = ['-v', level, '-nostats', ...commandLine(job)];
  return readPcm(locateFfmpeg(ffmpegPath), args, { signal, failure, inPart });
}
