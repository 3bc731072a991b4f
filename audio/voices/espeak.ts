import { espeakVoices } from '../../content/schema/names.ts';
import { audibleRange, shareSyllableStarts } from './clip.ts';
import { plainDelivery, type Delivery, type SlowStretch } from './delivery.ts';
import type { EspeakReply } from './espeak-protocol.ts';
import { EspeakThread, mendEspeak, type ThreadOptions } from './espeak-thread.ts';
import { spaceClauses } from './space-clauses.ts';
import { syllablesOf, VoiceError, type Speech, type Voice } from './voice.ts';

/** Measured: at `n` words a minute espeak's Vietnamese voices say 1.43 n syllables a minute, pauses inside sentences included. */
const syllablesPerWord = 1.43;

/** espeak speaks no slower, whatever is asked: about 125 syllables a minute. */
const slowestWordsPerMinute = 80;

const toWords = (syllablesPerMinute: number): number =>
  Math.max(slowestWordsPerMinute, Math.round(syllablesPerMinute / syllablesPerWord));

export interface EspeakOptions extends ThreadOptions {
  readonly name: string;
  /** Syllables a minute. */
  readonly rate: number;
  /** Lines put behind the voice's own definition (espeak-ng's docs/voices.md), to compare what they do. Default: none. */
  readonly definition?: readonly string[];
}

/** The embedded voice: espeak-ng in a thread of its own, started by the first sentence and ended when idle. */
export function openEspeak(options: EspeakOptions): Voice {
  const name = espeakVoices.find((one) => one === options.name);
  if (name === undefined) {
    throw new VoiceError(
      'voice-missing',
      `Không có giọng espeak "${options.name}". Các giọng có sẵn: ${espeakVoices.join(', ')}. Sửa voice.name trong content/ward.yaml.`,
    );
  }
  const { definition = [] } = options;
  const thread = new EspeakThread(options);
  let last: Promise<unknown> = Promise.resolve();

  const speak = async (
    text: string,
    delivery: Delivery,
    signal: AbortSignal | undefined,
  ): Promise<Speech> => {
    if (signal?.aborted) {
      throw new VoiceError('aborted', 'Đã dừng đọc theo yêu cầu.');
    }
    const spoken = text.normalize('NFC').toLocaleLowerCase('vi');
    const { pitch, range, slow } = delivery;
    const wordsPerMinute = toWords(options.rate * delivery.rate);
    const marked = slowly(spoken, slow ?? []);
    const request = { voice: name, definition, wordsPerMinute, pitch, range, text: marked };
    const reply = await thread.ask(request, signal);
    if ('failure' in reply) {
      throw new VoiceError(
        'voice-failed',
        `Giọng đọc espeak gặp lỗi: ${reply.message}. ${mendEspeak}`,
      );
    }
    return toSpeech(spoken, marked, reply, delivery);
  };

  return {
    id: `espeak:${options.name}@${options.rate}`,
    // One sentence at a time: the thread is one, and a deadline must count its own sentence only.
    speak: (text, signal, delivery = plainDelivery) => {
      const next = last.then(() => speak(text, delivery, signal));
      last = next.catch(() => undefined);
      return next;
    },
    close: () => thread.end(),
  };
}

type EspeakSound = Extract<EspeakReply, { readonly samples: unknown }>;

/** The text with these syllables marked, in SSML, as to be said as slowly as espeak can. */
function slowly(text: string, stretches: readonly SlowStretch[]): string {
  const syllables = syllablesOf(text);
  let from = 0;
  let marked = '';
  for (const { from: first, until } of stretches) {
    const [begins, ends] = [syllables[first], syllables[until - 1]];
    if (begins === undefined || ends === undefined) continue;
    const end = ends.index + ends.syllable.length;
    marked += `${text.slice(from, begins.index)}<prosody rate="60%">${text.slice(begins.index, end)}</prosody>`;
    from = end;
  }
  return marked + text.slice(from);
}

function toSpeech(
  spoken: string,
  marked: string,
  { samples, sampleRateHz, events }: EspeakSound,
  delivery: Delivery,
): Speech {
  const inSamples = (ms: number): number => Math.round((ms / 1000) * sampleRateHz);
  const { from, to } = audibleRange(samples);
  const words = events.filter(({ type }) => type === 'word');
  // What ends behind the last word ends the text.
  const lastWordMs = words.at(-1)?.audioMs ?? 0;
  const clauses = events
    .filter(({ type, audioMs }) => type === 'end' && audioMs <= lastWordMs)
    .map(({ audioMs, position }) => ({
      at: Math.max(0, inSamples(audioMs) - from),
      mark: markBefore(marked, position),
    }));
  const spaced = spaceClauses(samples.slice(from, to), sampleRateHz, clauses, delivery);
  const toMs = (at: number): number => (at / sampleRateHz) * 1000;
  const exact = words.length === syllablesOf(spoken).length;
  return {
    samples: spaced.samples,
    sampleRateHz,
    syllableStartsMs: exact
      ? words.map(({ audioMs }) => toMs(spaced.movedTo(Math.max(0, inSamples(audioMs) - from))))
      : shareSyllableStarts(spoken, toMs(spaced.samples.length)),
    timing: exact ? 'exact' : 'estimated',
  };
}

/** The mark that ends the clause before this 1-based character. */
function markBefore(marked: string, position: number): string {
  return /[,.:;?!](?=[^,.:;?!]*$)/.exec(marked.slice(0, position))?.[0] ?? ',';
}
