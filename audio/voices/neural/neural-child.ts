import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { sayError } from '../../../content/schema/say-error.ts';
import { VoiceError } from '../voice.ts';
import type { NeuralAnswer, NeuralModel, NeuralQuestion } from './neural-messages.ts';

type Spoken = Extract<NeuralAnswer, { samples: unknown }>;

export interface ChildOptions {
  /** It ends after this long without work, and gives its memory back. */
  readonly idleMs?: number | undefined;
  /** Loading a model and saying a sentence take no longer; default two minutes. */
  readonly timeoutMs?: number | undefined;
  /** Another program in its place, for tests. */
  readonly program?: string | undefined;
}

/** Of what it said before it died, for whoever has to mend it. */
const logLength = 300;

/** The process a neural voice runs in: started by the first question, ended when idle, and after any trouble. One question at a time. */
export class NeuralChild {
  readonly #name: string;
  readonly #model: () => Promise<NeuralModel>;
  readonly #options: ChildOptions;
  #child: ChildProcess | undefined;
  #idle: NodeJS.Timeout | undefined;
  #log = '';

  constructor(name: string, model: () => Promise<NeuralModel>, options: ChildOptions = {}) {
    this.#name = name;
    this.#model = model;
    this.#options = options;
  }

  /** The next question starts it again. */
  async end(): Promise<void> {
    clearTimeout(this.#idle);
    const ending = this.#child;
    this.#child = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    hold(ending, true);
    await new Promise<void>((resolve) => {
      ending.once('exit', () => {
        resolve();
      });
      ending.kill('SIGKILL');
    });
  }

  /** @throws VoiceError when it fails, dies, does not answer, or the signal says so */
  async ask(question: NeuralQuestion, signal?: AbortSignal): Promise<Spoken> {
    if (signal?.aborted) throw aborted();
    const deadline = performance.now() + (this.#options.timeoutMs ?? 120_000);
    const child = (this.#child ??= await this.#start(deadline, signal));
    clearTimeout(this.#idle);
    hold(child, true);
    const answer = await this.#wait(child, deadline, signal, () => child.send(question));
    if (!('samples' in answer)) throw await this.#fail('trả lời sai');
    hold(child, false);
    this.#idle = setTimeout(() => void this.end(), this.#options.idleMs ?? 2000);
    this.#idle.unref();
    return answer;
  }

  async #start(deadline: number, signal: AbortSignal | undefined): Promise<ChildProcess> {
    const program = this.#options.program ?? join(import.meta.dirname, 'neural-process.ts');
    this.#log = '';
    const child = await this.#fork(program);
    this.#child = child;
    // One that ends between two questions is started again by the next.
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined;
    });
    // What is told while nobody waits is told by the next question.
    child.on('error', () => undefined);
    child.stderr?.setEncoding('utf8').on('data', (part: string) => {
      this.#log = (this.#log + part).slice(-logLength);
    });
    await this.#wait(child, deadline, signal);
    return child;
  }

  /** @throws VoiceError also where the disk or the system refuses: another voice may still speak */
  async #fork(program: string): Promise<ChildProcess> {
    try {
      return fork(program, [JSON.stringify(await this.#model())], {
        serialization: 'advanced',
        execArgv: [],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
    } catch (error) {
      if (error instanceof VoiceError) throw error;
      throw new VoiceError(
        'voice-failed',
        `Không mở được giọng "${this.#name}": ${sayError(error)}. Xem ổ đĩa còn chỗ và thư mục dữ liệu ghi được không, hoặc chọn giọng khác.`,
        error,
      );
    }
  }

  /** Its next answer, to `ask` where something is asked. */
  async #wait(
    child: ChildProcess,
    deadline: number,
    signal: AbortSignal | undefined,
    ask?: () => void,
  ): Promise<NeuralAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<NeuralAnswer | VoiceError>();
    const onExit = (code: number | null, killed: string | null): void => {
      reject(new Error(`tiến trình của giọng dừng đột ngột (${killed ?? `mã ${code ?? '?'}`})`));
    };
    const onAbort = (): void => {
      resolve(aborted());
    };
    const late = setTimeout(
      () => {
        const seconds = Math.round((this.#options.timeoutMs ?? 120_000) / 1000);
        reject(new Error(`không trả lời sau ${seconds} giây`));
      },
      Math.max(0, deadline - performance.now()),
    );
    child.once('message', resolve).once('exit', onExit).once('error', reject);
    signal?.addEventListener('abort', onAbort, { once: true });
    // It may have said so while the model was looked for.
    if (signal?.aborted) onAbort();
    try {
      ask?.();
      const answer = await promise;
      if (answer instanceof VoiceError) throw answer;
      if ('failure' in answer) throw failureOf(this.#name, answer);
      return answer;
    } catch (error) {
      await this.end();
      throw error instanceof VoiceError ? error : await this.#fail(sayError(error), error);
    } finally {
      clearTimeout(late);
      child.off('message', resolve).off('exit', onExit).off('error', reject);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  async #fail(why: string, cause?: unknown): Promise<VoiceError> {
    await this.end();
    const log = this.#log.replace(/\s+/g, ' ').trim();
    const said = log === '' ? '' : ` Bộ đọc báo: ${log}`;
    return new VoiceError(
      'voice-failed',
      `Giọng "${this.#name}" không đọc được: ${why}. Tệp mô hình có thể hỏng: gỡ giọng rồi thêm lại, hoặc chọn giọng khác.${said}`,
      cause,
    );
  }
}

/** Whether whoever asks may end while it is there. */
function hold(child: ChildProcess, isHeld: boolean): void {
  const act = isHeld ? 'ref' : 'unref';
  child[act]();
  child.channel?.[act]();
}

const aborted = (): VoiceError => new VoiceError('aborted', 'Đã dừng đọc theo yêu cầu.');

function failureOf(
  name: string,
  { failure, message }: Extract<NeuralAnswer, { failure: unknown }>,
): VoiceError {
  return failure === 'no-engine'
    ? new VoiceError(
        'voice-missing',
        `Máy này không có bộ đọc nơ-ron (gói sherpa-onnx-node) cho ${process.platform} ${process.arch}, nên giọng "${name}" không đọc được. Chạy lại "npm ci"; nếu vẫn thiếu, chọn giọng khác hoặc dùng LOA_NEURAL_COMMAND.`,
      )
    : new VoiceError('voice-failed', `Giọng "${name}" gặp lỗi: ${message.replace(/\.$/, '')}.`);
}
