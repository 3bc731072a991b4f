import type { Corpus } from './corpus.ts';
import { tokenise, type Form } from './fold.ts';
import type { Matches } from './match.ts';
import { pairOf } from './pair.ts';
import type { RankedPage } from './rank.ts';
import type { Named } from './tally.ts';

/** A reading this good is hardly another word. */
const sure = 0.8;
/** Found when the evidence is at least this; measured on tests/cases/search-queries.tsv and search-foreign.tsv. */
const least = 0.4;
/** The evidence is looked for in so many pages, best first. */
const looked = 2;

/** Whether the site speaks of what was typed, or only shares syllables with it. */
export function isSpokenOf(
  query: string,
  forms: readonly Form[],
  words: readonly Matches[],
  importance: readonly number[],
  ranked: readonly RankedPage[],
  corpus: Corpus,
): boolean {
  const foreign = foreignWords(tokenise(query), corpus);
  const isOwn = ({ words: named }: Named) =>
    named.every((worth, at) => worth < 0.5 || !foreign.has(forms[at]?.fold ?? ''));
  if (ranked.some(({ called }) => called.some(isOwn))) return true;
  if (foreign.size > 0) return false;
  const support = Math.max(0, ...ranked.slice(0, looked).map((page) => page.support));
  return support + 0.6 * pairedShare(words, importance, corpus) >= least;
}

/** The part of the telling words that stand beside the same neighbour somewhere in the pages. */
function pairedShare(
  words: readonly Matches[],
  importance: readonly number[],
  { pairs }: Corpus,
): number {
  const readings = words.map((matches) =>
    [...matches].filter(([, worth]) => worth >= sure).map(([term]) => term),
  );
  const follows = readings.map((terms, at) =>
    terms.some((term) => readings[at - 1]?.some((other) => pairs.has(pairOf(other, term)))),
  );
  const telling = importance.flatMap((weight, at) => (weight === 1 ? [at] : []));
  const paired = telling.filter((at) => follows[at] || follows[at + 1]);
  return telling.length === 0 ? 0 : paired.length / telling.length;
}

/** The words, folded, that name a topic which the site does not have; `tiền điện` is not in `mất tiền điện thoại`. */
function foreignWords(forms: readonly Form[], { foreign }: Corpus): Set<string> {
  const found = new Set<string>();
  for (const topic of foreign) {
    const last = topic.at(-1);
    forms.forEach((_, at) => {
      const after = forms[at + topic.length]?.fold;
      if (last?.fold === 'dien' && (after === 'thoai' || after === 'tu')) return;
      const named = topic.every(({ exact, fold }, next) => {
        const form = forms[at + next];
        return form?.fold === fold && (form.exact === exact || form.exact === fold);
      });
      if (named) for (const { fold } of topic) found.add(fold);
    });
  }
  return found;
}
