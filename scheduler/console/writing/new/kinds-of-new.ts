// The kinds of documents that can be begun, and what a blank one has in it.
import { documentPlaces, type DocumentKind } from '../../../../content/schema/document.ts';
import { pairLines } from '../../../../content/write/render-yaml.ts';

export const kindWords: Readonly<Record<DocumentKind, { label: string; help: string }>> = {
  announcement: { label: 'Thông báo', help: 'văn bản của phường, giữ nguyên văn, phát loa được' },
  guide: { label: 'Hướng dẫn', help: 'từng bước làm một việc' },
  faq: { label: 'Hỏi đáp', help: 'một câu bà con hay hỏi' },
  answer: { label: 'Phường trả lời bà con', help: 'một người hỏi, phường trả lời' },
  errand: { label: 'Việc thường làm', help: 'giấy tờ, lệ phí, thời hạn của một việc' },
  page: { label: 'Trang khác', help: 'giới thiệu, liên hệ, trang đứng riêng' },
};

export function isKind(text: string): text is DocumentKind {
  return Object.hasOwn(documentPlaces, text);
}

/** A file with its title and nothing more to read; what is still to be filled in is empty. `today`: `2026-11-30`. */
export function blankText(kind: DocumentKind, title: string, today: string): string {
  const front = Object.entries(frontOf(kind, title, today)).flatMap(([key, value]) =>
    pairLines(key, value),
  );
  // An official text carries its own heading among its words.
  const body = kind === 'announcement' ? `# ${title.replace(/([\\*_`[\]<{#])/g, '\\$1')}\n` : '';
  return `---\n${front.join('\n')}\n---\n\n${body}`;
}

function frontOf(kind: DocumentKind, title: string, today: string): Record<string, unknown> {
  if (kind === 'answer') return { question: title, answeredBy: '', answeredOn: today };
  return { title, description: '' };
}
