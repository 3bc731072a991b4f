import type { Content } from '../../content/schema/content.ts';

/** A document that is heard on its page, in a recording of its own. */
export interface PageRecording {
  readonly title: string;
  /** One document's id. */
  readonly documents: readonly [string];
}

/** Documents with `listen: true` that no campaign airs: a campaign's are heard in its bulletin. */
export function pageRecordings({
  documents,
  campaigns,
}: Pick<Content, 'documents' | 'campaigns'>): readonly PageRecording[] {
  const aired = new Set(campaigns.flatMap((campaign) => campaign.documents));
  return documents
    .filter(({ id, frontmatter }) => frontmatter.listen && !aired.has(id))
    .map(({ id, frontmatter }) => ({ title: frontmatter.title, documents: [id] }));
}
