// Which sentences are offered for a test, and which of them are ticked from the start.
import type { Question } from './shape.ts';

export interface Offered {
  readonly written: string;
  readonly question?: Question | undefined;
  /** Title of the ward's document that it is from; undefined: a sample of the program's. */
  readonly from?: string;
}

export interface OfferedSentence extends Offered {
  readonly isTicked: boolean;
}

/** A test has so many sentences. */
export const sentenceCount = { fewest: 6, most: 10, usual: 8 } as const;
/** Characters: two to ten seconds of speech. */
const length = { shortest: 24, longest: 130 } as const;
/** The ward's own that hold nothing to ask for are offered, but not all of them. */
const mostPlain = 8;

export function isOfGoodLength(written: string): boolean {
  return written.length >= length.shortest && written.length <= length.longest;
}

/** The ward's own with something to ask first, each fact once; samples where those are few; then some plain ones. */
export function offerSentences(
  own: readonly Offered[],
  samples: readonly Offered[],
): readonly OfferedSentence[] {
  const good = once(
    own.filter(({ written }) => isOfGoodLength(written)),
    ({ written }) => written,
  );
  const asking = once(
    good.filter(({ question }) => question),
    ({ question }) => question?.choices[question.right] ?? '',
  ).slice(0, 2 * sentenceCount.usual);
  const plain = good.filter(({ question }) => !question).slice(0, mostPlain);
  const inTurn = [...asking, ...samples, ...plain];
  return inTurn.map((one, index) => ({ ...one, isTicked: index < sentenceCount.usual }));
}

function once<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
