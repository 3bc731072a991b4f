import { rowsOf, type Columns } from './columns.ts';
import type { IndexedPage, IndexedSection, SearchIndex } from './index-shape.ts';

type PageAlone = Omit<IndexedPage, 'sections'>;

/** The index as it travels. */
export interface PackedIndex extends Omit<SearchIndex, 'pages'> {
  readonly pages: Columns<PageAlone>;
  /** How many sections each page has; they stand in `sections` one page after another. */
  readonly counts: readonly number[];
  readonly sections: Columns<IndexedSection>;
}

/** The index as it is searched; what packed it is site/after-build/pack-index.ts. */
export function unpackIndex(packed: PackedIndex): SearchIndex {
  const sections = rowsOf(packed.sections);
  const pages = rowsOf(packed.pages).map((page, at) =>
    Object.assign(page, { sections: sections.splice(0, packed.counts[at]) }),
  );
  return Object.assign({}, packed, { pages });
}
