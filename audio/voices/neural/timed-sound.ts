// A sound that is led by how long its phonemes last, as `withTimings` has a model give it.
import { shareSyllableStarts } from '../clip.ts';
import { syllablesOf } from '../voice.ts';
import type { Phoneme } from './neural-messages.ts';

/** [count, ids…, frames…, samples…] taken apart; all of it is sound where the front is none of that kind. */
export function readTimed(values: Float32Array): {
  readonly sound: Float32Array;
  readonly phonemes: readonly Phoneme[] | undefined;
} {
  const count = values[0] ?? -1;
  const from = 1 + 2 * count;
  if (!Number.isInteger(count) || count < 1 || from >= values.length)
    return { sound: values, phonemes: undefined };
  const sound = values.subarray(from);
  const frames = values.subarray(1 + count, from);
  const total = frames.reduce((sum, frame) => sum + frame, 0);
  // The same number of samples for each frame, whatever a model's is.
  const hop = total > 0 ? sound.length / total : 0;
  const phonemes = Array.from(frames, (frame, index) => ({
    id: values[1 + index] ?? 0,
    samples: frame * hop,
  }));
  return { sound, phonemes };
}

/**
 * Where each syllable starts, in ms: by the phonemes between one space and the next, and within what is said together by
 * the letters. `trimmedMs`: cut off before the first.
 */
export function startsOf(
  text: string,
  phonemes: readonly Phoneme[],
  {
    sampleRateHz,
    spaceId,
    trimmedMs,
  }: { sampleRateHz: number; spaceId: number; trimmedMs: number },
): number[] | undefined {
  const words = wordsOf(phonemes, spaceId);
  // Only letters make words; what espeak reads together with its neighbour has one space less than the text.
  const written = text.split(/\s+/).filter((word) => syllablesOf(word).length > 0);
  if (words.length !== written.length) return undefined;
  const toMs = (samples: number): number => (samples / sampleRateHz) * 1000;
  return written.flatMap((word, index) => {
    const { from, length } = words[index] ?? { from: 0, length: 0 };
    return shareSyllableStarts(word, toMs(length)).map((start) =>
      Math.max(0, toMs(from) + start - trimmedMs),
    );
  });
}

/** Runs of phonemes between spaces; signs that stand alone behind a word belong to it. */
function wordsOf(
  phonemes: readonly Phoneme[],
  spaceId: number,
): readonly { readonly from: number; readonly length: number }[] {
  // The first is the mark of a beginning: long before the first sound. A text of several sentences has several.
  const beginning = phonemes[0]?.id;
  const words: { from: number; length: number }[] = [];
  let at = 0;
  let open: { from: number; length: number } | undefined;
  for (const { id, samples } of phonemes) {
    if (id === spaceId || id === beginning) open = undefined;
    else if (open) open.length += samples;
    else words.push((open = { from: at, length: samples }));
    at += samples;
  }
  return words;
}
