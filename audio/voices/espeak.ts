import { Worker } from 'node:worker_threads';
import { sayError } from '../../content/schema/say-error.ts';
import { audibleRange, shareSyllableStarts } from './clip.ts';
import type { EspeakReply, EspeakRequest } from './espeak-protocol.ts';
import { syllablesOf, VoiceError, type Speech, type Voice } from './voice.ts';

export const espeakVoices = ['vi', 'vi-vn-x-central', 'vi-vn-x-south'] as const;

/** Measured: at `n` words a minute espeak's Vietnamese voices say 1.43 n syllables a minute, pauses inside sentences included. */
const syllablesPerWord = 1.43;

/** espeak speaks no slower, whatever is asked: about 125 syllables a minute. */
const slowestWordsPerMinute = 80;

const mend = 'Chạy lại; nếu còn lỗi, chạy "npm ci".';

export interface EspeakOptions {
  readonly name: string;
  /** Syllables a minute. */
  readonly rate: number;
  /** The thread ends after this long without work, and gives its 60 MB back. */
  readonly idleMs?: number;
  /** A thread that has not answered by then is ended; default two minutes and half a second a syllable. */
  readonly timeoutMs?: number;
  /** Another thread in espeak's place, for tests. */
  readonly workerUrl?: URL;
}

/** The embedded voice: espeak-ng in a thread of its own, started by the first sentence and ended when idle. */
export function openEspeak(options: EspeakOptions): Voice {
  if (!espeakVoices.some((name) => name === options.name)) {
    throw new VoiceError(
      'voice-missing',
      `Không có giọng espeak "${options.name}". Các giọng có sẵn: ${espeakVoices.join(', ')}. Sửa voice.name trong content/ward.yaml.`,
    );
  }
  const idleMs = options.idleMs ?? 2000;
  const wordsPerMinute = Math.max(
    slowestWordsPerMinute,
    Math.round(options.rate / syllablesPerWord),
  );
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };

  const ask = (request: EspeakRequest, signal?: AbortSignal): Promise<EspeakReply> =>
    new Promise((resolve, reject) => {
      const thread = (worker ??= new Worker(
        options.workerUrl ?? new URL('./espeak-worker.ts', import.meta.url),
      ));
      clearTimeout(idle);
      thread.ref();
      // Far above any honest answer (a sentence takes milliseconds): a PC that boots, or is short of CPU, is not a hung voice.
      const timeoutMs = options.timeoutMs ?? 120_000 + 500 * syllablesOf(request.text).length;
      const settle = (act: () => void): void => {
        clearTimeout(deadline);
        thread.off('message', onReply).off('error', onError).off('exit', onExit);
        signal?.removeEventListener('abort', onAbort);
        act();
      };
      const fail = (error: VoiceError): void => {
        settle(() => {
          void end().then(() => {
            reject(error);
          });
        });
      };
      const onReply = (reply: EspeakReply): void => {
        settle(() => {
          thread.unref();
          idle = setTimeout(() => void end(), idleMs);
          idle.unref();
          resolve(reply);
        });
      };
      const onError = (error: unknown): void => {
        fail(
          new VoiceError(
            'voice-failed',
            `Giọng đọc espeak gặp lỗi: ${sayError(error)}. ${mend}`,
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

  const speak = async (text: string, signal?: AbortSignal): Promise<Speech> => {
    if (signal?.aborted) {
      throw new VoiceError('aborted', 'Đã dừng đọc theo yêu cầu.');
    }
    const spoken = text.normalize('NFC').toLocaleLowerCase('vi');
    const reply = await ask({ voice: options.name, wordsPerMinute, text: spoken }, signal);
    if ('failure' in reply) {
      throw new VoiceError('voice-failed', `Giọng đọc espeak gặp lỗi: ${reply.message}. ${mend}`);
    }
    const { from, to } = audibleRange(reply.samples);
    const samples = reply.samples.slice(from, to);
    const words = reply.events.filter((event) => event.type === 'word');
    const syllables = syllablesOf(spoken);
    const exact = words.length === syllables.length;
    const trimmedMs = (from / reply.sampleRateHz) * 1000;
    return {
      samples,
      sampleRateHz: reply.sampleRateHz,
      syllableStartsMs: exact
        ? words.map(({ audioMs }) => Math.max(0, audioMs - trimmedMs))
        : shareSyllableStarts(spoken, (samples.length / reply.sampleRateHz) * 1000),
      timing: exact ? 'exact' : 'estimated',
    };
  };

  return {
    id: `espeak:${options.name}@${options.rate}`,
    // One sentence at a time: the thread is one, and a deadline must count its own sentence only.
    speak: (text, signal) => {
      const next = last.then(() => speak(text, signal));
      last = next.catch(() => undefined);
      return next;
    },
    close: end,
  };
}
