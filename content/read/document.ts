import type { Root } from 'mdast';
import {
  documentPlaces,
  errandFrontmatterSchema,
  frontmatterSchema,
  type ContentDocument,
  type DocumentKind,
  type Frontmatter,
} from '../schema/document.ts';
import type { Errand } from '../schema/errand.ts';
import type { Problem } from '../schema/problem.ts';
import { checkElements } from './elements.ts';
import { checkErrand } from './errand.ts';
import { checkHeadings } from './headings.ts';
import { readMdx } from './mdx-errors.ts';
import type { SourceFile } from './source-file.ts';
import { readSteps, unaccented } from './steps.ts';
import { checkUnsuited } from './unsuited.ts';
import { readYaml, type YamlText } from './yaml.ts';
import { checkYaml } from './zod-problems.ts';

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

/** What these keys mean in a document; elsewhere they are a campaign's or the ward's. */
const hints = {
  time: 'Ghi says và certainty thụt vào ở các dòng dưới: bao lâu thì xong.',
  broadcast: 'Ghi perWeek, weeks, source thụt vào ở các dòng dưới, hoặc bỏ mục này.',
  weeks: 'Ghi số tuần ít nhất và nhiều nhất, ví dụ: weeks: [4, 5].',
};

const frontmatter = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/;

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
  if (!block)
    add(
      1,
      'Bài chưa có phần đầu giữa hai dòng ---.',
      'Thêm ở đầu tệp: dòng ---, dòng title: …, dòng description: …, dòng ---.',
    );
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
    ...stepProblems,
  ];
  problems.push(...within.filter(({ line }) => !leftOut.has(line)));
  const document: ContentDocument = {
    ...place,
    ...{ file, source: text, hash: source.hash },
    frontmatter: checked.frontmatter ?? { title: '', description: '', order: 100, listen: false },
    ...(checked.errand === undefined ? {} : { errand: checked.errand }),
    steps,
  };
  const valid = problems.length === 0;
  return { read: { document, root, valid, leftOut, lineOf: yaml.lineOf }, problems };
}

/** What stands between the `---` lines; an errand's answers are parted from what every document has. */
function readFrontmatter(
  kind: DocumentKind,
  yaml: YamlText,
): {
  readonly frontmatter?: Frontmatter;
  readonly errand?: Errand;
  readonly problems: readonly Problem[];
} {
  if (kind !== 'errand') {
    const { value, problems } = checkYaml(frontmatterSchema, yaml, [], hints);
    return {
      ...(value === undefined ? {} : { frontmatter: value }),
      problems: [...problems, ...weeksTurned(value, yaml)],
    };
  }
  const { value, problems } = checkYaml(errandFrontmatterSchema, yaml, [], hints);
  if (value === undefined) return { problems };
  const { title, description, order, listen, closed, broadcast, ...errand } = value;
  return {
    frontmatter: {
      ...{ title, description, order, listen },
      ...(closed === undefined ? {} : { closed }),
      ...(broadcast === undefined ? {} : { broadcast }),
    },
    errand,
    problems: [...checkErrand(errand, yaml), ...weeksTurned(value, yaml)],
  };
}

/** Weeks of a wish of which the least is more than the most. */
function weeksTurned(value: Frontmatter | undefined, yaml: YamlText): readonly Problem[] {
  const [least, most] = value?.broadcast?.weeks ?? [];
  if (least === undefined || most === undefined || least <= most) return [];
  return [
    {
      file: yaml.file,
      line: yaml.lineOf(['broadcast', 'weeks']),
      message: `Số tuần ít nhất ${least} lớn hơn số tuần nhiều nhất ${most}.`,
      hint: `Đổi lại hai số: weeks: [${most}, ${least}].`,
      severity: 'error',
    },
  ];
}
