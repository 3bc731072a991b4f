import { readTable } from './table.ts';

/** One query and the pages that answer it, by path; the first is the best. */
export interface LabelledQuery {
  readonly kind: string;
  readonly query: string;
  readonly pages: readonly string[];
}

/** Counts of one kind of query. */
export interface SearchScore {
  readonly kind: string;
  readonly count: number;
  /** Part of the queries with a right page first, and among the first five; 0–1. */
  readonly first: number;
  readonly firstFive: number;
  readonly missed: readonly string[];
}

export const labelledQueries = readQueries('search-queries.tsv');

/** A hundred for the pages of the way that works, written by somebody who had not seen them. */
export const todaysQueries = readQueries('search-today.tsv');

function readQueries(table: string): readonly LabelledQuery[] {
  return readTable(table).map(({ kind = '', query = '', pages = '' }) => ({
    ...{ kind, query, pages: pages.split(' ') },
  }));
}

/** How well `found` (the paths shown for each labelled query, in order of rank) answers, by kind. */
export function scoreSearch(
  found: readonly (readonly string[])[],
  queries = labelledQueries,
): SearchScore[] {
  const kinds = [...new Set(queries.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const ranks = queries.flatMap((labelled, at) =>
      labelled.kind === kind
        ? [{ query: labelled.query, rank: rankOf(found[at] ?? [], labelled.pages) }]
        : [],
    );
    const within = (places: number) => ranks.filter(({ rank }) => rank < places).length;
    return {
      kind,
      count: ranks.length,
      first: within(1) / ranks.length,
      firstFive: within(5) / ranks.length,
      missed: ranks.filter(({ rank }) => rank >= 5).map(({ query }) => query),
    };
  });
}

function rankOf(paths: readonly string[], pages: readonly string[]): number {
  const rank = paths.findIndex((path) => pages.includes(path));
  return rank < 0 ? Infinity : rank;
}
