import { between, type Columns } from '../search/columns.ts';
import type { SearchIndex } from '../search/index-shape.ts';
import type { PackedIndex } from '../search/packed-index.ts';

/** The index by columns, a tenth smaller on the way. */
export function packIndex(index: SearchIndex): PackedIndex {
  const { pages, synonyms, foreign, foreignMarked, ...rest } = index;
  const sections = pages.flatMap((page) => page.sections);
  const packedSynonyms = synonyms.map(({ means, typed = [], asks = [] }) => ({
    ...{ means, typed: asOneText(typed), asks: asOneText(asks) },
  }));
  // In this order: gzip looks back 32 kB for what is alike.
  return {
    synonyms: columnsOf(packedSynonyms, ['typed', 'means', 'asks']),
    foreign: asOneText(foreign),
    foreignMarked: asOneText(foreignMarked),
    counts: pages.map((page) => page.sections.length),
    pages: columnsOf(
      pages.map(({ sections: _, ...page }) => page),
      ['weight', 'isList', 'kind', 'url', 'closed', 'description', 'title'],
    ),
    ...rest,
    sections: columnsOf(sections, ['id', 'heading', 'text', 'more']),
  };
}

/** `columnsOf([{ a: 1 }, { a: 2, b: 3 }], ['a', 'b'])` → `{ a: [1, 2], b: [null, 3] }`. */
function columnsOf<Row>(rows: readonly Row[], keys: readonly (keyof Row & string)[]): Columns<Row> {
  const columns = keys.map((key) => [key, columnOf(rows.map((row) => row[key]))] as const);
  // Of the keys the compiler only sees that they are strings.
  return Object.fromEntries(columns) as unknown as Columns<Row>;
}

function columnOf<Value>(values: readonly Value[]): (Value | null)[] | string {
  const texts = values.filter((value) => typeof value === 'string');
  const isText = values.every((value) => value === undefined || typeof value === 'string');
  // Addresses stay apart: what stands in front of a whole site's comes before each (rebase.ts).
  if (!isText || texts.length === 0 || texts.some((text) => text.startsWith('/')))
    return values.map((value) => value ?? null);
  return values
    .map((value) => (typeof value === 'string' ? value.replaceAll(between, '') : ''))
    .join(between);
}

/** Of a phrase only the words count. */
function asOneText(phrases: readonly string[]): string {
  return phrases.map((phrase) => phrase.replaceAll(',', ' ')).join(',');
}
