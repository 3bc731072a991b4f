import { fields, type Corpus, type Field, type Run } from './corpus.ts';
import type { Matches } from './match.ts';

/** How much a word in this place tells about the page; tuned on tests/cases/search-queries.tsv. */
const fieldWeights: Readonly<Record<Field, number>> = {
  title: 6,
  synonym: 6,
  heading: 3.3,
  description: 1.6,
  mention: 1.2,
  body: 1,
};

/** BM25's saturation: the tenth time a word stands on a page says little that the second did not. */
const saturation = 3;
/** BM25's length correction, by field: a short title that is the query whole beats a long one that holds it. */
const lengthCorrection: Readonly<Record<Field, number>> = {
  title: 0.75,
  synonym: 0.75,
  heading: 0.75,
  description: 0.4,
  mention: 0.75,
  body: 0.4,
};
/** Half of what people type for a thing may mean another: a synonym found in part counts this power of the part. */
const synonymPower = 5;
/** What two typed words are worth when they stand side by side, beside what each is worth alone. */
const sideBySide = 0.9;
/** What the rest of a page adds to its title and best section. */
const restShare = 0.35;
/** A page that holds half of what was typed is worth this power of a half. */
const coveragePower = 1.5;

export interface RankedSection {
  readonly section: number;
  readonly score: number;
}

export interface RankedPage {
  readonly page: number;
  readonly score: number;
  /** The part of what was typed, by weight, that stands in the page; 0–1. */
  readonly coverage: number;
  /** Whether the query holds all words of its title, or of another name of two words or more. */
  readonly isNamed: boolean;
  /** Best first; only those that hold something of the query. */
  readonly sections: readonly RankedSection[];
}

/** Features of one page or section: how strongly each typed word, and each pair of neighbours, stands in it. */
interface Tally {
  readonly words: Float64Array;
  readonly pairs: Float64Array;
}

/**
 * Pages that hold something of the query, best first. `words[i]`: what the i-th typed word may mean; `importance[i]`: 1,
 * less for words like "là gì". A page is as good as its title with its best section, and a little better for the rest:
 * else the longest page would answer everything.
 */
export function rankPages(
  corpus: Corpus,
  words: readonly Matches[],
  importance: readonly number[],
): RankedPage[] {
  const tallies = tallyAll(corpus, words);
  const every = [...tallies.values()].flatMap(({ sections }) => [...sections.values()]);
  const weights = wordWeights(every, corpus, importance);
  return [...tallies]
    .map(([page, { isNamed, lead, sections }]) => {
      const ranked = [...sections]
        .map(([section, tally]) => ({ section, score: score(tally, weights) }))
        .sort((a, b) => b.score - a.score || a.section - b.section);
      const best = ranked[0] && sections.get(ranked[0].section);
      const focused = score(sum([lead, best]), weights);
      const whole = sum([lead, ...sections.values()]);
      const weight = corpus.pages[page]?.weight ?? 1;
      return {
        page,
        score: (focused + restShare * score(whole, weights)) * weight,
        coverage: coverage(whole, weights),
        isNamed,
        sections: ranked,
      };
    })
    .sort((a, b) => b.score - a.score || a.page - b.page);
}

/** What a page holds of the query: before its first heading, and in each section. */
interface PageTallies {
  isNamed: boolean;
  readonly lead: Tally;
  readonly sections: Map<number, Tally>;
}

function tallyAll(corpus: Corpus, words: readonly Matches[]): Map<number, PageTallies> {
  const worths = worthsByTerm(words, corpus.terms.length);
  const means = meanLengths(corpus);
  const pages = new Map<number, PageTallies>();
  for (const run of corpus.runs) {
    const tally = tallyRun(run, worths, words.length, means[run.field]);
    if (tally === undefined) continue;
    const of = pages.get(run.page) ?? {
      isNamed: false,
      lead: emptyTally(words.length),
      sections: new Map<number, Tally>(),
    };
    pages.set(run.page, of);
    if (run.names && isWhole(run, worths)) of.isNamed = true;
    if (run.section < 0) addTo(of.lead, tally);
    else {
      const section = of.sections.get(run.section) ?? emptyTally(words.length);
      of.sections.set(run.section, section);
      addTo(section, tally);
    }
  }
  return pages;
}

