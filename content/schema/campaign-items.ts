import type { Campaign, CampaignItem } from './campaign.ts';

type What = Pick<Campaign, 'items' | 'documents'>;

/** What a campaign airs on each of its days, in order; `documents` is short for items that are documents. */
export function itemsOf({ items, documents = [] }: What): readonly CampaignItem[] {
  return (items ?? documents.map((document) => ({ document }))).filter(
    (item): item is CampaignItem => !('answers' in item),
  );
}

/** The ids of the documents among a campaign's items. */
export function documentsOf(campaign: What): string[] {
  return itemsOf(campaign).flatMap((item) => ('document' in item ? [item.document] : []));
}

/** The documents that may be heard in it: its items', and those that stand in for a relay. */
export function heardDocumentsOf(campaign: What): string[] {
  return soundsOf(campaign).flatMap((item) => ('document' in item ? [item.document] : []));
}

/** The recordings that may be heard in it, likewise: names of files in content/recordings/. */
export function recordingsOf(campaign: What): string[] {
  return soundsOf(campaign).flatMap((item) => ('recording' in item ? [item.recording] : []));
}

function soundsOf(campaign: What) {
  return itemsOf(campaign).flatMap((item) =>
    'relay' in item && item.fallback ? [item, item.fallback] : [item],
  );
}

/** What a bulletin of it is asked for by, as its file has it. */
export function airedBy({
  id,
  items,
  documents,
  crossFade,
  priority,
}: What & Pick<Campaign, 'crossFade' | 'priority'> & Partial<Pick<Campaign, 'id'>>) {
  return {
    ...(id !== undefined && { campaign: id }),
    ...(priority === 'high' && { priority }),
    ...(items && { items }),
    ...(documents && { documents }),
    ...(crossFade !== undefined && { crossFade }),
  };
}
