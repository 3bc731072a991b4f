import type { ContentDocument, DocumentKind } from '../../../content/schema/document.ts';

/** A document of this text, as the loader would hand it over. */
export function aDocument(body: string, kind: DocumentKind = 'announcement'): ContentDocument {
  const source = `---\ntitle: Tên bài\ndescription: Mô tả\n---\n\n${body}`;
  return {
    id: 'thong-bao/thu',
    kind,
    slug: 'thu',
    file: 'content/announcements/thu.mdx',
    source,
    hash: '0'.repeat(64),
    frontmatter: { title: 'Tên bài', description: 'Mô tả', order: 100, listen: false },
    steps: [],
  };
}
