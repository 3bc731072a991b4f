// All that can be written here: documents by their kinds, lists, what is begun and what waits.
import { dayMs } from '../../../../content/schema/durations.ts';
import { documentPlaces, type DocumentKind } from '../../../../content/schema/document.ts';
import { thingOfFile } from '../../../../content/write/keep-centres.ts';
import type { Looking } from '../../console-parts.ts';
import type { Seen } from '../../seen.ts';
import { contentNow } from '../../views/content-now.ts';
import { addressOf } from '../address.ts';
import type { Draft, Version } from '../desk.ts';
import { formKinds } from '../kinds/kinds.ts';

export interface TextRow {
  readonly file: string;
  readonly title: string;
  readonly path: string;
  readonly draft: Draft | undefined;
  /** It has mistakes, and is left out of the site until they are mended. */
  readonly isWrong: boolean;
  /** A centre of many stations sent it. */
  readonly isCentres: boolean;
}

export interface TextsView {
  readonly sought: string;
  readonly drafts: readonly Draft[];
  readonly groups: readonly { readonly title: string; readonly rows: readonly TextRow[] }[];
  readonly isKept: boolean;
  /** Lately cut off while they were being published, and finished by the next start. */
  readonly finished: readonly Version[];
}

/** So long one is told that something was finished for him; real ms. */
const toldMs = dayMs;

const kindTitles: Readonly<Record<DocumentKind, string>> = {
  announcement: 'Thông báo',
  guide: 'Hướng dẫn',
  errand: 'Việc cần làm ở phường',
  faq: 'Hay hỏi',
  answer: 'Phường trả lời',
  page: 'Trang riêng',
};

/** `?tim=`: those whose name has all these words, with or without their marks. */
export function textsView(seen: Seen, { parts, query }: Looking): TextsView {
  const { content, problems } = contentNow(parts.config.contentDir);
  const drafts = parts.writing().list();
  const sought = query('tim');
  const wrong = new Set(
    problems.filter(({ severity }) => severity === 'error').map(({ file }) => file),
  );
  const known = new Map<string, string>();
  for (const { file, frontmatter } of content?.documents ?? []) known.set(file, frontmatter.title);
  for (const file of wrong)
    if (file.endsWith('.mdx') && !known.has(file)) known.set(file, nameOf(file));
  for (const { file, title } of drafts) known.set(file, title);
  const rowOf = ([file, title]: readonly [string, string]): TextRow => ({
    ...{ file, title, path: addressOf(file), isWrong: wrong.has(file) },
    isCentres: thingOfFile(content?.centre ?? [], file) !== undefined,
    draft: drafts.find((one) => one.file === file),
  });
  const rows = [...known]
    .map(rowOf)
    .filter(({ title, file }) => isSought(`${title} ${file}`, sought));
  // Object.entries forgets that the keys are the kinds.
  const kinds = Object.entries(kindTitles) as [DocumentKind, string][];
  const documents = kinds.map(([kind, title]) => ({
    title,
    rows: rows
      .filter(({ file }) => file.startsWith(`content/${documentPlaces[kind].folder}/`))
      .toSorted((a, b) => a.title.localeCompare(b.title, 'vi')),
  }));
  const lists = formKinds(parts.config.contentDir)
    .filter(({ needs }) => seen.may(needs) || needs === 'write')
    .map(({ file, title, name, elsewhere }) => ({
      ...rowOf([file, title]),
      path: elsewhere ?? `/dai/bai/muc/${name}/`,
    }))
    .filter(({ title }) => isSought(title, sought));
  return {
    ...{ sought, drafts, isKept: query('giu') !== '' },
    finished: parts
      .writing()
      .versions()
      .filter(({ wasCut, at }) => wasCut === true && at > Date.now() - toldMs),
    groups: [...documents, { title: 'Danh sách và lời dùng chung', rows: lists }].filter(
      (group) => group.rows.length > 0,
    ),
  };
}

function isSought(title: string, sought: string): boolean {
  const plain = withoutMarks(title);
  return withoutMarks(sought)
    .split(/\s+/)
    .every((word) => plain.includes(word));
}

/** `Đường` → `duong`. */
function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

function nameOf(file: string): string {
  return (file.split('/').at(-1) ?? file).replace(/\.mdx$/, '');
}
