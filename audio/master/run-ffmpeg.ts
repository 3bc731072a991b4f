// The one file that knows fluent-ffmpeg, which starts ffmpeg and collects its log.
import type { FfmpegJob } from './arguments.ts';
import { AudioError } from '../error.ts';
import { locateFfmpeg } from './locate-ffmpeg.ts';

export interface FfmpegSettings {
  readonly ffmpegPath?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called now and then while a long job goes on. */
  readonly onMove?: (() => void) | undefined;
}

/**
 * Runs one job to its end and returns ffmpeg's log.
 * @throws AudioError `ffmpeg-missing`, `ffmpeg-failed` with the end of the log, `aborted`
 */
export async function runFfmpeg(
  job: FfmpegJob,
  { ffmpegPath, signal, onMove }: FfmpegSettings = {},
): Promise<string> {
  const path = locateFfmpeg(ffmpegPath);
  const { default: ffmpeg } = await import('fluent-ffmpeg');
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new AudioError('aborted', 'Đã dừng theo yêu cầu.'));
      return;
    }
    const command = ffmpeg(job.input, { stdoutLines: 0 }).setFfmpegPath(path);
    // Spread, never as one array: fluent-ffmpeg splits array items at their space, and titles have spaces.
    if (job.inputOptions.length > 0) {
      command.inputOptions(...job.inputOptions);
    }
    command.outputOptions(...job.outputOptions).output(job.output);
    const abort = (): void => {
      command.kill('SIGKILL');
    };
    signal?.addEventListener('abort', abort, { once: true });
    if (onMove) command.on('progress', onMove);
    command
      .on('end', (_stdout: string | null, log: string | null) => {
        signal?.removeEventListener('abort', abort);
        resolve(log ?? '');
      })
      .on('error', (error: Error, _stdout: string | null, log: string | null) => {
        signal?.removeEventListener('abort', abort);
        if (signal?.aborted) {
          reject(new AudioError('aborted', 'Đã dừng theo yêu cầu.', { cause: error }));
          return;
        }
        const last = (log ?? error.message).trim().split('\n').at(-1) ?? '';
        reject(
          new AudioError(
            'ffmpeg-failed',
            `ffmpeg (${path}) không làm được tệp âm thanh. Kiểm tra đĩa còn chỗ, hoặc đổi bản ffmpeg khác (FFMPEG_PATH). Lời của ffmpeg: ${last}`,
            {
              cause: error,
            },
          ),
        );
      })
      .run();
  });
}
