import type { Corpus } from './corpus.ts';
import { tokenise, type Form } from './fold.ts';
import type { Found } from './hits.ts';
import { last } from './lists.ts';
import type { Matches } from './match.ts';
import { pairOf } from './pair.ts';
import { share as weigh, type RankedPage } from './rank.ts';
import type { Named } from './tally.ts';

/** A reading this good is hardly another word. */
const sure = 0.8;
/** Said beside any topic: when, where, who, and what any errand takes. Two of them side by side tell nothing. */
const saidOfAll = new Set(
  'hom nay mai qua ngay thang nam tuan gio may sang chieu toi luc nguoi ai nhieu bao gan day tai vay gui xem tim lam mua ban moi cu tot mien phi cao tuoi khuyet tat giay to tien ho so nop can thu tuc dang ki le xin cap mat ra phuong mang theo nha chau con lay het co di den len bac toi minh'.split(
    ' ',
  ),
);

/**
 * What speaks for it that the site is about what was typed, fitted (logistic regression) to the queries of tests/cases and
 * 190 that the site does not answer. Below `least` it is not.
 */
const weights = { called: 2, support: 3.5, paired: 3.25, held: 2.65, score: 1.95, foreign: -1.8 };
const least = 6.95;
/** Of fewer words there is too little to go by. */
const fewWords = 3;
/** The evidence is looked for in so many pages, best first. */
const looked = 2;

/** Whether the site speaks of what was typed, or only shares syllables with it. */
export function isSpokenOf(
  { forms, words, importance, ranked, weights: counts }: Found,
  corpus: Corpus,
): boolean {
  const foreign = foreignWords(forms, corpus);
  const isForeign = (at: number) => foreign.has(forms[at]?.fold || '');
  const telling = forms.map((_, at) => at).filter((at) => importance[at] === 1);
  // When it is to be tells nothing either: 8 giờ 30.
  const topic = telling.filter(
    (at) => !saidOfAll.has(forms[at]?.fold || '') && !isFigure(forms[at]),
  );
  // "Làm ở đâu" is the name of a section, and beside a foreign topic no more than how the question is put.
  const isOwn = ({ words: named }: Named) =>
    named.every((worth, at) => worth < 0.5 || !isForeign(at)) &&
    (foreign.size === 0 || topic.some((at) => (named[at] || 0) >= 0.5));
  const called = ranked.some((page) => calledNames(page, counts.length).some(isOwn));
  const support = Math.max(0, ...ranked.slice(0, looked).map((page) => supportOf(page, counts)));
  const follows = followingWords(words, corpus);
  const paired = share(
    telling,
    (at) => !isForeign(at) && (follows[at] || follows[at + 1]) === true,
  );
  if (forms.length < fewWords && foreign.size === 0) return called || support + 0.6 * paired >= 0.4;
  const best = ranked[0]?.places[0]?.tally.best ?? [];
  const evidence =
    weights.called * Number(called) +
    weights.support * support +
    weights.paired * paired +
    weights.held * share(topic, (at) => (isForeign(at) ? 0 : Math.min(1, best[at] || 0))) +
    weights.score * Math.log(1 + (ranked[0]?.score || 0)) +
    weights.foreign * Number(foreign.size > 0);
  return evidence >= least;
}

/** A page's names, and its best place's, that were typed whole. */
function calledNames({ places }: RankedPage, count: number): readonly Named[] {
  const names = places[0]?.tally.names ?? [];
  return names.filter(({ part, tells }) => (count === 1 ? part > 0.35 : tells && part > 0.9));
}

/**
 * The part of what was typed, by weight, that a page's best place vouches for; 0–1. A slip of the finger is believed beside a neighbour, hardly alone; a word alone in a text may be there
 * by chance.
 */
export function supportOf({ places }: RankedPage, weights: readonly number[]): number {
  const tally = places[0]?.tally;
  if (tally === undefined) return 0;
  return weigh(weights, (word) => {
    const best = tally.best[word] || 0;
    if (best === 0) return 0;
    const beside = tally.beside[word] || 0;
    if (best < 0.6) return beside > 0.5 ? 0.8 : 0.1;
    if (beside > 0.3) return 1;
    const isNamed = tally.names.some(({ words, part }) => part > 0.5 && (words[word] || 0) > 0.5);
    return isNamed ? 0.85 : 0.5;
  });
}

function isFigure(form: Form | undefined): boolean {
  return /^\d+$/.test(form?.fold || '');
}

/** The part of the words of which it holds; 0 of none. */
function share(words: readonly number[], holds: (at: number) => number | boolean): number {
  return words.reduce((sum, at) => sum + Number(holds(at)), 0) / Math.max(1, words.length);
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

/** What follows a topic's last word and makes it another: `tiền điện` is not in `mất tiền điện thoại`. */
const goesOn: Readonly<Record<string, readonly string[]>> = {
  dien: ['thoai', 'tu'],
  nuoc: ['ngoai'],
  hang: ['ngay', 'tuan'],
};

interface ForeignTopic {
  readonly words: readonly Form[];
  /** Without its marks it may be something else. */
  readonly needsMarks: boolean;
}

const known = new WeakMap<Corpus, readonly ForeignTopic[]>();

function topicsOf(corpus: Corpus): readonly ForeignTopic[] {
  const read = (topics: readonly string[], needsMarks: boolean) =>
    topics.map((topic) => ({ words: tokenise(topic), needsMarks }));
  const topics = known.get(corpus) ?? [
    ...read(corpus.foreign, false),
    ...read(corpus.foreignMarked, true),
  ];
  known.set(corpus, topics);
  return topics;
}

/** The words, folded, that name a topic which the site does not have. */
function foreignWords(forms: readonly Form[], corpus: Corpus): Set<string> {
  const found = new Set<string>();
  for (const { words: topic, needsMarks } of topicsOf(corpus)) {
    const end = last(topic)?.fold || '';
    forms.forEach((_, at) => {
      const after = forms[at + topic.length]?.fold;
      if (goesOn[end]?.includes(after || '') === true) return;
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
