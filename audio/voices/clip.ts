// Pure work on one voice's samples: where syllables start, silence off the ends, longer pauses inside.
import { syllablesOf, type Speech } from './voice.ts';
import type { WavSound } from './wav.ts';

/** Below this a sample counts as silence (−50 dBFS of 16 bit). */
const silenceLevel = 100;

/** Kept before and after, so that a soft consonant is not cut: 4 and 12 ms at 22 kHz. */
const margin = { before: 88, after: 264 } as const;

/** First and one-past-last sample worth keeping; an empty range where nothing can be heard. */
export function audibleRange(samples: Int16Array): { readonly from: number; readonly to: number } {
  let from = 0;
  let to = samples.length;
  while (from < to && Math.abs(samples[from] ?? 0) < silenceLevel) {
    from += 1;
  }
  while (to > from && Math.abs(samples[to - 1] ?? 0) < silenceLevel) {
    to -= 1;
  }
  return from === to
    ? { from: 0, to: 0 }
    : { from: Math.max(0, from - margin.before), to: Math.min(samples.length, to + margin.after) };
}

/** Starts shared out over `durationMs` by the letters of each syllable: for voices that report none. */
export function shareSyllableStarts(text: string, durationMs: number): number[] {
  const syllables = syllablesOf(text);
  // A syllable of one letter still takes about as long as one of three.
  const weights = syllables.map(({ syllable }, index) => {
    const next = syllables[index + 1]?.index ?? text.length;
    const pause = /[,.:;?!]/.test(text.slice(syllables[index]?.index, next)) ? 3 : 0;
    return 3 + syllable.normalize('NFC').length + pause;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  return weights.map((weight) => {
    const start = (before / total) * durationMs;
    before += weight;
    return start;
  });
}

/** Speech out of a plain sound, for voices that say nothing of their syllables: ends trimmed, starts estimated. */
export function estimateSpeech(text: string, { samples, sampleRateHz }: WavSound): Speech {
  const { from, to } = audibleRange(samples);
  const trimmed = samples.slice(from, to);
  return {
    samples: trimmed,
    sampleRateHz,
    syllableStartsMs: shareSyllableStarts(text, (trimmed.length / sampleRateHz) * 1000),
    timing: 'estimated',
  };
}
