import { sayError } from '../../../content/schema/say-error.ts';
import { estimateSpeech } from '../clip.ts';
import { VoiceError, type Voice } from '../voice.ts';
import { parseWav } from '../wav.ts';
import { CommandProcess, type ProgramOptions } from './command-process.ts';
import { isWav } from './wav-stream.ts';
import { mendCommand, type Command } from './parse-command.ts';

/** Programs that were seen to take one sentence only: asked for each from then on. */
const onePerSentence = new Set<string>();

/** Why a run that failed gave no sound. */
function failureOf(program: string, error: unknown): VoiceError {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
    return new VoiceError(
      'voice-missing',
      `Không tìm thấy chương trình "${program}" của giọng neural. ${mendCommand}`,
      error,
    );
  }
  return new VoiceError(
    'voice-failed',
    `Giọng neural (${program}) gặp lỗi: ${sayError(error)}. ${mendCommand}`,
    error,
  );
}

export interface CommandOptions extends ProgramOptions {
  readonly command: Command;
  readonly name: string;
  readonly timeoutMs?: number;
  /** It ends after this long without work. */
  readonly idleMs?: number;
}

/** The program as it runs, whether it takes one sentence or many. */
function createRunner({ command, idleMs = 2000, patienceMs }: Omit<CommandOptions, 'name'>) {
  const key = JSON.stringify(command);
  let running: CommandProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  const end = (): void => {
    clearTimeout(idle);
    running?.end();
    running = undefined;
  };
  const askAlone = (text: string, signal: AbortSignal): Promise<Uint8Array> => {
    onePerSentence.add(key);
    end();
    return ask(text, signal);
  };
  const ask = async (text: string, signal: AbortSignal): Promise<Uint8Array> => {
    clearTimeout(idle);
    // What came late of the sentence before is no answer to this one.
    if (running?.isAhead) return askAlone(text, signal);
    const isAlone = onePerSentence.has(key);
    const wasOpen = running?.isOpen === true;
    const asked = wasOpen && running ? running : new CommandProcess(command);
    running = asked;
    const wav = await asked.speak(text, { patienceMs, isAlone, signal });
    // It had ended after the one before, without a word of it, or what came is what was left of that one.
    const isOfBefore = wasOpen && (wav.length === 0 || !isWav(wav));
    // Or it says more than one file for a sentence.
    if (isOfBefore || (asked.isOpen && asked.isAhead)) return askAlone(text, signal);
    if (!asked.isOpen) {
      // What ends while it could have gone on is asked for each sentence; one that had said several may have ended for once.
      if (!wasOpen) onePerSentence.add(key);
      running = undefined;
    } else {
      idle = setTimeout(end, idleMs);
      idle.unref();
    }
    return wav;
  };
  return { ask, end };
}

/** Any program that takes text and gives WAV (LOA_NEURAL_COMMAND): one process for all sentences, started without a shell. */
export function openCommand(options: CommandOptions): Voice {
  const { command, name, timeoutMs = 120_000 } = options;
  const [program] = command;
  const { ask, end } = createRunner(options);
  let last: Promise<unknown> = Promise.resolve();

  const speak = async (text: string, signal: AbortSignal | undefined): Promise<Uint8Array> => {
    if (signal?.aborted) throw new VoiceError('aborted', 'Đã dừng đọc theo yêu cầu.');
    const deadline = AbortSignal.timeout(timeoutMs);
    const either = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
    try {
      return await ask(text, either);
    } catch (error) {
      end();
      if (signal?.aborted) {
        throw new VoiceError('aborted', 'Đã dừng đọc theo yêu cầu.', error);
      }
      if (deadline.aborted) {
        throw new VoiceError(
          'voice-failed',
          `Giọng neural (${program}) không trả lời sau ${Math.round(timeoutMs / 1000)} giây. ${mendCommand}`,
          error,
        );
      }
      throw failureOf(program, error);
    }
  };

  const speakInTurn = (text: string, signal?: AbortSignal): Promise<Uint8Array> => {
    const next = last.then(() => speak(text, signal));
    last = next.catch(() => undefined);
    return next;
  };

  return {
    // Another model under the same command name must change the key: the whole command is part of it.
    id: `neural:${name}:${command.join(' ')}`,
    speak: async (text, signal) => {
      const sound = parseWav(await speakInTurn(text, signal));
      if (sound === undefined || sound.samples.length === 0) {
        throw new VoiceError(
          'voice-failed',
          `Giọng neural (${program}) không trả về WAV 16 hoặc 32 bit. ${mendCommand}`,
        );
      }
      return estimateSpeech(text, sound);
    },
    close: () => {
      end();
      return Promise.resolve();
    },
  };
}
