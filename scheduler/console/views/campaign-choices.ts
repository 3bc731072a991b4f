import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../../../content/schema/content.ts';
import type { DocumentKind } from '../../../content/schema/document.ts';
import { mayBeSound } from '../../../content/schema/recordings.ts';

export interface ChoiceGroup {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const kinds: Readonly<Record<DocumentKind, string>> = {
  announcement: 'Thông báo',
  guide: 'Hướng dẫn',
  faq: 'Hỏi đáp',
  answer: 'Phường trả lời bà con',
  errand: 'Việc thường làm',
  page: 'Trang khác',
};

/** What a campaign can air, by kind. */
export function choicesOf(
  contentDir: string,
  { documents, ward }: Content,
): readonly ChoiceGroup[] {
  const byKind = Map.groupBy(documents, ({ kind }) => kinds[kind]);
  const recordings = filesIn(join(contentDir, 'recordings')).filter(mayBeSound);
  return [
    ...[...byKind].map(([label, some]) => ({
      label,
      options: some.map(({ id, frontmatter }) => ({
        ...{ value: `document:${id}`, label: frontmatter.title },
      })),
    })),
    {
      label: 'Bản ghi âm',
      options: recordings.map((name) => ({ value: `recording:${name}`, label: name })),
    },
    {
      label: 'Tiếp âm đài khác',
      options: (ward.relays ?? []).map(({ id, name }) => ({ value: `relay:${id}`, label: name })),
    },
    {
      label: 'Khác',
      options: [
        { value: 'answers:new', label: 'Câu phường mới trả lời bà con' },
        { value: 'pause', label: 'Khoảng lặng' },
      ],
    },
  ].filter(({ options }) => options.length > 0);
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith('.'));
  } catch {
    return [];
  }
}
