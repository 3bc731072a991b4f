import { readCorpus, type Corpus } from './corpus.ts';
import { draw } from './draw.ts';
import type { Answer } from './hits.ts';
import { indexAddress } from './index-address.ts';
import { searchNames } from './names.ts';
import { unpackIndex, type PackedNames, type PackedQuestions } from './packed-index.ts';

/** What was found, in which words. */
export interface Found extends Answer {
  readonly corpus: Corpus;
}

type Search = (corpus: Corpus, query: string) => Answer;
let searchWhole: Search | undefined;

/** The script that answers questions hands itself over: what it shares with names is here already. */
export function answerQuestionsBy(search: Search): void {
  searchWhole = search;
}

/** The site's words as far as names go, fetched once a page. */
export const loadNames = onceGot(async () => {
  const packed = await fetchJson<PackedNames>(indexAddress());
  return { packed, corpus: readCorpus(unpackIndex(packed)) };
});

/** Whether all of it is here: the script alone answers nothing. */
let hasWhole = false;

/** And all that it takes to answer questions. */
const loadWhole = onceGot(async () => {
  const { packed } = await loadNames();
  const [words, script] = packed.questions;
  const [questions] = await Promise.all([fetchJson<PackedQuestions>(words), runScript(script)]);
  const corpus = readCorpus(unpackIndex(packed, questions));
  hasWhole = searchWhole !== undefined;
  return corpus;
});

/** What the site has for a query; rejects when what answers cannot be had. A name waits for no more than names take. */
export async function ask(query: string): Promise<Found> {
  const { corpus: names } = await loadNames();
  const named = hasWhole ? undefined : searchNames(names, query);
  if (named) return Object.assign(named, { corpus: names });
  const corpus = await loadWhole();
  const found = searchWhole?.(corpus, query) ?? { hits: [], closest: [] };
  return Object.assign(found, { corpus });
}

/** Gets it once; tries again at the next call where it could not be had. */
function onceGot<Thing>(get: () => Promise<Thing>): () => Promise<Thing> {
  let got: Promise<Thing> | undefined;
  return () => {
    got ??= get().catch((error: unknown) => {
      got = undefined;
      throw error;
    });
    return got;
  };
}

async function fetchJson<Shape>(address: string): Promise<Shape> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  // Our own build wrote it in this shape.
  return (await response.json()) as Shape;
}

/** By an element: `import()` is newer than our browsers. Browsers ask for a module once a page; “Tìm” opens another. */
function runScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = draw('script', { type: 'module', src: address });
    script.onload = () => {
      resolve();
    };
    script.onerror = () => {
      reject(new Error(address));
    };
    document.head.append(script);
  });
}
