// "Persons" who read a script aloud: espeak's other voices at their own pace and pitch, who breathe, pause, misread, repeat and
// skip. What they did, to the sample, is known.
import { prepareEspeak } from '../../audio/voices/espeak-engine.ts';
import { audibleRange } from '../../audio/voices/clip.ts';
import { syllablesOf } from '../../audio/voices/voice.ts';

export interface Person {
  /** espeak's, e.g. `vi+f2`. */
  readonly voice: string;
  readonly wordsPerMinute: number;
  /** 0 to 99. */
  readonly pitch: number;
  /** Of the room, dB below the speech. */
  readonly quietDb: number;
  /** Shortest and longest silence between sentences. */
  readonly pausesMs: readonly [number, number];
  /** A room answers: 0 to 1. */
  readonly echo: number;
  readonly seed: number;
}

export type Slip = 'misread' | 'repeated' | 'broken-off' | 'skipped';

export interface ReadSentence {
  readonly slip: Slip | undefined;
  /** Samples of its (last) reading; absent where it was skipped. */
  readonly from?: number;
  readonly to?: number;
  /** Of each syllable, as many as the script has; none where words were changed. */
  readonly syllableStarts: readonly number[];
}

export interface Reading {
  readonly samples: Int16Array;
  readonly sampleRateHz: number;
  readonly sentences: readonly ReadSentence[];
}

const rate = 22_050;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Said {
  readonly samples: Int16Array;
  readonly starts: readonly number[];
}

const paces = [0.88, 0.95, 1, 1.07, 1.15];

/** One who reads with this voice. */
async function openMouth(person: Person): Promise<(text: string, pace: number) => Said> {
  const mouth = await prepareEspeak(person.voice);
  if (!mouth) throw new Error(`no voice ${person.voice}`);
  return (text, pace) => {
    const chunks: Int16Array[] = [];
    const starts: number[] = [];
    mouth.speak(text.toLocaleLowerCase('vi'), (engine) => {
      engine.set_rate(Math.round(person.wordsPerMinute * (paces[pace] ?? 1)));
      engine.set_pitch(person.pitch);
      engine.synthesize(text.toLocaleLowerCase('vi'), (samples, events) => {
        if (samples.length > 0) chunks.push(samples);
        for (const event of events)
          if (event.type === 'word') starts.push((event.audio_position / 1000) * rate);
        return false;
      });
    });
    const all = Int16Array.from(chunks.flatMap((chunk) => [...chunk]));
    const { from, to } = audibleRange(all);
    const exact = starts.length === syllablesOf(text).length;
    return {
      samples: all.slice(from, to),
      starts: exact ? starts.map((at) => Math.max(0, Math.round(at - from))) : [],
    };
  };
}

/** The sentences as this person reads them; `slips` names what goes wrong with which. */
export async function readAloudBy(
  person: Person,
  sentences: readonly string[],
  slips: ReadonlyMap<number, Slip>,
): Promise<Reading> {
  const random = randomOf(person.seed);
  const say = await openMouth(person);
  const track = new Track(random, person);
  track.pause(600);
  const read: ReadSentence[] = [];
  const between = (): void => {
    const [low, high] = person.pausesMs;
    const ms = low + random() * (high - low);
    if (ms > 350 && random() < 0.5) track.breathe(ms);
    else track.pause(ms);
  };
  sentences.forEach((text, index) => {
    const slip = slips.get(index);
    if (slip === 'skipped') {
      read.push({ slip, syllableStarts: [] });
      return;
    }
    const pace = Math.floor(random() * paces.length);
    if (slip === 'repeated') {
      track.say(say(text, pace));
      between();
    }
    if (slip === 'broken-off') {
      const words = text.split(' ');
      track.say(say(words.slice(0, Math.max(2, Math.floor(words.length / 2))).join(' '), pace));
      between();
    }
    const words = slip === 'misread' ? misread(text, sentences, index, random) : text;
    const { from, to, starts } = track.say(say(words, pace));
    read.push({ slip, from, to, syllableStarts: slip === 'misread' ? [] : starts });
    between();
  });
  return { samples: track.finish(), sampleRateHz: rate, sentences: read };
}

/** A third of the words, three at least, are others: those of another sentence. */
function misread(
  text: string,
  all: readonly string[],
  index: number,
  random: () => number,
): string {
  const words = text.split(' ');
  const other = (all[(index + 7) % all.length] ?? '').replace(/[.,:;?!]/g, '').split(' ');
  const count = Math.min(words.length, Math.max(3, Math.round(words.length / 3)));
  const at = Math.floor(random() * (words.length - count + 1));
  const put = Array.from({ length: count }, (_, one) => other[one % other.length] ?? '');
  return [...words.slice(0, at), ...put, ...words.slice(at + count)].join(' ');
}

/** What the microphone hears, one thing after another. */
class Track {
  readonly #parts: Float32Array[] = [];
  #length = 0;
  readonly #random: () => number;
  readonly #person: Person;

  constructor(random: () => number, person: Person) {
    this.#random = random;
    this.#person = person;
  }

  #add(part: Float32Array): void {
    this.#parts.push(part);
    this.#length += part.length;
  }

  pause(ms: number): void {
    this.#add(new Float32Array(Math.round((ms / 1000) * rate)));
  }

  /** Noise that swells and falls, 32 dB below speech. */
  breathe(ms: number): void {
    const part = new Float32Array(Math.round((ms / 1000) * rate));
    const [from, to] = [Math.round(part.length * 0.3), Math.round(part.length * 0.85)];
    for (let at = from; at < to; at += 1)
      part[at] =
        3000 *
        10 ** (-32 / 20) *
        2 *
        Math.sin((Math.PI * (at - from)) / (to - from)) *
        (this.#random() * 2 - 1);
    this.#add(part);
  }

  /** With a hesitation at a word's start in every third sentence. */
  say({ samples, starts }: Said): { from: number; to: number; starts: readonly number[] } {
    const from = this.#length;
    const stops =
      starts.length > 6 && this.#random() < 0.35
        ? 2 + Math.floor(this.#random() * (starts.length - 4))
        : -1;
    const cut = stops < 0 ? samples.length : (starts[stops] ?? samples.length);
    const stopMs = 150 + this.#random() * 500;
    this.#add(Float32Array.from(samples.subarray(0, cut)));
    const before = this.#length;
    if (stops >= 0) this.pause(stopMs);
    const added = this.#length - before;
    this.#add(Float32Array.from(samples.subarray(cut)));
    const moved = starts.map((at, index) => from + at + (stops >= 0 && index >= stops ? added : 0));
    return { from, to: this.#length, starts: moved };
  }

  finish(): Int16Array {
    const all = new Float32Array(this.#length + rate);
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    const echoes = [
      [0.011, 0.5],
      [0.023, 0.35],
      [0.041, 0.25],
      [0.067, 0.15],
    ] as const;
    const dry = all.slice();
    for (const [seconds, share] of echoes) {
      const by = Math.round(seconds * rate);
      for (let index = by; index < all.length; index += 1)
        all[index] = (all[index] ?? 0) + this.#person.echo * share * (dry[index - by] ?? 0);
    }
    const noise = 3000 * 10 ** (-this.#person.quietDb / 20) * 1.7;
    return Int16Array.from(all, (sample) =>
      Math.max(
        -32_768,
        Math.min(32_767, Math.round(sample * 0.8 + noise * (this.#random() * 2 - 1))),
      ),
    );
  }
}
