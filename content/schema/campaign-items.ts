import type { Campaign } from './campaign.ts';

type Item = NonNullable<Campaign['items']>[number];

/** What a campaign airs, in order; `documents` is short for items that are documents. */
export function itemsOf({
  items,
  documents = [],
}: Pick<Campaign, 'items' | 'documents'>): readonly Item[] {
  return items ?? documents.map((document) => ({ document }));
}

/** The ids of the documents among a campaign's items. */
export function documentsOf(campaign: Pick<Campaign, 'items' | 'documents'>): string[] {
  return itemsOf(campaign).map(({ document }) => document);
}
