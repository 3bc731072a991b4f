import { espeakVoices } from '../../content/schema/names.ts';
import { audibleRange, shareSyllableStarts } from './clip.ts';
import { EspeakThread, mendEspeak, type ThreadOptions } from './espeak-thread.ts';
import { syllablesOf, VoiceError, type Speech, type Voice } from './voice.ts';

/** Measured: at `n` words a minute espeak's Vietnamese voices say 1.43 n syllables a minute, pauses inside sentences included. */
const syllablesPerWord = 1.43;

/** espeak speaks no slower, whatever is asked: about 125 syllables a minute. */
const slowestWordsPerMinute = 80;

export interface EspeakOptions extends ThreadOptions {
  readonly name: string;
  /** Syllables a minute. */
  readonly rate: number;
}

/** The embedded voice: espeak-ng in a thread of its own, started by the first sentence and ended when idle. */
export function openEspeak(options: EspeakOptions): Voice {
  if (!espeakVoices.some((name) => name === options.name)) {
    throw new VoiceError(
      'voice-missing',
      `Không có giọng espeak "${options.name}". Các giọng có sẵn: ${espeakVoices.join(', ')}. Sửa voice.name trong content/ward.yaml.`,
    );
  }
  const wordsPerMinute = Math.max(
    slowestWordsPerMinute,
    Math.round(options.rate / syllablesPerWord),
  );
  const thread = new EspeakThread(options);
  let last: Promise<unknown> = Promise.resolve();

  const speak = async (text: string, signal?: AbortSignal): Promise<Speech> => {
    if (signal?.aborted) {
      throw new VoiceError('aborted', 'Đã dừng đọc theo yêu cầu.');
    }
    const spoken = text.normalize('NFC').toLocaleLowerCase('vi');
    const reply = await thread.ask({ voice: options.name, wordsPerMinute, text: spoken }, signal);
    if ('failure' in reply) {
      throw new VoiceError(
        'voice-failed',
        `Giọng đọc espeak gặp lỗi: ${reply.message}. ${mendEspeak}`,
      );
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
    close: () => thread.end(),
  };
}
