import { sayError } from '../../content/schema/say-error.ts';
import { spawn, type ChildProcess } from 'node:child_process';
import { estimateSpeech } from './clip.ts';
import { VoiceError, type Voice } from './voice.ts';
import { parseWav } from './wav.ts';

const mend =
  'Đặt LOA_NEURAL_COMMAND là một mảng JSON gồm chương trình và tham số, ví dụ ["piper","--model","vi.onnx","--output_file","-"]: chương trình đọc văn bản ở đầu vào chuẩn, ghi WAV ra đầu ra chuẩn.';

type Command = readonly [string, ...string[]];

/** `["piper","--model","a b.onnx"]` as program and arguments; an array, so that no shell and no quoting rule is needed. */
export function parseNeuralCommand(text: string | undefined): Command {
  let value: unknown;
  try {
    value = JSON.parse(text ?? '');
  } catch {
    value = undefined;
  }
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) {
    const [program, ...rest] = value;
    if (program !== undefined && program !== '') {
      return [program, ...rest];
    }
  }
  throw new VoiceError(
    'voice-missing',
    `ward.yaml chọn giọng "neural" nhưng LOA_NEURAL_COMMAND ${text === undefined ? 'chưa đặt' : 'không đọc được'}. ${mend}`,
  );
}

/** One run of the program: text in, WAV out; rejects with what the system, the signal or the program's exit says. */
function runProgram(
  [program, ...args]: Command,
  text: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: 'pipe',
      signal,
      killSignal: 'SIGKILL',
      windowsHide: true,
    });
    child.on('error', reject);
    // Its streams are missing where the system had no descriptor left; the error says so.
    const { stdout } = child as ChildProcess; // spawn's own type has them always there
    if (!stdout) return;
    const chunks: Buffer[] = [];
    let log = '';
    stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      log = (log + part).slice(-500);
    });
    // A program that ends without reading is judged by its exit, not by the broken pipe.
    child.stdin.on('error', () => undefined);
    child.on('close', (code) => {
      if (code === 0) {
        resolve(Buffer.concat(chunks));
      } else {
        reject(new Error(`mã ${code ?? 'không rõ'}: ${log.trim()}`));
      }
    });
    child.stdin.end(text);
  });
}

/** Why a run that failed gave no sound. */
function failureOf(program: string, error: unknown): VoiceError {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
    return new VoiceError(
      'voice-missing',
      `Không tìm thấy chương trình "${program}" của giọng neural. ${mend}`,
      error,
    );
  }
  return new VoiceError(
    'voice-failed',
    `Giọng neural (${program}) gặp lỗi: ${sayError(error)}. ${mend}`,
    error,
  );
}

/** Any program that takes text and gives WAV: one run a sentence, started without a shell. */
export function openNeural({
  command,
  name,
  timeoutMs = 120_000,
}: {
  readonly command: Command;
  readonly name: string;
  readonly timeoutMs?: number;
}): Voice {
  const [program] = command;
  const run = async (text: string, signal: AbortSignal | undefined): Promise<Uint8Array> => {
    const deadline = AbortSignal.timeout(timeoutMs);
    const either = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
    try {
      return await runProgram(command, text, either);
    } catch (error) {
      if (signal?.aborted) {
        throw new VoiceError('aborted', 'Đã dừng đọc theo yêu cầu.', error);
      }
      if (deadline.aborted) {
        throw new VoiceError(
          'voice-failed',
          `Giọng neural (${program}) không trả lời sau ${Math.round(timeoutMs / 1000)} giây. ${mend}`,
          error,
        );
      }
      throw failureOf(program, error);
    }
  };
  return {
    // Another model under the same command name must change the key: the whole command is part of it.
    id: `neural:${name}:${command.join(' ')}`,
    speak: async (text, signal) => {
      const sound = parseWav(await run(text, signal));
      if (sound === undefined || sound.samples.length === 0) {
        throw new VoiceError(
          'voice-failed',
          `Giọng neural (${program}) không trả về WAV 16 hoặc 32 bit. ${mend}`,
        );
      }
      return estimateSpeech(text, sound);
    },
    close: () => Promise.resolve(),
  };
}
