import type { Root } from 'mdast';
import { documentPlaces, type ContentDocument, type DocumentKind } from '../schema/document.ts';
import type { Problem } from '../schema/problem.ts';
import { checkElements } from './elements.ts';
import { readFrontmatter, startOf } from './frontmatter.ts';
import { checkHeadings } from './headings.ts';
import { readMdx } from './mdx-errors.ts';
import { oncePerFile } from './once-per-file.ts';
import type { SourceFile } from './source-file.ts';
import { readSteps, unaccented } from './steps.ts';
import { checkTables } from './tables.ts';
import { checkUnsuited } from './unsuited.ts';
import { readYaml, type YamlText } from './yaml.ts';

/** A document with its tree, for the checks that look across documents. */
export interface ReadDocument {
  /** Its frontmatter is empty where it could not be read. */
  readonly document: ContentDocument;
  readonly root: Root;
  /** Whether nothing in the file itself is wrong, so that it may be published and its steps are all there are. */
  readonly valid: boolean;
  /** Lines that could not be parsed; nothing more is said of them. */
  readonly leftOut: ReadonlySet<number>;
  /** The line of what stands at this path of the frontmatter. */
  readonly lineOf: YamlText['lineOf'];
}

const frontmatter = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)??---[ \t]*(?:\r?\n|$)/;

/** The document's id and kind from its place, or undefined where MDX files have no business. */
export function documentPlace(
  file: string,
): { kind: DocumentKind; slug: string; id: string } | undefined {
  const [, folder, slug] = /^content\/([^/]+)\/([^/]+)\.mdx$/.exec(file) ?? [];
  for (const [kind, place] of Object.entries(documentPlaces))
    if (folder === place.folder && slug !== undefined)
      // Object.entries forgets that the keys are the kinds.
      return {
        kind: kind as DocumentKind,
        slug,
        id: place.path === '' ? slug : `${place.path}/${slug}`,
      };
  return undefined;
}

/** Reads and checks one MDX file by itself; undefined where too little of it could be read to look at its words. */
export const readDocument = oncePerFile(readWhole);

function readWhole(source: SourceFile): {
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
      `Chuyển vào một trong các thư mục: ${Object.values(documentPlaces)
        .map(({ folder }) => `content/${folder}`)
        .join(', ')}.`,
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
  if (!block) add(1, 'Bài chưa có phần đầu giữa hai dòng ---.', startOf(place.kind));
  problems.push(...yaml.problems);
  const checked =
    block && yaml.problems.length === 0 ? readFrontmatter(place.kind, yaml) : { problems: [] };
  problems.push(...checked.problems);

  const { root, problems: unparsed, leftOut } = readMdx(file, text);
  problems.push(...unparsed);
  if (!root) return { read: undefined, problems };
  const { steps, problems: stepProblems } = readSteps(file, place.kind, root);
  const within = [
    ...checkElements(file, root),
    ...checkHeadings(file, place.kind, root),
    ...checkUnsuited(file, root),
    ...checkTables(file, text, root),
    ...stepProblems,
  ];
  problems.push(...within.filter(({ line }) => !leftOut.has(line)));
  const document: ContentDocument = {
    ...place,
    ...{ file, source: text, hash: source.hash },
    frontmatter: checked.frontmatter ?? { title: '', description: '', order: 100, listen: false },
    ...(checked.errand === undefined ? {} : { errand: checked.errand }),
    ...(checked.answer === undefined ? {} : { answer: checked.answer }),
    steps,
  };
  const valid = problems.length === 0;
  return { read: { document, root, valid, leftOut, lineOf: yaml.lineOf }, problems };
}
