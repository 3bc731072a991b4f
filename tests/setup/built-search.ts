import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCorpus, type Corpus } from '../../site/search/corpus.ts';
import {
  unpackIndex,
  type PackedNames,
  type PackedQuestions,
} from '../../site/search/packed-index.ts';
import type { SearchIndex } from '../../site/search/index-shape.ts';
import { search } from '../../site/search/search.ts';

/** What a built site's search fetches. */
export function readBuiltIndex(dist: string): SearchIndex {
  const home = readFileSync(join(dist, 'index.html'), 'utf8');
  const address = /data-index="([^"]+)"/.exec(home)?.[1] ?? '';
  const read = (place: string): unknown => JSON.parse(readFileSync(join(dist, place), 'utf8'));
  // Our own build wrote them in these shapes.
  const names = read(address) as PackedNames;
  return unpackIndex(names, read(names.questions[0]) as PackedQuestions);
}

/** What the search of a built site goes by. */
export function readBuiltCorpus(dist: string): Corpus {
  return readCorpus(readBuiltIndex(dist));
}

const known = new WeakMap<Corpus, Map<string, readonly string[]>>();

/** Addresses found, in order of rank; each query is asked once. */
export function foundPlaces(corpus: Corpus, query: string): readonly string[] {
  const answers = known.get(corpus) ?? new Map<string, readonly string[]>();
  known.set(corpus, answers);
  const found = answers.get(query) ?? search(corpus, query).hits.map(({ url }) => url);
  answers.set(query, found);
  return found;
}

/** Paths of the pages found, in order of rank, each once. */
export function foundPages(corpus: Corpus, query: string): readonly string[] {
  return [...new Set(foundPlaces(corpus, query).map((url) => url.replace(/#.*/, '')))];
}
