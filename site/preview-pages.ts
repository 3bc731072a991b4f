import type { DocumentKind } from '../content/schema/document.ts';
import { documentsOf } from './content.ts';

interface PreviewPage {
  /** Path below /xem-truoc/, without `.png`. */
  readonly page: string;
  readonly title: string;
  readonly kind: string;
}

/** The pages with a preview picture of their own; all others share that of the first page. */
export function previewPages(): readonly PreviewPage[] {
  const own = (kind: Exclude<DocumentKind, 'faq' | 'answer'>, name: string) =>
    documentsOf(kind).map(({ id, frontmatter }) => ({
      page: id,
      title: frontmatter.title,
      kind: name,
    }));
  return [
    {
      page: 'trang-dau',
      title: 'Thông báo, hướng dẫn và lịch phát loa',
      kind: 'Đọc, tập thử và nghe lại',
    },
    ...own('announcement', 'Thông báo'),
    ...own('guide', 'Hướng dẫn từng bước'),
    ...own('errand', 'Việc thường làm'),
    ...own('page', 'Loa Phường'),
  ];
}
