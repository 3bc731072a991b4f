import type { Corpus } from './corpus.ts';
import { flat } from './lists.ts';
import type { Matches } from './match.ts';
import { sumTallies, tallyPages, type Named, type PageTallies, type Tally } from './tally.ts';

/** BM25's saturation: the tenth time a word stands on a page says little that the second did not. */
const saturation = 3;
/** What two typed words are worth when they stand side by side, beside what each is worth alone. */
const sideBySide = 0.9;
/** What the rest of a page adds to its best place. */
const restShare = 0.14;
/** A page that holds half of what was typed is worth this power of a half. */
const coveragePower = 1.25;
/** What it adds to a place that what was typed is its name, and the name what was typed. */
const nameBonus = 0.6;
/** The same for a page of the kind that is asked for: a term of the glossary, where its meaning is asked. */
const kindBonus = 1.8;
/** What such a page is worth beside others, its name typed or not. */
const kindShare: Readonly<Record<string, number>> = { 'Thực hành': 1.5 };
/** A section stands for its page where it is better than the page whole by this factor. */
const gain = 1.12;

/** What one query weighs: by typed word, and the kind of page that it asks for. */
export interface Asked {
  readonly words: readonly Matches[];
  readonly importance: readonly number[];
  readonly kind: string | undefined;
}

/** A page whole, or one of its sections. */
export interface RankedPlace {
  /** Index in the page's sections; -1 for the page whole. */
  readonly section: number;
  readonly score: number;
  readonly tally: Tally;
}

export interface RankedPage {
  readonly page: number;
  readonly score: number;
  /** Whether the query holds all words of its title, or of another name of two words or more. */
  readonly isNamed: boolean;
  /** Best first. */
  readonly places: readonly RankedPlace[];
}

export interface Ranked {
  readonly ranked: readonly RankedPage[];
  /** By typed word, what it weighs. */
  readonly weights: readonly number[];
}

/**
 * Pages that hold something of the query, best first, each with its places. A page is as good as its title with its
 * best section, and a little better for the rest: else the longest page would answer everything.
 */
export function rankPages(corpus: Corpus, asked: Asked): Ranked {
  const pages = tallyPages(corpus, asked.words);
  const every = flat([...pages.values()].map(({ sections }) => [...sections.values()]));
  const weights = wordWeights(every, corpus, asked.importance);
  const ranked = [...pages]
    .map(([page, tallies]) => rankPage(page, tallies, corpus, weights, asked.kind))
    .sort((a, b) => b.score - a.score || a.page - b.page);
  return { ranked, weights };
}

function rankPage(
  page: number,
  { isNamed, lead, sections }: PageTallies,
  corpus: Corpus,
  weights: readonly number[],
  kind: string | undefined,
): RankedPage {
  const of = corpus.pages[page];
  const isAskedFor = kind !== undefined && of?.kind === kind;
  const bonus = isAskedFor ? kindBonus : nameBonus;
  const place = (section: number, own: readonly Tally[], divisor: number): RankedPlace => {
    const tally = sumTallies([lead, ...own], weights.length);
    const named = completeness(lead, own, weights);
    const score = (scoreOf(tally, weights) * (1 + bonus * named ** 2)) / divisor;
    return { section, score, tally };
  };
  const isIntro = (section: number) => of?.sections[section]?.heading === '';
  const intro = [...sections].filter(([section]) => isIntro(section)).map(([, tally]) => tally);
  const parts = [...sections].filter(([section]) => !isIntro(section));
  const whole = place(-1, intro, 1);
  const places = [whole, ...parts.map(([section, tally]) => place(section, [tally], gain))].sort(
    (a, b) => b.score - a.score || a.section - b.section,
  );
  const best = places[0] ?? whole;
  const all = sumTallies([lead, ...sections.values()], weights.length);
  return {
    page,
    score:
      (best.score + restShare * scoreOf(all, weights)) *
      (of?.weight ?? 1) *
      (isAskedFor ? (kindShare[kind] ?? 1) : 1),
    isNamed,
    places,
  };
}

/** How far the query and the place's name are one: 1 where each is the other whole. */
function completeness(lead: Tally, own: readonly Tally[], weights: readonly number[]): number {
  const nothing: Named = { words: [], part: 1, tells: false };
  let best = 0;
  for (const first of [nothing, ...lead.names]) {
    for (const second of [nothing, ...flat(own.map(({ names }) => names))]) {
      if (first === nothing && second === nothing) continue;
      const held = share(weights, (word) =>
        Math.max(first.words[word] || 0, second.words[word] || 0),
      );
      best = Math.max(best, held * Math.min(first.part, second.part));
    }
  }
  return best;
}

/** BM25's inverse document frequency over sections, counting a weak match as part of one. */
function wordWeights(
  tallies: readonly Tally[],
  corpus: Corpus,
  importance: readonly number[],
): number[] {
  const all = corpus.pages.reduce((sum, page) => sum + page.sections.length, 0);
  return importance.map((share, word) => {
    const holding = tallies.reduce((sum, tally) => sum + Math.min(1, tally.words[word] || 0), 0);
    return share * Math.log(1 + (Math.max(0, all - holding) + 0.5) / (holding + 0.5));
  });
}

function scoreOf({ words, pairs }: Tally, weights: readonly number[]): number {
  let total = 0;
  weights.forEach((weight, word) => {
    const strength = words[word] || 0;
    total += (weight * strength) / (saturation + strength);
    const pair = pairs[word] || 0;
    const pairWeight = (weight + (weights[word - 1] || 0)) / 2;
    total += (sideBySide * pairWeight * pair) / (saturation + pair);
  });
  return total * share(weights, (word) => Math.min(1, words[word] || 0)) ** coveragePower;
}

/** The part of the query, by weight, that is held; `held`: 0–1 by typed word. */
export function share(weights: readonly number[], held: (word: number) => number): number {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return all === 0 ? 0 : weights.reduce((sum, weight, word) => sum + weight * held(word), 0) / all;
}
