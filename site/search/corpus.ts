import { tokenise, type Token } from './fold.ts';
import { flat } from './lists.ts';
import { pairOf } from './pair.ts';
import type { Contact, IndexedPage, SearchIndex } from './index-shape.ts';

/** The parts of a page that weigh differently; `synonym` is what people type for its title or heading, `mention` for its text, `asks` what questions about it hold. */
export const fields = [
  'title',
  'synonym',
  'heading',
  'description',
  'mention',
  'asks',
  'body',
] as const;
export type Field = (typeof fields)[number];

/** The words of one field of one section, as numbers in `Corpus.terms`. */
export interface Run {
  readonly page: number;
  /** Index in the page's sections; -1 for what belongs to the page whole. */
  readonly section: number;
  readonly field: Field;
  readonly terms: readonly number[];
  /** Whether it is the page's title or another name of it: who types that asks for this page. */
  readonly names: boolean;
}

/** One word of the site in one spelling. */
export interface Term {
  readonly exact: string;
  readonly fold: string;
  /** As it stands in the pages, lower case. */
  readonly written: string;
}

/** Everything that is searched, as word numbers. A ward's site is small enough to be read through at each key. */
export interface Corpus {
  readonly pages: readonly IndexedPage[];
  readonly popular: readonly IndexedPage[];
  readonly ask: Contact | undefined;
  /** Topics that the site does not have, and those that without their marks may be something else. */
  readonly foreign: readonly string[];
  readonly foreignMarked: readonly string[];
  readonly terms: readonly Term[];
  readonly runs: readonly Run[];
  /** By term: the numbers of the runs that hold it. */
  readonly holding: readonly (readonly number[])[];
  /** How many words a field has in the mean. */
  readonly means: Readonly<Record<Field, number>>;
  /** Number in `terms` by exact spelling. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly folds: ReadonlySet<string>;
  /** Two words that stand side by side somewhere, as `a b` in folded letters. */
  readonly neighbours: ReadonlySet<string>;
  /** The same by term numbers, marks counting; keys of `pairOf`. */
  readonly pairs: ReadonlySet<number>;
}

/** The corpus of an index; about 10 ms for the words of a ward's site. */
export function readCorpus(index: SearchIndex): Corpus {
  const { add, words } = makeWords();
  const addSynonyms = synonymsAdder(index, add);
  index.pages.forEach((page, number) => {
    add(number, -1, 'title', page.title, true);
    add(number, -1, 'description', page.description);
    // A list of pages is called as the kind that it lists.
    add(number, -1, 'synonym', page.kind, page.isList === true);
    addSynonyms(number, -1, page.title, page.description);
    page.sections.forEach((section, at) => {
      add(number, at, 'heading', section.heading, true);
      const text = `${section.text} ${section.more || ''}`;
      add(number, at, 'body', text);
      addSynonyms(number, at, section.heading, text);
    });
  });
  // Of newer syntax each object's "..." would weigh a helper for old browsers.
  return Object.assign(words, {
    pages: index.pages,
    popular: flat(index.popular.map((url) => index.pages.filter((page) => page.url === url))),
    ask: index.ask,
    foreign: index.foreign,
    foreignMarked: index.foreignMarked,
    folds: new Set(words.terms.map((term) => term.fold)),
    holding: holdingOf(words.runs),
    means: meansOf(words.runs),
  });
}

type Add = (page: number, section: number, field: Field, text: string, names?: boolean) => void;

/** Takes words in run by run, and numbers them. */
function makeWords() {
  const terms: Term[] = [];
  const numbers = new Map<string, number>();
  const runs: Run[] = [];
  const neighbours = new Set<string>();
  const pairs = new Set<number>();

  function numberOf(text: string, token: Token): number {
    const known = numbers.get(token.exact);
    if (known !== undefined) return known;
    const written = text.slice(token.start, token.end).toLowerCase();
    numbers.set(token.exact, terms.length);
    return terms.push({ exact: token.exact, fold: token.fold, written }) - 1;
  }

  const add: Add = (page, section, field, text, names = false) => {
    const tokens = tokenise(text);
    tokens.forEach((token, at) => {
      const next = tokens[at + 1];
      if (next !== undefined) neighbours.add(`${token.fold} ${next.fold}`);
    });
    const ofRun = tokens.map((token) => numberOf(text, token));
    ofRun.slice(1).forEach((term, at) => pairs.add(pairOf(ofRun[at] || 0, term)));
    if (ofRun.length > 0) runs.push({ page, section, field, terms: ofRun, names });
  };
  return { add, words: { terms, numbers, runs, neighbours, pairs } };
}

/** What adds the words that people say for a name, and for what stands in the text below it. */
function synonymsAdder({ pages, synonyms }: SearchIndex, add: Add) {
  const all = synonyms.map(({ means, typed = [], asks = [] }) => {
    const stands = foldedText(means);
    return { means: stands, typed, asks };
  });
  return (page: number, section: number, name: string, text: string): void => {
    const [called, mentioned] = [foldedText(name), foldedText(text)];
    const kind = section < 0 ? foldedText(`${pages[page]?.kind || ''} . ${name}`) : called;
    for (const { means, typed, asks } of all) {
      if (called.includes(means)) for (const words of asks) add(page, section, 'asks', words);
      const inText = mentioned.includes(means) ? 'mention' : undefined;
      const field = kind.includes(means) ? 'synonym' : inText;
      // Another name of the whole; what is typed for a part of it names other places too.
      if (field) for (const word of typed) add(page, section, field, word, means === called);
    }
  };
}

function holdingOf(runs: readonly Run[]): number[][] {
  const holding: number[][] = [];
  runs.forEach(({ terms }, run) => {
    for (const term of new Set(terms)) (holding[term] ??= []).push(run);
  });
  return holding;
}

/** ` dang ki tai khoan `: bounded by spaces, so that a phrase is found at word boundaries only. */
function foldedText(text: string): string {
  return ` ${tokenise(text)
    .map((token) => token.exact)
    .join(' ')} `;
}

function meansOf(runs: readonly Run[]): Record<Field, number> {
  const means = { title: 1, synonym: 1, heading: 1, description: 1, mention: 1, asks: 1, body: 1 };
  for (const field of fields) {
    const lengths = runs.filter((run) => run.field === field).map(({ terms }) => terms.length);
    means[field] = Math.max(1, lengths.reduce((sum, each) => sum + each, 0) / lengths.length || 1);
  }
  return means;
}
