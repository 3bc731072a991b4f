import { spawn } from 'node:child_process';
import { AudioError } from '../error.ts';
import { commandLine, decodeJob, type PcmFormat } from './arguments.ts';
import { locateFfmpeg } from './locate-ffmpeg.ts';
import type { FfmpegSettings } from './run-ffmpeg.ts';

/**
 * The file as signed 16-bit little-endian samples, interleaved, in chunks as ffmpeg delivers them; a slow reader holds
 * ffmpeg back, so memory stays small. Leaving the loop early ends ffmpeg.
 * @throws AudioError `ffmpeg-missing`; `not-audio` when ffmpeg cannot read it to its end; `aborted`
 */
export async function* decodeToPcm(
  file: string,
  format: PcmFormat,
  { ffmpegPath, signal }: FfmpegSettings = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const child = spawn(
    locateFfmpeg(ffmpegPath),
    ['-v', 'error', ...commandLine(decodeJob(file, format))],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...(signal === undefined ? {} : { signal, killSignal: 'SIGKILL' as const }),
    },
  );
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-2000);
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      log += String(error);
      resolve(null);
    });
    child.on('close', resolve);
  });
  let bytes = 0;
  try {
    for await (const chunk of child.stdout as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      yield chunk;
    }
    const code = await ended;
    if (signal?.aborted) {
      throw new AudioError('aborted', 'Đã dừng theo yêu cầu.');
    }
    if (code !== 0 || bytes === 0) {
      throw new AudioError(
        'not-audio',
        `Không đọc được tệp âm thanh ${file}: ${log.trim() || 'tệp không có tiếng'}.`,
      );
    }
  } finally {
    child.kill('SIGKILL');
  }
}

/** The whole file in memory, mono: for recordings of minutes, not hours. @throws AudioError as `decodeToPcm` */
export async function decodeWhole(
  file: string,
  format: PcmFormat & { readonly channels: 1 },
  settings: FfmpegSettings = {},
): Promise<Int16Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of decodeToPcm(file, format, settings)) {
    chunks.push(chunk);
  }
  // A copy, because Buffer.concat may hand out memory at an odd offset.
  const bytes = Uint8Array.from(Buffer.concat(chunks));
  return new Int16Array(bytes.buffer, 0, Math.floor(bytes.length / 2));
}
