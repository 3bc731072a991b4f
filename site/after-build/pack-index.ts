import { between, type Columns } from '../search/columns.ts';
import { slugOf } from '../search/fold.ts';
import type { IndexedPage, IndexedSection, SearchIndex, Synonyms } from '../search/index-shape.ts';
import type { PackedNames, PackedQuestions, PackedSections } from '../search/packed-index.ts';

/** Whoever names such a page finds it; what it holds, who asks: an official text, a practice and its screens, what has changed. */
const details = /^\/(thong-bao|thuc-hanh|thay-doi)\//;

/** The index by columns, a tenth smaller on the way, in two files: what answers names, and what questions take besides. */
export function packIndex(index: SearchIndex): {
  names: Omit<PackedNames, 'questions'>;
  questions: PackedQuestions;
} {
  const { pages, synonyms, foreign, foreignMarked, popular, ask } = index;
  const isDetail = ({ url }: IndexedPage) => details.test(url);
  const [places, further] = [
    pages.map((page) => (isDetail(page) ? [] : page.sections)),
    pages.map((page) => (isDetail(page) ? page.sections : [])),
  ];
  // In this order: gzip looks back 32 kB for what is alike.
  return {
    names: {
      typed: columnsOf(phrasesOf(synonyms, 'typed'), ['typed', 'means']),
      pages: columnsOf(
        pages.map(({ sections: _, url, ...page }) => ({
          ...page,
          url: shortAddress(url, page.title),
        })),
        ['weight', 'isList', 'kind', 'url', 'closed', 'description', 'title'],
      ),
      popular,
      ask,
      sections: packSections(places),
    },
    questions: {
      asks: columnsOf(phrasesOf(synonyms, 'asks'), ['means', 'asks']),
      foreign: asOneText(foreign),
      foreignMarked: asOneText(foreignMarked),
      further: packSections(further),
      more: textColumn([...places, ...further].flat().map(({ more = '' }) => more)),
    },
  };
}

function shortAddress(url: string, title: string): string {
  const [path = '', place] = url.split('#');
  return place === slugOf(title) ? `${path}#` : url;
}

/** By page, the sections that go. */
function packSections(byPage: readonly (readonly IndexedSection[])[]): PackedSections {
  return {
    counts: byPage.map(({ length }) => length),
    rows: columnsOf(
      byPage.flat().map(({ id, heading, text }) => ({ id, heading, text })),
      ['id', 'heading', 'text'],
    ),
  };
}

/** What is said for each meaning that has something said for it. */
function phrasesOf<Key extends 'typed' | 'asks'>(synonyms: readonly Synonyms[], key: Key) {
  return synonyms.flatMap((row) => {
    const phrases = row[key] ?? [];
    if (phrases.length === 0) return [];
    // The compiler sees a computed key as any text.
    return [
      { means: row.means, [key]: asOneText(phrases) } as Readonly<Record<'means' | Key, string>>,
    ];
  });
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
  return textColumn(values.map((value) => (typeof value === 'string' ? value : '')));
}

function textColumn(texts: readonly string[]): string {
  return texts.map((text) => text.replaceAll(between, '')).join(between);
}

/** Of a phrase only the words count. */
function asOneText(phrases: readonly string[]): string {
  return phrases.map((phrase) => phrase.replaceAll(',', ' ')).join(',');
}
