import { createHash } from 'node:crypto';
import type { Content } from '../../content/schema/content.ts';
import type { ContentDocument } from '../../content/schema/document.ts';
import type { Fact } from '../../content/schema/facts.ts';
import { wardSchema } from '../../content/schema/ward.ts';

/** A document of one or more paragraphs, as content/ would hand it out. */
export function makeDocument(slug: string, body: string): ContentDocument {
  const source = `---\ntitle: Bài ${slug}\ndescription: Một bài ngắn.\n---\n\n${body}\n`;
  return {
    id: `thong-bao/${slug}`,
    kind: 'announcement',
    slug,
    file: `content/announcements/${slug}.mdx`,
    source,
    hash: createHash('sha256').update(source).digest('hex'),
    frontmatter: { title: `Bài ${slug}`, description: 'Một bài ngắn.', order: 1, listen: true },
    steps: [],
  };
}

export function makeFact(change: Partial<Fact> = {}): Fact {
  return {
    id: 'cmnd-het-gia-tri',
    text: 'Chứng minh nhân dân không còn giá trị.',
    source: 'Luật Căn cước, Điều 46 (một trang lưu); một nguồn khác',
    certainty: 'found',
    checkedOn: '2026-11-20',
    recheckBy: '2027-05-20',
    touches: ['thong-bao/thu#dang-nhap'],
    grounds: [],
    supersedes: [],
    ends: [],
    ...change,
  };
}

/** A ward's whole content around the given documents and facts: one campaign, an empty lexicon. */
export function makeContent(
  documents: readonly ContentDocument[],
  change: Partial<Content> = {},
): Content {
  return {
    ward: wardSchema.parse({
      name: 'phường An Phụ',
      station: 'Đài truyền thanh phường An Phụ',
      portals: [],
      broadcast: {
        permitted: [{ days: ['mon'], from: '06:00', to: '18:00', citation: 'thử' }],
        maxSessionMinutes: 15,
        maxSessionsPerDay: 2,
        sessionCitation: 'thử',
      },
    }),
    documents,
    facts: [],
    glossary: [],
    synonyms: [],
    lexicon: [],
    campaigns: [],
    held: [],
    simulators: [],
    citations: [],
    ...change,
  };
}
