import type { Content } from '../../content/schema/content.ts';
import { documentsOf } from '../../content/schema/campaign-items.ts';
import type { PageRecording } from '../core/rules.ts';

/** Documents with `listen: true` that no campaign airs: a campaign's are heard in its bulletin. */
export function pageRecordings({
  documents,
  campaigns,
}: Pick<Content, 'documents' | 'campaigns'>): readonly PageRecording[] {
  const aired = new Set(campaigns.flatMap(documentsOf));
  return documents
    .filter(({ id, frontmatter }) => frontmatter.listen && !aired.has(id))
    .map(({ id, frontmatter }) => ({ title: frontmatter.title, documents: [id] }));
}
