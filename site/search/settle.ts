import type { Corpus } from './corpus.ts';
import type { Matches } from './match.ts';
import { pairOf } from './pair.ts';

/** A reading this good may vouch for the word beside it. */
const goodReading = 0.5;
/** What is left of a reading that stands beside its neighbour nowhere, while another does. */
const doubtful = 0.4;

/**
 * Vietnamese words are of two syllables more often than of one: of what "tra cuu" may be, "tra cứu" stands in the
 * pages and "trả cứu" does not, so "trả" is doubted. What was typed with its own marks is never doubted.
 */
export function settleReadings(words: readonly Matches[], corpus: Corpus): Matches[] {
  return words.map((matches, at) => {
    const before = goodTerms(words[at - 1]);
    const after = goodTerms(words[at + 1]);
    const isVouched = (term: number) =>
      before.some((other) => corpus.pairs.has(pairOf(other, term))) ||
      after.some((other) => corpus.pairs.has(pairOf(term, other)));
    const vouched = new Set([...matches.keys()].filter(isVouched));
    const best = Math.max(0, ...[...vouched].map((term) => matches.get(term) || 0));
    if (best < goodReading) return matches;
    return new Map(
      [...matches].map(([term, worth]) => [
        term,
        worth === 1 || vouched.has(term) ? worth : worth * doubtful,
      ]),
    );
  });
}

function goodTerms(matches: Matches | undefined): number[] {
  return [...(matches ?? [])].filter(([, worth]) => worth >= goodReading).map(([term]) => term);
}
