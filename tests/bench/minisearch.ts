import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import MiniSearch from 'minisearch';
import { build } from 'vite';
import { readCorpus, type Corpus } from '../../site/search/corpus.ts';
import { tokenise } from '../../site/search/fold.ts';
import { packIndex } from '../../site/after-build/pack-index.ts';
import { readQuery } from '../../site/search/query.ts';
import { search } from '../../site/search/search.ts';
import { readBuiltIndex } from '../setup/built-search.ts';
import { labelledQueries, scoreSearch, todaysQueries } from '../setup/search-scores.ts';
import { round, type BenchRow } from './row.ts';

const ourEngine = 'site/search/search.ts';
const theirEngine = 'node_modules/minisearch/dist/es/index.js';
const labels = [...labelledQueries, ...todaysQueries];

/** What is searched and shown: a page's part with the page's own names. */
interface Part {
  readonly id: number;
  readonly url: string;
  readonly title: string;
  readonly heading: string;
  readonly description: string;
  readonly synonym: string;
  readonly text: string;
}

/** Our matching beside MiniSearch's over the same index: our folding, our synonyms, our reading of what was typed, the same queries. */
export async function benchMiniSearch(dist: string): Promise<BenchRow[]> {
  const index = readBuiltIndex(dist);
  const corpus = readCorpus(index);
  const parts = partsOf(corpus);
  const mini = makeMiniSearch(parts);
  const ours = measure((query) => search(corpus, query).hits.map(({ url }) => url));
  const theirs = measure((query) => askMiniSearch(mini, parts, corpus, query));
  const name = (what: string) => `search, beside MiniSearch: ${what}`;
  const percent = (what: string, our: number, their: number): BenchRow => ({
    ...{ name: name(what), ours: round(our * 100), baseline: round(their * 100) },
    ...{ unit: '%', target: '≥ MiniSearch', ok: our >= their },
  });
  const packed = packIndex(index);
  const ourKb =
    zippedKb(JSON.stringify(packed.names)) +
    zippedKb(JSON.stringify(packed.questions)) +
    (await engineKb(ourEngine));
  // What is shown travels beside its index; ours is made in the browser of what is shown.
  const shown = parts.map(({ url, title, heading, text }) => [url, title, heading, text]);
  const theirKb = zippedKb(JSON.stringify([mini, shown])) + (await engineKb(theirEngine));
  return [
    percent('right page first', ours.first, theirs.first),
    percent('right page in the first five', ours.five, theirs.five),
    {
      ...{ name: name('index and engine, gzip'), ours: round(ourKb), baseline: round(theirKb) },
      ...{ unit: 'kB', target: '≤ MiniSearch', ok: ourKb <= theirKb },
    },
    {
      ...{
        name: name('an answer, mean'),
        ours: round(ours.meanMs),
        baseline: round(theirs.meanMs),
      },
      ...{ unit: 'ms', target: '≤ 50', ok: ours.meanMs <= 50 },
    },
  ];
}

function partsOf({ pages, runs, terms }: Corpus): Part[] {
  const called = (page: number, section: number) =>
    runs
      .filter(({ field }) => field === 'synonym' || field === 'asks')
      .filter((run) => run.page === page && run.section === section)
      .map((run) => run.terms.map((term) => terms[term]?.written).join(' '));
  const parts = pages.flatMap(({ url, title, description, sections }, page) =>
    [{ id: '', heading: '', text: '', more: '' }, ...sections].map((section, at) => ({
      ...{ title, description, heading: section.heading },
      url: section.id === '' ? url : `${url}#${section.id}`,
      synonym: [...called(page, -1), ...(at === 0 ? [] : called(page, at - 1))].join(' . '),
      text: `${section.text} ${section.more ?? ''}`,
    })),
  );
  return parts.map((part, id) => ({ id, ...part }));
}

/** Its own ranking (BM25+), prefixes and slips; the weights of fields are ours. */
function makeMiniSearch(parts: readonly Part[]): MiniSearch<Part> {
  const mini = new MiniSearch<Part>({
    fields: ['title', 'heading', 'description', 'synonym', 'text'],
    tokenize: (text) => tokenise(text).map(({ fold }) => fold),
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 6, synonym: 6, heading: 2, description: 1.6, text: 1.3 },
      prefix: (_term, at, all) => at === all.length - 1,
      fuzzy: (term) => (term.length > 3 ? 0.2 : false),
    },
  });
  mini.addAll(parts);
  return mini;
}

function askMiniSearch(
  mini: MiniSearch<Part>,
  parts: readonly Part[],
  corpus: Corpus,
  query: string,
): string[] {
  const typed = readQuery(query, corpus).map(({ fold }) => fold);
  const found = mini.search(typed.join(' '));
  return found.slice(0, 30).map(({ id }) => parts[Number(id)]?.url ?? '');
}

function measure(find: (query: string) => readonly string[]) {
  for (const { query } of labels) find(query);
  const startedMs = performance.now();
  const found = labels.map(({ query }) => find(query));
  const meanMs = (performance.now() - startedMs) / labels.length;
  const pages = found.map((urls) => [...new Set(urls.map((url) => url.replace(/#.*/, '')))]);
  const scores = scoreSearch(pages, labels);
  const part = (of: 'first' | 'firstFive') =>
    scores.reduce((sum, each) => sum + each[of] * each.count, 0) / labels.length;
  return { first: part('first'), five: part('firstFive'), meanMs };
}

const zippedKb = (text: string): number => gzipSync(text).byteLength / 1000;

/** Bundled and minified as the site's scripts are. */
async function engineKb(entry: string): Promise<number> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2017',
      lib: { entry: join(process.cwd(), entry), formats: ['iife'], name: 'engine' },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const chunks = outputs.flatMap((each) => ('output' in each ? each.output : []));
  return chunks.reduce((sum, each) => sum + ('code' in each ? zippedKb(each.code) : 0), 0);
}
