import { listenJob, takeJob, type PcmFormat, type Taken } from './arguments.ts';
import { collectSamples, declaredMs, runDecoder } from './decode.ts';
import type { FfmpegSettings } from './run-ffmpeg.ts';

export interface Listened {
  /** What the file says of its own length, where it says so. */
  readonly declaredMs: number | undefined;
  /** Of the sound as it lies in the file. */
  readonly sampleRateHz: number | undefined;
}

const untilEnd = 24 * 3600;

/**
 * Hands the sound of any file with sound in it to `hear`, in two channels at `sampleRateHz`, as far as it can be read; one
 * channel is heard in both. `untilMs`: no further than that.
 * @throws AudioError `not-audio` where there is none; `ffmpeg-missing`; `aborted`
 */
export async function listenTo(
  file: string,
  sampleRateHz: number,
  hear: (samples: Int16Array) => void,
  settings: FfmpegSettings & { readonly untilMs?: number },
): Promise<Listened> {
  const seconds = settings.untilMs === undefined ? untilEnd : settings.untilMs / 1000;
  const job = listenJob(file, { sampleRateHz, channels: 2 }, seconds);
  const decoding = runDecoder(job, settings, 'info', true);
  const whole = inWholeFrames(4);
  let next = await decoding.next();
  while (next.done !== true) {
    hear(whole(next.value));
    next = await decoding.next();
  }
  const rate = /: Audio: [^\n]*?(\d+) Hz/.exec(next.value)?.[1];
  return {
    declaredMs: declaredMs(next.value),
    sampleRateHz: rate === undefined ? undefined : Number(rate),
  };
}

/** The sound of a file in one channel from `fromMs` on, `gainDb` louder, in the memory of what is taken. @throws AudioError as `listenTo` */
export async function takeSound(
  file: string,
  format: PcmFormat,
  how: Taken & { readonly fromMs: number },
  settings: FfmpegSettings,
): Promise<Int16Array> {
  const toSample = (ms: number): number => Math.round((ms / 1000) * format.sampleRateHz);
  const decoding = runDecoder(takeJob(file, format, how), settings, 'error', true);
  const kept = { from: toSample(how.fromMs), until: toSample(how.untilMs) };
  const { samples } = await collectSamples(decoding, kept);
  return samples;
}

/** Chunks of a stream may end within a frame: its rest waits for the next. */
function inWholeFrames(size: number): (chunk: Uint8Array) => Int16Array {
  let rest: Uint8Array = new Uint8Array(0);
  return (chunk) => {
    const bytes = Uint8Array.from(Buffer.concat([rest, chunk]));
    const whole = bytes.length - (bytes.length % size);
    rest = bytes.slice(whole);
    return new Int16Array(bytes.buffer, 0, whole / 2);
  };
}
