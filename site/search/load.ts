import { readCorpus, type Corpus } from './corpus.ts';
import { indexAddress } from './index-address.ts';
import { unpackIndex, type PackedIndex } from './packed-index.ts';

let loading: Promise<Corpus> | undefined;

/** The site's words, fetched once a page; rejects when they cannot be had, and tries again at the next call. */
export function loadCorpus(): Promise<Corpus> {
  loading ??= fetchCorpus().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function fetchCorpus(): Promise<Corpus> {
  const address = indexAddress();
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  // Our own build wrote it in this shape.
  return readCorpus(unpackIndex((await response.json()) as PackedIndex));
}
