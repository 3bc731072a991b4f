import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { sayError } from '../../content/schema/say-error.ts';
import { systemCodeOf, systemRefusalOf } from '../../content/schema/system-errors.ts';
import { AudioError } from '../error.ts';

export const ffmpegMissing =
  'Không tìm thấy ffmpeg. Chạy lại "npm ci" để có bản kèm theo, hoặc cài ffmpeg rồi đặt FFMPEG_PATH thành đường dẫn của nó.';

/** Why it cannot be run; undefined where it can. */
function hindrance(path: string): Error | undefined {
  try {
    accessSync(path, constants.X_OK);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const runnable = (path: string): boolean => hindrance(path) === undefined;

function onPath(): string | undefined {
  const name = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(runnable);
}

/** The static build of @ffmpeg-installer; it throws at import where it has none for this platform. */
function bundled(): string | undefined {
  try {
    const installer: unknown = createRequire(import.meta.url)('@ffmpeg-installer/ffmpeg');
    const path: unknown =
      installer !== null && typeof installer === 'object' && 'path' in installer
        ? installer.path
        : undefined;
    return typeof path === 'string' && runnable(path) ? path : undefined;
  } catch (error) {
    // Where there is no descriptor or memory left to look with, it is not known to be missing.
    const code = systemCodeOf(error);
    if (code === undefined || code === 'ENOENT') return undefined;
    throw new AudioError(
      'ffmpeg-missing',
      `Không xem được có ffmpeg hay không: ${sayError(error)}. ${systemRefusalOf(error)?.mend ?? ''}`,
      { cause: error },
    );
  }
}

/**
 * The ffmpeg to run: the one asked for, else FFMPEG_PATH, else PATH, else the bundled one.
 * One that is asked for and cannot run is an error: falling back would hide the mistake.
 * @throws AudioError `ffmpeg-missing`
 */
export function locateFfmpeg(asked: string | undefined = process.env['FFMPEG_PATH']): string {
  if (asked !== undefined && asked !== '') {
    const why = hindrance(asked);
    if (!why) {
      return asked;
    }
    throw new AudioError(
      'ffmpeg-missing',
      `FFMPEG_PATH là "${asked}" nhưng không chạy được tệp đó (${sayError(why)}). Sửa FFMPEG_PATH, hoặc bỏ đi để dùng bản kèm theo.`,
    );
  }
  const found = onPath() ?? bundled();
  if (found === undefined) {
    throw new AudioError('ffmpeg-missing', ffmpegMissing);
  }
  return found;
}
