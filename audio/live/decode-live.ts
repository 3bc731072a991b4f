// Another station's stream as samples of one fixed shape, whatever it is made of.
import { fileURLToPath } from 'node:url';
import { AudioError } from '../error.ts';
import { commandLine, decodeJob, type PcmFormat } from '../master/arguments.ts';
import { locateFfmpeg } from '../master/locate-ffmpeg.ts';
import { readPcm } from '../master/read-pcm.ts';
import type { FfmpegSettings } from '../master/run-ffmpeg.ts';
import { sayNoStream } from './say-no-stream.ts';

/** What ffmpeg may read before it knows what it has: at 48 kbit/s a second and a half. */
const probe = ['-formatprobesize', '8192', '-probesize', '32768', '-analyzeduration', '1000000'];
/** A process that takes what the network gives must stay small. */
const small = ['--max-old-space-size=64', '--max-semi-space-size=1', '--optimize-for-size'];

/** ffmpeg's arguments for sound that comes on standard input: no protocol but this one, so that no list in it opens a file. */
export function liveArguments(format: PcmFormat): string[] {
  const { outputOptions, output } = decodeJob('pipe:0', format);
  const options = ['-protocol_whitelist', 'pipe', ...probe, '-fflags', '+nobuffer+discardcorrupt'];
  return [
    ...['-v', 'error', '-nostats'],
    ...commandLine({
      inputOptions: options,
      input: 'pipe:0',
      outputOptions: ['-map', '0:a:0', '-sn', '-dn', ...outputOptions, '-flush_packets', '1'],
      output,
    }).filter((option) => option !== '-nostdin'),
  ];
}

/**
 * A stream's samples from now on, signed 16-bit little-endian, interleaved, in chunks as they come; returns where the
 * stream ends. Leaving the loop early ends it.
 * @throws AudioError `ffmpeg-missing`; `no-stream`, with what staff can do; `aborted`
 */
export async function* decodeLive(
  address: string,
  format: PcmFormat,
  { ffmpegPath, signal }: FfmpegSettings = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const receive = fileURLToPath(new URL('./receive-process.ts', import.meta.url));
  const ffmpeg = locateFfmpeg(ffmpegPath);
  yield* readPcm(process.execPath, [...small, receive, ffmpeg, address, ...liveArguments(format)], {
    signal,
    failure: (why) => new AudioError('no-stream', sayNoStream(why)),
  });
}
