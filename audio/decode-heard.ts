// A sound file in one channel, whichever way its channels were wired.
import { studySound } from './bulletin/study-sound.ts';
import type { PcmFormat } from './master/arguments.ts';
import { decodeWhole, type DecodedFile } from './master/decode.ts';
import type { FfmpegSettings } from './master/run-ffmpeg.ts';
import { listenTo, takeSound } from './master/sound-of.ts';

/**
 * As `decodeWhole`; where the middle of its two channels loses what they hold (one cable is turned round), or one of them holds
 * nothing, it is the other that is heard. @throws AudioError as `decodeWhole`
 */
export async function decodeHeard(
  file: string,
  format: PcmFormat & { readonly channels: 1 },
  { untilSeconds, ...settings }: FfmpegSettings & { readonly untilSeconds?: number } = {},
): Promise<DecodedFile> {
  const until = untilSeconds === undefined ? {} : { untilSeconds };
  const decoded = await decodeWhole(file, format, { ...settings, ...until });
  if (decoded.isMono) return decoded;
  const untilMs = Math.ceil((decoded.samples.length / format.sampleRateHz) * 1000);
  const study = studySound(format.sampleRateHz);
  await listenTo(file, format.sampleRateHz, study.feed, { ...settings, untilMs });
  const { heard } = study.end();
  if (heard === 'middle') return decoded;
  const taken = { heard, gainDb: 0, fromMs: 0, untilMs };
  return { ...decoded, samples: await takeSound(file, format, taken, settings) };
}
