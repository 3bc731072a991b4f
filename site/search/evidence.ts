import type { Corpus } from './corpus.ts';
import { tokenise, type Form } from './fold.ts';
import { last } from './lists.ts';
import type { Matches } from './match.ts';
import { pairOf } from './pair.ts';
import type { RankedPage } from './rank.ts';
import type { Named } from './tally.ts';

/** A reading this good is hardly another word. */
const sure = 0.8;
/** Found when the evidence is at least this; measured on tests/cases/search-queries.tsv and search-foreign.tsv. */
const least = 0.4;
/** Said beside any topic: when, where, who, and what any errand takes. Two of them side by side tell nothing. */
const saidOfAll = new Set(
  'hom nay mai qua ngay thang nam tuan gio may sang chieu toi luc nguoi ai nhieu bao gan day tai vay gui xem tim lam mua ban moi cu tot mien phi cao tuoi khuyet tat giay to tien ho so nop can thu tuc dang ki le xin cap mat ra phuong mang theo'.split(
    ' ',
  ),
);
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
  const isForeign = (at: number) => foreign.has(forms[at]?.fold ?? '');
  const isTelling = (at: number) =>
    !isForeign(at) && importance[at] === 1 && !saidOfAll.has(forms[at]?.fold ?? '');
  // "Làm ở đâu" is the name of a section, and beside a foreign topic no more than how the question is put.
  const isOwn = ({ words: named }: Named) =>
    named.every((worth, at) => worth < 0.5 || !isForeign(at)) &&
    (foreign.size === 0 || named.some((worth, at) => worth >= 0.5 && isTelling(at)));
  if (ranked.some(({ called }) => called.some(isOwn))) return true;
  const follows = followingWords(words, corpus);
  if (foreign.size > 0)
    return forms.some((_, at) => follows[at] === true && isTelling(at - 1) && isTelling(at));
  const support = Math.max(0, ...ranked.slice(0, looked).map((page) => page.support));
  return support + 0.6 * pairedShare(follows, importance) >= least;
}

/** By word: whether it stands behind the one before it somewhere in the pages. */
function followingWords(words: readonly Matches[], { pairs }: Corpus): boolean[] {
  const readings = words.map((matches) =>
    [...matches].filter(([, worth]) => worth >= sure).map(([term]) => term),
  );
  return readings.map((terms, at) =>
    terms.some((term) => readings[at - 1]?.some((other) => pairs.has(pairOf(other, term)))),
  );
}

/** The part of the telling words that stand beside the same neighbour somewhere in the pages. */
function pairedShare(follows: readonly boolean[], importance: readonly number[]): number {
  const telling = importance.map((_, at) => at).filter((at) => importance[at] === 1);
  const paired = telling.filter((at) => follows[at] || follows[at + 1]);
  return telling.length === 0 ? 0 : paired.length / telling.length;
}

/** What follows a topic's last word and makes it another: `tiền điện` is not in `mất tiền điện thoại`. */
const goesOn: Readonly<Record<string, readonly string[]>> = {
  dien: ['thoai', 'tu'],
  nuoc: ['ngoai'],
  hang: ['ngay', 'tuan'],
};

/** The words, folded, that name a topic which the site does not have. */
function foreignWords(forms: readonly Form[], { foreign }: Corpus): Set<string> {
  const found = new Set<string>();
  for (const { words: topic, needsMarks } of foreign) {
    const end = last(topic)?.fold ?? '';
    forms.forEach((_, at) => {
      const after = forms[at + topic.length]?.fold;
      if (goesOn[end]?.includes(after ?? '') === true) return;
      const named = topic.every(({ exact, fold }, next) => {
        const form = forms[at + next];
        return (
          form?.fold === fold && (form.exact === exact || (!needsMarks && form.exact === fold))
        );
      });
      if (named) for (const { fold } of topic) found.add(fold);
    });
  }
  return found;
}
