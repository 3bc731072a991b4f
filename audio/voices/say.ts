// The one file that knows the package `say`: the system's voice on macOS and Windows.
import { sayError } from '../../content/schema/say-error.ts';
import type { ChildProcess } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { makeWorkFolder } from '../../content/write/work-place.ts';
import { estimateSpeech } from './clip.ts';
import {
  exportCommand,
  parseVoices,
  voicesCommand,
  type SayPlatform,
  type SayRequest,
} from './say-command.ts';
import { syllablesOf, VoiceError, type Speech, type Voice } from './voice.ts';
import { parseWav } from './wav.ts';

type Done<T> = (error: unknown, value?: T) => void;

/** The parts of the package used here; its own types leave out the constructor and what is overridden. */
interface SayEngine {
  child: ChildProcess | null;
  buildExportCommand: () => ReturnType<typeof exportCommand>;
  getVoices: () => ReturnType<typeof voicesCommand>;
  export(text: string, voice: string, speed: number, filename: string, done: Done<never>): void;
  getInstalledVoices(done: Done<string | string[]>): void;
}

function newEngine(platform: SayPlatform): SayEngine {
  // The package's types describe a singleton only; SayEngine above is what its source has (0.16.0).
  const { Say } = createRequire(import.meta.url)('say') as {
    Say: new (platform: string) => SayEngine;
  };
  return new Say(platform);
}

/**
 * Runs one of the engine's acts. The package listens neither for a program that is missing nor for one that hangs,
 * and either would end this process or wait for ever.
 */
function run<T>(
  engine: SayEngine,
  act: (done: Done<T>) => void,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    let child: ChildProcess | null = null;
    const settle = (end: () => void): void => {
      clearTimeout(deadline);
      signal?.removeEventListener('abort', onAbort);
      end();
    };
    const fail = (error: unknown): void => {
      settle(() => {
        child?.kill('SIGKILL');
        reject(error instanceof Error ? error : new Error(String(error)));
      });
    };
    const onAbort = (): void => {
      fail(new VoiceError('aborted', 'Đã dừng đọc theo yêu cầu.'));
    };
    const deadline = setTimeout(() => {
      fail(
        new VoiceError(
          'voice-failed',
          `Giọng say không trả lời sau ${Math.round(timeoutMs / 1000)} giây. Thử lại, hoặc đổi voice.kind thành espeak.`,
        ),
      );
    }, timeoutMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    act((error, value) => {
      if (error) {
        fail(error);
      } else {
        settle(() => {
          resolve(value);
        });
      }
    });
    child = engine.child;
    child?.on('error', fail);
    child?.stdin?.on('error', () => undefined);
  });
}

function refuseAborted(signal?: AbortSignal): void {
  if (signal?.aborted) {
    throw new VoiceError('aborted', 'Đã dừng đọc theo yêu cầu.');
  }
}

/** @throws VoiceError `voice-missing` where the system has no voice of this name, or does not say */
async function checkInstalled(platform: SayPlatform, name: string): Promise<void> {
  const engine = newEngine(platform);
  engine.getVoices = () => voicesCommand(platform);
  let found: string | string[];
  try {
    found =
      (await run<string | string[]>(
        engine,
        (done) => {
          engine.getInstalledVoices(done);
        },
        30_000,
      )) ?? [];
  } catch (error) {
    throw new VoiceError(
      'voice-missing',
      `Không hỏi được máy có những giọng nào: ${sayError(error)}. Đặt voice.kind: espeak trong content/ward.yaml.`,
      error,
    );
  }
  // The package splits by Windows line ends only: join and split again.
  const installed = parseVoices(platform, [found].flat().join('\n'));
  if (!installed.includes(name)) {
    throw new VoiceError(
      'voice-missing',
      `Máy này không có giọng "${name}". Các giọng có: ${installed.join(', ') || '(không có)'}. Sửa voice.name trong content/ward.yaml, hoặc cài thêm giọng tiếng Việt.`,
    );
  }
}

/** One text as the system's voice writes it to a file of its own, removed again. */
async function speakOnce(
  platform: SayPlatform,
  { text, voice, rate }: Omit<SayRequest, 'filename'>,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Speech> {
  const folder = makeWorkFolder('say');
  try {
    const filename = join(folder, 'clip.wav');
    const engine = newEngine(platform);
    engine.buildExportCommand = () => exportCommand(platform, { text, voice, rate, filename });
    await run(
      engine,
      (done: Done<never>) => {
        engine.export(text, voice, 1, filename, done);
      },
      timeoutMs,
      signal,
    );
    // The package calls back without an error also where `say` exited with one: the file decides.
    const sound = await readFile(filename).then(parseWav, () => undefined);
    if (sound === undefined || sound.samples.length === 0) {
      throw new VoiceError(
        'voice-failed',
        `Giọng "${voice}" không ghi được âm thanh. Thử "say -v ${voice}" ngoài dòng lệnh, hoặc đổi voice.kind thành espeak.`,
      );
    }
    return estimateSpeech(text, sound);
  } catch (error) {
    throw error instanceof VoiceError
      ? error
      : new VoiceError('voice-failed', `Giọng "${voice}" gặp lỗi: ${sayError(error)}.`, error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The operating system's own voice. @throws VoiceError `voice-missing` on systems that have none */
export function openSay({
  name,
  rate,
  platform = process.platform,
  timeoutMs,
}: {
  readonly name: string;
  readonly rate: number;
  readonly platform?: string;
  readonly timeoutMs?: number;
}): Voice {
  if (platform !== 'darwin' && platform !== 'win32') {
    throw new VoiceError(
      'voice-missing',
      'Giọng "say" chỉ có trên macOS và Windows; máy này không xuất được ra tệp. Đặt voice.kind: espeak trong content/ward.yaml.',
    );
  }
  let checked: Promise<void> | undefined;

  const speak: Voice['speak'] = async (text, signal) => {
    refuseAborted(signal);
    checked ??= checkInstalled(platform, name);
    await checked;
    refuseAborted(signal);
    const limitMs = timeoutMs ?? 30_000 + 500 * syllablesOf(text).length;
    return speakOnce(platform, { text, voice: name, rate }, limitMs, signal);
  };

  return { id: `say:${name}@${rate}`, speak, close: () => Promise.resolve() };
}
