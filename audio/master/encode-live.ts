import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { AudioError } from '../error.ts';
import { mp3Format, type PcmFormat } from './arguments.ts';
import { locateFfmpeg } from './locate-ffmpeg.ts';
import { lacksStreams, startFailure } from './started.ts';

/** MP3 made of samples as they come, of the shape that bulletins have (ADR 11). */
export interface LiveEncoder {
  /** Resolves when it may be given more. @throws AudioError `ffmpeg-failed` where the encoder has gone */
  write(pcm: Uint8Array): Promise<void>;
  /** No more will come: it gives out what it still holds. */
  finish(): void;
  /** What has come out, in any portions; ends after `finish`. @throws AudioError `ffmpeg-failed` */
  readonly mp3: AsyncIterable<Uint8Array>;
  close(): void;
}

function encoderArguments({ sampleRateHz, channels }: PcmFormat): string[] {
  return [
    ...['-v', 'error', '-hide_banner', '-nostats', '-probesize', '32', '-analyzeduration', '0'],
    ...['-f', 's16le', '-ar', String(sampleRateHz), '-ac', String(channels), '-i', 'pipe:0'],
    ...['-ar', String(mp3Format.sampleRateHz), '-ac', String(mp3Format.channels)],
    ...['-c:a', 'libmp3lame', '-b:a', `${mp3Format.bitrateKbps}k`],
    // Frames alone: they are joined to a stream that others listen to already.
    ...['-write_xing', '0', '-id3v2_version', '0', '-flush_packets', '1', '-f', 'mp3', 'pipe:1'],
  ];
}

/** @throws AudioError `ffmpeg-missing` */
export async function encodeLive(format: PcmFormat): Promise<LiveEncoder> {
  const child = spawn(locateFfmpeg(), encoderArguments(format), {
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  if (lacksStreams(child)) await startFailure(child);
  let over = false;
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      over = true;
      resolve();
    };
    child.on('error', end);
    child.on('close', end);
  });
  child.stdin.on('error', () => undefined);
  const isOver = (): boolean => over;
  const failed = (): AudioError =>
    new AudioError(
      'ffmpeg-failed',
      'Bộ nén MP3 (ffmpeg) dừng giữa chừng khi tiếp âm. Khởi động lại máy; nếu vẫn vậy, đổi bản ffmpeg khác (FFMPEG_PATH).',
    );
  return {
    async write(pcm) {
      if (isOver()) throw failed();
      if (child.stdin.write(pcm)) return;
      // A pipe that breaks says less than that its program has ended.
      await Promise.race([once(child.stdin, 'drain').catch(() => ended), ended]);
      if (isOver()) throw failed();
    },
    finish: () => {
      child.stdin.end();
    },
    // No encoding is set, so its chunks are bytes; the stream's own type says `any`.
    mp3: child.stdout as AsyncIterable<Uint8Array>,
    close: () => {
      child.kill('SIGKILL');
    },
  };
}
