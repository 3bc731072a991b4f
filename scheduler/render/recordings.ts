import type { Content } from '../../content/schema/content.ts';
import type { PageRecording } from '../core/rules.ts';

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