/** By term number: which typed words it may answer, and how well. */
type Worths = readonly (readonly (readonly [word: number, worth: number])[])[];

function worthsByTerm(words: readonly Matches[], terms: number): Worths {
  const worths: [number, number][][] = Array.from({ length: terms }, () => []);
  words.forEach((matches, word) => {
    for (const [term, worth] of matches) worths[term]?.push([word, worth]);
  });
  return worths;
}

function meanLengths(corpus: Corpus): Record<Field, number> {
  const means = { title: 1, synonym: 1, heading: 1, description: 1, mention: 1, body: 1 };
  for (const field of fields) {
    const runs = corpus.runs.filter((run) => run.field === field);
    const total = runs.reduce((sum, run) => sum + run.terms.length, 0);
    means[field] = Math.max(1, total / Math.max(1, runs.length));
  }
  return means;
}

function tallyRun(run: Run, worths: Worths, count: number, mean: number): Tally | undefined {
  const correction = lengthCorrection[run.field];
  const weight =
    fieldWeights[run.field] / (1 - correction + (correction * run.terms.length) / mean);
  let tally: Tally | undefined;
  let before: Worths[number] = [];
  let held = 0;
  for (const term of run.terms) {
    const here = worths[term] ?? [];
    if (here.length > 0) held += 1;
    for (const [word, worth] of here) {
      tally ??= emptyTally(count);
      tally.words[word] = (tally.words[word] ?? 0) + worth * weight;
      const previous = before.find(([earlier]) => earlier === word - 1)?.[1] ?? 0;
      tally.pairs[word] = (tally.pairs[word] ?? 0) + previous * worth * weight;
    }
    before = here;
  }
  if (tally === undefined || !isSynonym(run.field)) return tally;
  const part = (held / run.terms.length) ** synonymPower;
  return {
    words: tally.words.map((each) => each * part),
    pairs: tally.pairs.map((each) => each * part),
  };
}

function isWhole({ terms }: Run, worths: Worths): boolean {
  return terms.length > 1 && terms.every((term) => (worths[term] ?? []).length > 0);
}

function isSynonym(field: Field): boolean {
  return field === 'synonym' || field === 'mention';
}

function emptyTally(count: number): Tally {
  return { words: new Float64Array(count), pairs: new Float64Array(count) };
}

function addTo(sum: Tally, tally: Tally): void {
  tally.words.forEach((value, word) => (sum.words[word] = (sum.words[word] ?? 0) + value));
  tally.pairs.forEach((value, word) => (sum.pairs[word] = (sum.pairs[word] ?? 0) + value));
}

function sum(tallies: readonly (Tally | undefined)[]): Tally {
  const total = emptyTally(tallies[0]?.words.length ?? 0);
  for (const tally of tallies) if (tally !== undefined) addTo(total, tally);
  return total;
}

/** BM25's inverse document frequency over sections, counting a weak match as part of one. */
function wordWeights(
  tallies: readonly Tally[],
  corpus: Corpus,
  importance: readonly number[],
): number[] {
  const all = corpus.pages.reduce((sum, page) => sum + page.sections.length, 0);
  return importance.map((share, word) => {
    const holding = tallies.reduce((sum, tally) => sum + Math.min(1, tally.words[word] ?? 0), 0);
    return share * Math.log(1 + (Math.max(0, all - holding) + 0.5) / (holding + 0.5));
  });
}

function score(tally: Tally, weights: readonly number[]): number {
  let total = 0;
  weights.forEach((weight, word) => {
    const strength = tally.words[word] ?? 0;
    total += (weight * strength) / (saturation + strength);
    const pair = tally.pairs[word] ?? 0;
    const pairWeight = (weight + (weights[word - 1] ?? 0)) / 2;
    total += (sideBySide * pairWeight * pair) / (saturation + pair);
  });
  return total * coverage(tally, weights) ** coveragePower;
}

function coverage(tally: Tally, weights: readonly number[]): number {
  const asked = weights.reduce((sum, weight) => sum + weight, 0);
  const held = weights.reduce(
    (sum, weight, word) => sum + weight * Math.min(1, tally.words[word] ?? 0),
    0,
  );
  return asked === 0 ? 0 : held / asked;
}
