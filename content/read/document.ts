import type { Root } from 'mdast';
import { documentPlaces, frontmatterSchema } from '../schema/document.ts';
import type { ContentDocument, DocumentKind } from '../schema/document.ts';
import type { Problem } from '../schema/problem.ts';
import { checkElements } from './elements.ts';
import { checkHeadings } from './headings.ts';
import { mdxError } from './mdx-errors.ts';
import { parseMdx } from './mdx.ts';
import type { SourceFile } from './source-file.ts';
import { readSteps, unaccented } from './steps.ts';
import { readYaml } from './yaml.ts';
import { checkYaml } from './zod-problems.ts';

/** A document with its tree, for the checks that look across documents. */
export interface ReadDocument {
  readonly document: ContentDocument;
  readonly root: Root;
}

const frontmatter = /^---[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?---[ \t]*(?:\r?\n|$)/;

/** The document's id and kind from its place, or undefined where MDX files have no business. */
export function documentPlace(
  file: string,
): { kind: DocumentKind; slug: string; id: string } | undefined {
  const [, folder, slug] = /^content\/([^/]+)\/([^/]+)\.mdx$/.exec(file) ?? [];
  for (const [kind, place] of Object.entries(documentPlaces))
    if (folder === place.folder && slug !== undefined)
      // Object.entries forgets that the keys are the kinds.
      return { kind: kind as DocumentKind, slug, id: `${place.path}/${slug}` };
  return undefined;
}

/** Reads and checks one MDX file; the document is undefined where something in it is an error. */
export function readDocument(source: SourceFile): {
  readonly read: ReadDocument | undefined;
  readonly problems: readonly Problem[];
} {
  const { file, text } = source;
  const problems: Problem[] = [];
  const add = (line: number, message: string, hint: string) => {
    problems.push({ file, line, message, hint, severity: 'error' });
  };
  const place = documentPlace(file);
  if (!place) {
    add(
      1,
      'Tệp này không nằm trong thư mục bài viết nào.',
      'Chuyển vào content/announcements, content/guides hoặc content/faq.',
    );
    return { read: undefined, problems };
  }
  if (place.slug !== unaccented(place.slug))
    add(
      1,
      `Tên tệp "${place.slug}.mdx" không dùng làm đường dẫn được.`,
      `Đổi thành chữ thường không dấu: ${unaccented(place.slug)}.mdx.`,
    );

  const block = frontmatter.exec(text);
  const yaml = readYaml(file, block?.[1] ?? '', 2);
  if (!block)
    add(
      1,
      'Bài chưa có phần đầu giữa hai dòng ---.',
      'Thêm ở đầu tệp: dòng ---, dòng title: …, dòng description: …, dòng ---.',
    );
  problems.push(...yaml.problems);
  const checked =
    block && yaml.problems.length === 0
      ? checkYaml(frontmatterSchema, yaml)
      : { value: undefined, problems: [] };
  problems.push(...checked.problems);

  const unparsed = mdxError(file, text);
  if (unparsed) return { read: undefined, problems: [...problems, unparsed] };

  const root = parseMdx(text);
  const { steps, problems: stepProblems } = readSteps(file, place.kind, root);
  problems.push(
    ...checkElements(file, root),
    ...checkHeadings(file, place.kind, root),
    ...stepProblems,
  );
  if (!checked.value || problems.length > 0) return { read: undefined, problems };
  const document: ContentDocument = {
    ...place,
    file,
    source: text,
    hash: source.hash,
    frontmatter: checked.value,
    steps,
  };
  return { read: { document, root }, problems };
}
