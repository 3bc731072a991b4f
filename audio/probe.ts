// What `loa doctor` asks of this room; documented at audio/index.ts, loaded by the first call.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { sayError } from '../content/schema/say-error.ts';
import type { Ward } from '../content/schema/ward.ts';
import { AudioError } from './error.ts';
import { decodeToPcm } from './master/decode.ts';
import { locateFfmpeg } from './master/locate-ffmpeg.ts';
import { asAudioErrors } from './as-audio-errors.ts';
import { openVoice } from './voices/open-voice.ts';

export async function probeFfmpeg(
  ffmpegPath?: string,
): Promise<{ readonly path: string; readonly version: string }> {
  const path = locateFfmpeg(ffmpegPath);
  const ask = async (...args: string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(path, ['-hide_banner', ...args], {
      timeout: 20_000,
      maxBuffer: 8_000_000,
    });
    return stdout;
  };
  try {
    const version = /version (\S+)/.exec(await ask('-version'))?.[1] ?? 'không rõ';
    const [encoders, filters] = await Promise.all([ask('-encoders'), ask('-filters')]);
    const lacking = [
      ...(encoders.includes('libmp3lame') ? [] : ['libmp3lame']),
      ...['ebur128', 'alimiter', 'acompressor', 'equalizer'].filter(
        (name) => !filters.includes(` ${name} `),
      ),
    ];
    if (lacking.length > 0) {
      throw new AudioError(
        'ffmpeg-failed',
        `ffmpeg (${path}) thiếu ${lacking.join(', ')}. Cài bản ffmpeg đầy đủ, hoặc bỏ FFMPEG_PATH để dùng bản kèm theo.`,
      );
    }
    return { path, version };
  } catch (error) {
    throw error instanceof AudioError
      ? error
      : new AudioError(
          'ffmpeg-failed',
          `ffmpeg (${path}) không chạy được: ${sayError(error)}. Cài lại ffmpeg, hoặc bỏ FFMPEG_PATH để dùng bản kèm theo.`,
          { cause: error },
        );
  }
}

export async function probeVoice(settings: Ward['voice'], dataDir: string): Promise<string> {
  return asAudioErrors(async () => {
    const voice = openVoice(settings, dataDir);
    try {
      await voice.speak('xin chào.');
      return voice.id;
    } finally {
      await voice.close();
    }
  });
}

export async function probeAudio(file: string): Promise<{ readonly durationMs: number }> {
  const format = { sampleRateHz: 8000, channels: 1 } as const;
  let bytes = 0;
  for await (const chunk of decodeToPcm(file, format)) {
    bytes += chunk.length;
  }
  return { durationMs: Math.round((bytes / 2 / format.sampleRateHz) * 1000) };
}
