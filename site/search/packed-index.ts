import { rowsOf, textsOf, type Columns } from './columns.ts';
import { slugOf } from './fold.ts';
import { flat } from './lists.ts';
import type { IndexedPage, IndexedSection, SearchIndex, Synonyms } from './index-shape.ts';

type PageAlone = Omit<IndexedPage, 'sections'>;
type Shown = Omit<IndexedSection, 'more'>;

/** The phrases of each as one text, a comma between them. */
type Phrases<Key extends 'typed' | 'asks'> = Readonly<Record<'means' | Key, string>>;

/** Sections, one page after another. */
export interface PackedSections {
  /** How many each page has. */
  readonly counts: readonly number[];
  readonly rows: Columns<Shown>;
}

/** Of the index as it travels what answers names: what is shown, and what it is called. */
export interface PackedNames extends Pick<SearchIndex, 'popular' | 'ask'> {
  /** An address that ends with `#` goes on with its title's slug. */
  readonly pages: Columns<PageAlone>;
  readonly sections: PackedSections;
  readonly typed: Columns<Phrases<'typed'>>;
  /** Addresses of what else it takes to answer a question: words and script. */
  readonly questions: readonly [words: string, script: string];
}

/** And what a question takes besides. */
export interface PackedQuestions {
  readonly asks: Columns<Phrases<'asks'>>;
  /** Of pages that only questions look into. */
  readonly further: PackedSections;
  /** By section, then by further section; no text where there is no more. */
  readonly more: string;
  readonly foreign: string;
  readonly foreignMarked: string;
}

const none: PackedQuestions = {
  asks: { means: [], asks: [] },
  further: { counts: [], rows: { id: [], heading: [], text: [] } },
  more: '',
  foreign: '',
  foreignMarked: '',
};

/** The index as it is searched, with what questions take or without; what packed it is site/after-build/pack-index.ts. */
export function unpackIndex(
  { pages, sections, typed, popular, ask }: PackedNames,
  questions = none,
): SearchIndex {
  const { asks, further, more, foreign, foreignMarked } = questions;
  const parts: [IndexedSection[], IndexedSection[]] = [rowsOf(sections.rows), rowsOf(further.rows)];
  const rest = textsOf(more);
  flat(parts).forEach((section, at) => Object.assign(section, { more: rest[at] || '' }));
  return {
    pages: rowsOf(pages).map((page, at) =>
      Object.assign(page, {
        url: page.url.replace(/#$/, `#${slugOf(page.title)}`),
        sections: [
          ...parts[0].splice(0, sections.counts[at]),
          ...parts[1].splice(0, further.counts[at] || 0),
        ],
      }),
    ),
    synonyms: [
      ...rowsOf(typed).map((row): Synonyms => ({ means: row.means, typed: phrases(row.typed) })),
      ...rowsOf(asks).map((row): Synonyms => ({ means: row.means, asks: phrases(row.asks) })),
    ],
    popular,
    foreign: phrases(foreign),
    foreignMarked: phrases(foreignMarked),
    ask,
  };
}

function phrases(text: string): string[] {
  return text === '' ? [] : text.split(',');
}
