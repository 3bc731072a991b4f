// A program that speaks: one for all sentences, a line in and a WAV out each. What it does not know it need not tell us: a
// program that waits for the end of its input, or ends after one sentence, is started for each.
import { spawn, type ChildProcess } from 'node:child_process';
import type { Command } from './parse-command.ts';
import { cutWav, isWav } from './wav-stream.ts';

/** As long as a model of 100 MB takes to load from a slow disk, real ms: after that its input is ended, to see whether it waits for that. */
const patienceMs = 10_000;

export interface ProgramOptions {
  /** Its input is ended after this long without an answer, real ms. */
  readonly patienceMs?: number | undefined;
}

/** A running program; it has ended where `speak` rejects. */
export class CommandProcess {
  readonly #child: ChildProcess;
  #heard = Buffer.alloc(0);
  #log = '';
  #isEnded = false;
  /** Called with each change: bytes, an error, its end. */
  #look: (gone?: Error) => void = () => undefined;
  #gone: Error | undefined;
  #code: number | null | undefined;

  constructor([program, ...args]: Command) {
    const child = spawn(program, args, { stdio: 'pipe', windowsHide: true });
    this.#child = child;
    child.on('error', (error) => {
      this.#gone = error;
      this.#look();
    });
    // Its streams are missing where the system had no descriptor left; the error says so.
    const { stdout, stderr, stdin } = child as ChildProcess; // spawn's own type has them always there
    stdout?.on('data', (chunk: Buffer) => {
      this.#heard = Buffer.concat([this.#heard, chunk]);
      this.#look();
    });
    stderr?.setEncoding('utf8').on('data', (part: string) => {
      this.#log = (this.#log + part).slice(-500);
    });
    // A program that ends without reading is judged by its exit, not by the broken pipe.
    stdin?.on('error', () => undefined);
    child.on('close', (code) => {
      this.#code = code;
      if (code !== 0) this.#gone ??= new Error(`mã ${code ?? 'không rõ'}: ${this.#log.trim()}`);
      this.#look();
    });
  }

  /** It takes another sentence. */
  get isOpen(): boolean {
    return !this.#isEnded && this.#code === undefined && this.#gone === undefined;
  }

  /** It has said more than it was asked: what it says next answers nothing that is asked next. */
  get isAhead(): boolean {
    return this.#heard.length > 0;
  }

  end(): void {
    this.#isEnded = true;
    this.#child.kill('SIGKILL');
  }

  /**
   * The WAV for one sentence. `isAlone`: its input is ended behind it, and what comes until its end is the sound.
   * Rejects with what the system, the signal or the program's exit says.
   */
  speak(
    text: string,
    { isAlone, signal, patienceMs: patience = patienceMs }: SpeakOptions,
  ): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        clearTimeout(patienceTimer);
        this.#look = () => undefined;
        signal.removeEventListener('abort', onAbort);
        act();
      };
      const endInput = (): void => {
        this.#isEnded = true;
        this.#child.stdin?.end();
      };
      const onAbort = (): void => {
        this.end();
        settle(() => {
          reject(new Error('dừng'));
        });
      };
      this.#look = () => {
        const head = cutWav(this.#heard);
        if (head.kind === 'whole' && !isAlone) {
          this.#heard = Buffer.from(head.rest);
          settle(() => {
            resolve(head.wav);
          });
        } else if (this.#gone) {
          const gone = this.#gone;
          settle(() => {
            reject(gone);
          });
        } else if (this.#code !== undefined) {
          const wav = this.#heard;
          settle(() => {
            // Of two files the first is not the whole sentence.
            if (head.kind === 'whole' && isWav(head.rest))
              reject(new Error('trả về hơn một tệp WAV cho một câu'));
            else resolve(wav);
          });
        } else if (head.kind === 'endless' || head.kind === 'no-wav') endInput();
      };
      const patienceTimer = setTimeout(endInput, patience);
      signal.addEventListener('abort', onAbort, { once: true });
      this.#child.stdin?.write(`${text.replace(/\s+/g, ' ').trim()}\n`);
      if (isAlone) endInput();
      this.#look();
    });
  }
}

interface SpeakOptions extends ProgramOptions {
  readonly isAlone: boolean;
  readonly signal: AbortSignal;
}
