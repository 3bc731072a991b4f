import { Worker } from 'node:worker_threads';
import { sayError } from '../../content/schema/say-error.ts';
import type { EspeakReply, EspeakRequest } from './espeak-protocol.ts';
import { syllablesOf, VoiceError } from './voice.ts';

export const mendEspeak = 'Chạy lại; nếu còn lỗi, chạy "npm ci".';

export interface ThreadOptions {
  /** The thread ends after this long without work, and gives its 60 MB back. */
  readonly idleMs?: number;
  /** A thread that has not answered by then is ended; default two minutes and half a second a syllable. */
  readonly timeoutMs?: number;
  /** Another thread in espeak's place, for tests. */
  readonly workerUrl?: URL;
}

/** The thread espeak-ng runs in: started by the first question, ended when idle, and after any trouble. One question at a time. */
export class EspeakThread {
  readonly #options: ThreadOptions;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: ThreadOptions) {
    this.#options = options;
  }

  /** The next question starts it again. */
  async end(): Promise<void> {
    clearTimeout(this.#idle);
    const ending = this.#worker;
    this.#worker = undefined;
    await ending?.terminate();
  }

  /** @throws VoiceError when it fails, does not answer, or the signal says so */
  ask(request: EspeakRequest, signal?: AbortSignal): Promise<EspeakReply> {
    return new Promise((resolve, reject) => {
      const thread = (this.#worker ??= new Worker(
        this.#options.workerUrl ?? new URL('./espeak-worker.ts', import.meta.url),
      ));
      clearTimeout(this.#idle);
      thread.ref();
      // Far above any honest answer (a sentence takes milliseconds): a PC that boots, or is short of CPU, is not a hung voice.
      const timeoutMs = this.#options.timeoutMs ?? 120_000 + 500 * syllablesOf(request.text).length;
      const settle = (act: () => void): void => {
        clearTimeout(deadline);
        thread.off('message', onReply).off('error', onError).off('exit', onExit);
        signal?.removeEventListener('abort', onAbort);
        act();
      };
      const fail = (error: VoiceError): void => {
        settle(() => {
          void this.end().then(() => {
            reject(error);
          });
        });
      };
      const onReply = (reply: EspeakReply): void => {
        settle(() => {
          thread.unref();
          this.#idle = setTimeout(() => void this.end(), this.#options.idleMs ?? 2000);
          this.#idle.unref();
          resolve(reply);
        });
      };
      const onError = (error: unknown): void => {
        fail(
          new VoiceError(
            'voice-failed',
            `Giọng đọc espeak gặp lỗi: ${sayError(error)}. ${mendEspeak}`,
            error,
          ),
        );
      };
      const onExit = (): void => {
        onError('luồng đọc đã dừng giữa chừng');
      };
      const onAbort = (): void => {
        fail(new VoiceError('aborted', 'Đã dừng đọc theo yêu cầu.'));
      };
      const deadline = setTimeout(() => {
        fail(
          new VoiceError(
            'voice-failed',
            `Giọng đọc espeak không trả lời sau ${Math.round(timeoutMs / 1000)} giây ở câu "${request.text.slice(0, 60)}…". Máy có thể đang quá tải: thử lại; nếu vẫn vậy, sửa câu này hoặc thêm cách đọc vào content/lexicon.tsv.`,
          ),
        );
      }, timeoutMs);
      thread.on('message', onReply).on('error', onError).on('exit', onExit);
      signal?.addEventListener('abort', onAbort, { once: true });
      thread.postMessage(request);
    });
  }
}
