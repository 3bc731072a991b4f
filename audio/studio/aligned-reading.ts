// What is said of a whole reading: which part of it is which sentence, and what a person is to listen to.

/** Why somebody should listen to a sentence before it airs. */
export const readingDoubts = [
  /** It was not found in the reading. */
  'skipped',
  /** It was read more than once; the last time is taken. */
  'repeated',
  /** Something in it sounds unlike its words. */
  'misread',
  /** No silence parts it from its neighbour: the cut may be heard. */
  'no-pause',
  /** Far faster or slower than the rest of the reading. */
  'tempo',
  /** Something else was said right before it. */
  'extra',
] as const;
export type ReadingDoubt = (typeof readingDoubts)[number];

/** Samples of the reading: first and one past last. */
export interface ReadingRange {
  readonly from: number;
  readonly to: number;
}

export interface AlignedSentence {
  readonly key: string;
  /** Absent where it was not found. */
  readonly range?: ReadingRange;
  /** From 0 to 1: how like the sentence its part of the reading sounds, beside the rest of the reading. */
  readonly sureness: number;
  readonly doubts: readonly ReadingDoubt[];
  /** Where each of its syllables begins, samples of the reading. */
  readonly syllableStarts: readonly number[];
}

export interface AlignedReading {
  /** One for each sentence that was to be read, in their order. */
  readonly sentences: readonly AlignedSentence[];
  /** What was said besides: false starts, repeats, words to somebody else. */
  readonly besides: readonly ReadingRange[];
}
