import { rowsOf, type Columns } from './columns.ts';
import type { IndexedPage, IndexedSection, SearchIndex, Synonyms } from './index-shape.ts';

type PageAlone = Omit<IndexedPage, 'sections'>;

/** The phrases of each as one text, a comma between them. */
interface PackedSynonyms {
  readonly means: string;
  readonly typed: string;
  readonly asks: string;
}

/** The index as it travels. */
export interface PackedIndex extends Omit<
  SearchIndex,
  'pages' | 'synonyms' | 'foreign' | 'foreignMarked'
> {
  readonly pages: Columns<PageAlone>;
  /** How many sections each page has; they stand in `sections` one page after another. */
  readonly counts: readonly number[];
  readonly sections: Columns<IndexedSection>;
  readonly synonyms: Columns<PackedSynonyms>;
  readonly foreign: string;
  readonly foreignMarked: string;
}

/** The index as it is searched; what packed it is site/after-build/pack-index.ts. */
export function unpackIndex(packed: PackedIndex): SearchIndex {
  const sections = rowsOf(packed.sections);
  const pages = rowsOf(packed.pages).map((page, at) =>
    Object.assign(page, { sections: sections.splice(0, packed.counts[at]) }),
  );
  const synonyms = rowsOf(packed.synonyms).map(({ means, typed, asks }): Synonyms => ({
    means,
    typed: phrases(typed),
    asks: phrases(asks),
  }));
  return Object.assign({}, packed, {
    pages,
    synonyms,
    foreign: phrases(packed.foreign),
    foreignMarked: phrases(packed.foreignMarked),
  });
}

function phrases(text: string): string[] {
  return text === '' ? [] : text.split(',');
}
