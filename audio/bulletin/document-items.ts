import type { BulletinItem, PublishedSentence } from '../../content/schema/published.ts';

/** The items of a bulletin in which only documents are heard: each from its first sentence to the end of its last. */
export function documentItems(sentences: readonly PublishedSentence[]): BulletinItem[] {
  const items = new Map<string, BulletinItem>();
  for (const { document, startMs, endMs } of sentences) {
    // An emergency's recording stands under no document's name.
    if (document === undefined || document === '') continue;
    const fromMs = items.get(document)?.fromMs ?? startMs;
    items.set(document, { kind: 'document', id: document, fromMs, untilMs: endMs });
  }
  return [...items.values()];
}
