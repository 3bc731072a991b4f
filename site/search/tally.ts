import type { Corpus, Field, Run } from './corpus.ts';
import type { Matches } from './match.ts';

/** How much a word in this place tells about the page; tuned on tests/cases/search-queries.tsv. */
const fieldWeights: Readonly<Record<Field, number>> = {
  title: 6,
  synonym: 6,
  heading: 2,
  description: 1.6,
  mention: 1.2,
  asks: 1.6,
  body: 1.3,
};

/** BM25's length correction, by field: a short title that is the query whole beats a long one that holds it. */
const lengthCorrection: Readonly<Record<Field, number>> = {
  title: 0.75,
  synonym: 0.75,
  heading: 0.75,
  description: 0.4,
  mention: 0.75,
  asks: 0,
  body: 0.47,
};
/** Half of what people type for a thing may mean another: a synonym found in part counts this power of the part. */
const synonymPower = 5;

/** A title, heading or other name, and what of it was typed. */
export interface Named {
  /** By typed word, how well it stands in the name. */
  readonly words: number[];
  /** The part of the name that was typed. */
  readonly part: number;
  /** Whether the name tells enough to stand for the query: "phí" alone does not. */
  readonly tells: boolean;
}

/** What one place holds of the query, by typed word. */
export interface Tally {
  /** How strongly the word stands in it, all its fields together. */
  readonly words: number[];
  /** The same for the word with the one typed before it, side by side. */
  readonly pairs: number[];
  /** The best reading of the word, and the best of those beside a neighbour. */
  readonly best: number[];
  readonly beside: number[];
  readonly names: Named[];
}

/** What a page holds of the query: before its first heading, and in each section. */
export interface PageTallies {
  /** Whether all words of its title, or of another name of two words or more, were typed. */
  isNamed: boolean;
  readonly lead: Tally;
  readonly sections: Map<number, Tally>;
}

type Reading = readonly [word: number, worth: number];
type Readings = (Reading[] | undefined)[];
const none: readonly Reading[] = [];

/** By page, what of the query it holds; `words[i]`: what the i-th typed word may mean. */
export function tallyPages(corpus: Corpus, words: readonly Matches[]): Map<number, PageTallies> {
  // By term number, with holes.
  const readings: Readings = [];
  const holding = new Set<number>();
  words.forEach((matches, word) => {
    for (const [term, worth] of matches) {
      (readings[term] ??= []).push([word, worth]);
      for (const run of corpus.holding[term] ?? []) holding.add(run);
    }
  });
  const pages = new Map<number, PageTallies>();
  for (const number of holding) {
    const run = corpus.runs[number];
    if (run === undefined) continue;
    const page = pages.get(run.page) ?? {
      isNamed: false,
      lead: emptyTally(words.length),
      sections: new Map<number, Tally>(),
    };
    pages.set(run.page, page);
    const own = page.sections.get(run.section) ?? emptyTally(words.length);
    if (run.section >= 0) page.sections.set(run.section, own);
    const whole = addRun(run.section < 0 ? page.lead : own, run, readings, corpus);
    if (whole && run.names && run.section < 0 && run.terms.length > 1) page.isNamed = true;
  }
  return pages;
}

/** Adds what a run holds to its place's tally; gives whether all its words were typed. */
function addRun(
  tally: Tally,
  { field, terms, names }: Run,
  readings: Readings,
  corpus: Corpus,
): boolean {
  let sum = 0;
  let isWhole = true;
  for (const term of terms) {
    let best = 0;
    for (const [, worth] of readings[term] ?? none) best = Math.max(best, worth);
    sum += best;
    if (best === 0) isWhole = false;
  }
  const part = sum / terms.length;
  const isSynonym = field === 'synonym' || field === 'mention';
  const correction = lengthCorrection[field];
  const weight =
    (fieldWeights[field] * (isSynonym ? part ** synonymPower : 1)) /
    (1 - correction + (correction * terms.length) / corpus.means[field]);
  const vouches = !isSynonym || part > 0.6;
  const named = names ? zeros(tally.words.length) : undefined;
  let before = none;
  for (const term of terms) {
    const here = readings[term] ?? none;
    for (const [word, worth] of here) {
      if (named) raise(named, word, worth);
      add(tally.words, word, worth * weight);
      if (vouches) raise(tally.best, word, worth);
      const beside = before.find(([earlier]) => earlier === word - 1);
      if (beside === undefined) continue;
      add(tally.pairs, word, beside[1] * worth * weight);
      if (!vouches) continue;
      raise(tally.beside, word, Math.max(beside[1], worth));
      raise(tally.beside, word - 1, Math.max(beside[1], worth));
    }
    before = here;
  }
  if (named) tally.names.push({ words: named, part, tells: tells(terms, corpus) });
  return isWhole;
}

/** A name of several words, or one that is no Vietnamese syllable: passcode, VNeID. */
function tells(terms: readonly number[], corpus: Corpus): boolean {
  return terms.length > 1 || (corpus.terms[terms[0] ?? -1]?.fold.length || 0) > 4;
}

export function emptyTally(count: number): Tally {
  const [words, pairs, best, beside] = [zeros(count), zeros(count), zeros(count), zeros(count)];
  return { words, pairs, best, beside, names: [] };
}

function zeros(count: number): number[] {
  const list: number[] = [];
  while (list.length < count) list.push(0);
  return list;
}

/** What a section holds together with what stands before all sections. */
export function sumTallies(tallies: readonly Tally[], count: number): Tally {
  const sum = emptyTally(count);
  for (const tally of tallies) {
    for (let word = 0; word < count; word += 1) {
      add(sum.words, word, tally.words[word] || 0);
      add(sum.pairs, word, tally.pairs[word] || 0);
      raise(sum.best, word, tally.best[word] || 0);
      raise(sum.beside, word, tally.beside[word] || 0);
    }
    sum.names.push(...tally.names);
  }
  return sum;
}

function add(values: number[], at: number, value: number): void {
  values[at] = (values[at] || 0) + value;
}

function raise(values: number[], at: number, value: number): void {
  values[at] = Math.max(values[at] || 0, value);
}
