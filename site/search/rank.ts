import { fields, type Corpus, type Field, type Run } from './corpus.ts';
import type { Matches } from './match.ts';

/** How much a word in this place tells about the page; tuned on tests/cases/search-queries.tsv. */
const fieldWeights: Readonly<Record<Field, number>> = {
  title: 6,
  synonym: 4,
  heading: 3,
  description: 2,
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
/** What two typed words are worth when they stand side by side, beside what each is worth alone. */
const sideBySide = 1.2;
/** How much of a page's score is its best section's. */
const bestSection = 0.5;
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
  /** Best first; only those that hold something of the query. */
  readonly sections: readonly RankedSection[];
}

/** Features of one page or section: how strongly each typed word, and each pair of neighbours, stands in it. */
interface Tally {
  readonly words: Float64Array;
  readonly pairs: Float64Array;
}

/** Pages that hold something of the query, best first. `words[i]`: what the i-th typed word may mean; `importance[i]`: 1, less for words like "là gì". */
export function rankPages(
  corpus: Corpus,
  words: readonly Matches[],
  importance: readonly number[],
): RankedPage[] {
  const worths = worthsByTerm(words, corpus.terms.length);
  const means = meanLengths(corpus);
  const pages = new Map<number, Tally>();
  const sections = new Map<number, Map<number, Tally>>();
  for (const run of corpus.runs) {
    const tally = tallyRun(run, worths, words.length, means[run.field]);
    if (tally === undefined) continue;
    addTo(pages, run.page, tally);
    const ofPage = sections.get(run.page) ?? new Map<number, Tally>();
    sections.set(run.page, ofPage);
    if (run.section >= 0) addTo(ofPage, run.section, tally);
  }
  const weights = wordWeights(
    [...sections.values()].flatMap((of) => [...of.values()]),
    corpus,
    importance,
  );
  return [...pages]
    .map(([page, tally]) => {
      const ranked = [...(sections.get(page) ?? [])]
        .map(([section, of]) => ({ section, score: score(of, weights) }))
        .sort((a, b) => b.score - a.score || a.section - b.section);
      const whole = score(tally, weights) + bestSection * (ranked[0]?.score ?? 0);
      const weight = corpus.pages[page]?.weight ?? 1;
      const held = coverage(tally, weights);
      return { page, score: whole * weight, coverage: held, sections: ranked };
    })
    .sort((a, b) => b.score - a.score || a.page - b.page);
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
  for (const term of run.terms) {
    const here = worths[term] ?? [];
    for (const [word, worth] of here) {
      tally ??= { words: new Float64Array(count), pairs: new Float64Array(count) };
      tally.words[word] = (tally.words[word] ?? 0) + worth * weight;
      const previous = before.find(([earlier]) => earlier === word - 1)?.[1] ?? 0;
      tally.pairs[word] = (tally.pairs[word] ?? 0) + previous * worth * weight;
    }
    before = here;
  }
  return tally;
}

function addTo(tallies: Map<number, Tally>, key: number, tally: Tally): void {
  const sum = tallies.get(key);
  if (sum === undefined) {
    tallies.set(key, { words: tally.words.slice(), pairs: tally.pairs.slice() });
    return;
  }
  tally.words.forEach((value, word) => (sum.words[word] = (sum.words[word] ?? 0) + value));
  tally.pairs.forEach((value, word) => (sum.pairs[word] = (sum.pairs[word] ?? 0) + value));
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
  let sum = 0;
  weights.forEach((weight, word) => {
    const strength = tally.words[word] ?? 0;
    sum += (weight * strength) / (saturation + strength);
    const pair = tally.pairs[word] ?? 0;
    const pairWeight = (weight + (weights[word - 1] ?? 0)) / 2;
    sum += (sideBySide * pairWeight * pair) / (saturation + pair);
  });
  return sum * coverage(tally, weights) ** coveragePower;
}

function coverage(tally: Tally, weights: readonly number[]): number {
  const asked = weights.reduce((sum, weight) => sum + weight, 0);
  const held = weights.reduce(
    (sum, weight, word) => sum + weight * Math.min(1, tally.words[word] ?? 0),
    0,
  );
  return asked === 0 ? 0 : held / asked;
}
