// What the content/ of the centre's machine offers, and things made of what was chosen there or sent up, checked by content/'s
// own readers. In a process of its own (check-process.ts): reading all of content/ takes the better part of a second.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileKinds, isAttached, pictureEndings } from '../../../content/schema/attached.ts';
import { loadContentWith } from '../../../content/load.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { heardDocumentsOf, recordingsOf } from '../../../content/schema/campaign-items.ts';
import type { Campaign } from '../../../content/schema/campaign.ts';
import type { Content } from '../../../content/schema/content.ts';
import type { DocumentKind } from '../../../content/schema/document.ts';
import { formatProblem, type Problem } from '../../../content/schema/problem.ts';
import { recordedName } from '../../../content/schema/recordings.ts';
import { isSafePath } from '../talk/order.ts';
import { shownFiles, unshownIn, wrongIn } from './shown-files.ts';
import {
  folderOfRows,
  isRowPath,
  placeUpload,
  thingOfCampaign,
  thingOfDocument,
  thingOfRecording,
  thingsOfRows,
  type GivenFile,
  type Thing,
  type ThingFile,
} from './things.ts';

export type Question =
  | { readonly is: 'offer'; readonly contentDir: string }
  | {
      readonly is: 'make';
      readonly contentDir: string;
      /** Keys of what was offered. */
      readonly chosen: readonly string[];
      readonly uploads: readonly { readonly name: string; readonly bytes: Uint8Array }[];
      /** Of documents that were sent up. */
      readonly kind: DocumentKind;
      /** Things that were sent by themselves before: a campaign brings none of them along. */
      readonly known: readonly string[];
    };

export interface Offered {
  readonly key: string;
  readonly kind: 'document' | 'campaign' | 'recording' | 'facts' | 'lexicon' | 'emergencies';
  readonly title: string;
  readonly thing: string;
}

export type Answer =
  | { readonly is: 'offer'; readonly offered: readonly Offered[]; readonly problem?: string }
  | {
      readonly is: 'make';
      readonly things: readonly Thing[];
      /** With file and line, all at once; nothing can be sent while there is one. */
      readonly problems: readonly string[];
      readonly warnings: readonly string[];
    };

export function answer(question: Question): Answer {
  return question.is === 'offer' ? offer(question.contentDir) : make(question);
}

function offer(contentDir: string): Answer {
  const { content, problems } = loadContentWith(contentDir, new Map());
  if (!content) {
    const [first] = problems;
    return { is: 'offer', offered: [], problem: first ? formatProblem(first) : 'Không đọc được.' };
  }
  return { is: 'offer', offered: offeredIn(contentDir, content) };
}

function offeredIn(contentDir: string, content: Content): readonly Offered[] {
  const documents = content.documents.map(({ file, frontmatter, id }): Offered => {
    const path = file.slice('content/'.length);
    return { key: path, kind: 'document', title: frontmatter.title, thing: id };
  });
  const campaigns = campaignsOf(content).map(({ file, title }): Offered => {
    const path = file.slice('content/'.length);
    return {
      key: path,
      kind: 'campaign',
      title,
      thing: thingOfCampaign(nothingAt(path), '', []).thing,
    };
  });
  const recordings = soundsIn(contentDir, 'recordings').map((path): Offered => {
    const { thing, title } = thingOfRecording(nothingAt(path));
    return { key: path, kind: 'recording', title, thing };
  });
  const rows = (['facts', 'lexicon', 'emergencies'] as const).flatMap((kind) =>
    rowsOf(contentDir, kind).map(({ thing, title }): Offered => ({
      key: thing,
      kind,
      title,
      thing,
    })),
  );
  return [...campaigns, ...documents, ...recordings, ...rows];
}

function make(question: Extract<Question, { is: 'make' }>): Answer {
  const { contentDir, chosen, uploads, kind } = question;
  const documents = uploads.map(({ name }) => name).filter((name) => /\.mdx$/i.test(name));
  const problems: string[] = [];
  const placed: GivenFile[] = [];
  for (const { name, bytes } of uploads) {
    const path = placeUpload(name, { kind, documents });
    if (path === undefined)
      problems.push(
        `${name}: không gửi được tệp kiểu này. Gửi được: .mdx, .yaml, .tsv, bản ghi âm (.mp3, .wav…), ảnh (${pictureEndings.join(', ')}), tệp bà con tải về (${Object.keys(fileKinds).join(', ')}).`,
      );
    else if (placed.some((one) => one.path === path))
      problems.push(`${name}: hai tệp cùng vào một chỗ (${path}). Đổi tên một tệp.`);
    else placed.push({ path, bytes });
  }
  const changed = new Map(
    placed.map(({ path, bytes }) => [`content/${path}`, readable(path, bytes)]),
  );
  const { content, problems: found } = loadContentWith(contentDir, changed);
  const wanted = new Set([...changed.keys(), ...chosen.map((key) => `content/${key}`)]);
  for (const [kind, file] of Object.entries(rowFiles))
    if (chosen.some((key) => key.startsWith(`${folderOfRows(kind)}/`)))
      wanted.add(`content/${file}`);
  const own = found.filter(({ file }) => wanted.has(file));
  const isError = ({ severity }: Problem): boolean => severity === 'error';
  problems.push(...own.filter(isError).map(formatProblem));
  if (!content) problems.push(...found.filter(isError).map(formatProblem).slice(0, 5));
  const warnings = own.filter((one) => !isError(one)).map(formatProblem);
  if (!content || problems.length > 0)
    return { is: 'make', things: [], problems: [...new Set(problems)], warnings };
  try {
    // A form may name anything: what is not offered is read by nobody.
    const offered = new Set(offeredIn(contentDir, content).map(({ key }) => key));
    const own = { ...question, chosen: chosen.filter((key) => offered.has(key)) };
    const things = thingsOf(own, content, placed);
    const unshown = unshownIn(things, placed);
    const missing =
      things.length === 0 && chosen.length + placed.length > 0 && unshown.length === 0;
    return {
      ...{ is: 'make', things, warnings },
      problems: missing
        ? ['Không có gì để gửi: những gì đã chọn không còn trong content/.']
        : [
            ...twiceIn(things),
            ...unshown,
            ...wrongIn(things, found),
            ...things.flatMap(({ files }) => files.flatMap(unsafeIn)),
          ],
    };
  } catch (error) {
    if (!(error instanceof LoaError)) throw error;
    return {
      is: 'make',
      things: [],
      problems: [`${error.message} ${error.hint}`.trim()],
      warnings,
    };
  }
}

/** MDX, YAML, TSV as text; what is none is told by its reader. */
function readable(path: string, bytes: Uint8Array): string | Uint8Array {
  return recordedName(path) === undefined && !isAttached(`content/${path}`)
    ? Buffer.from(bytes).toString('utf8')
    : bytes;
}

function unsafeIn({ path }: ThingFile): readonly string[] {
  return isSafePath(path)
    ? []
    : [
        `${path}: tên tệp này không dùng được trên mọi máy của đài. Đổi tên: chữ, số, gạch nối, dấu chấm; không bắt đầu bằng dấu chấm.`,
      ];
}

function twiceIn(things: readonly Thing[]): readonly string[] {
  const names = things.map(({ thing }) => thing);
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))].map(
    (name) => `Hai mục cùng mang tên ${name}. Chọn một, hoặc đổi tên tệp.`,
  );
}

function thingsOf(
  { contentDir, chosen, known }: Extract<Question, { is: 'make' }>,
  content: Content,
  placed: readonly GivenFile[],
): readonly Thing[] {
  const read = (path: string): GivenFile | undefined => {
    const sent = placed.find((one) => one.path === path);
    if (sent) return sent;
    if (path.split(/[/\\]/).includes('..')) return undefined;
    const file = join(contentDir, path);
    return existsSync(file) ? { path, bytes: readFileSync(file) } : undefined;
  };
  const given = { read, sentUp: placed.map(({ path }) => path) };
  const paths = [...new Set([...chosen, ...placed.map(({ path }) => path)])];
  const rowThings = (['facts', 'lexicon', 'emergencies'] as const)
    .flatMap((kind) => rowsOf(contentDir, kind))
    .filter(({ thing }) => chosen.includes(thing));
  const sentRows = placed
    .filter(({ path }) => isRowPath(path))
    .flatMap(({ path, bytes }) => thingsOfRows(path, Buffer.from(bytes).toString('utf8')));
  const documents = content.documents
    .filter(({ file }) => paths.includes(file.slice('content/'.length)))
    .flatMap((one) => documentThing(contentDir, one, given));
  const campaigns = campaignsOf(content)
    .filter(({ file }) => paths.includes(file.slice('content/'.length)))
    .flatMap((one) => campaignThing({ contentDir, content, given, campaign: one, known }));
  const along = new Set(campaigns.flatMap(({ files }) => files.map(({ path }) => path)));
  const recordings = paths
    .filter((path) => path.startsWith('recordings/') && !along.has(path))
    .flatMap((path) => read(path) ?? [])
    .map(thingOfRecording);
  return [
    ...campaigns,
    ...documents.filter(({ files }) => !files.every(({ path }) => along.has(path))),
    ...recordings,
    ...rowThings,
    ...sentRows,
  ];
}

interface Given {
  /** What was sent up, else what lies in content/. */
  readonly read: (path: string) => GivenFile | undefined;
  /** Paths of what was sent up. */
  readonly sentUp: readonly string[];
}

function documentThing(
  contentDir: string,
  document: Content['documents'][number],
  { read, sentUp }: Given,
): readonly Thing[] {
  const { file, frontmatter } = document;
  const path = file.slice('content/'.length);
  const [folder = ''] = path.split('/');
  const mdx = read(path);
  if (!mdx) return [];
  const beside = [...new Set([...soundsIn(contentDir, folder), ...sentUp])]
    .filter((one) => one.startsWith(`${folder}/`))
    .flatMap((one) => read(one) ?? []);
  return [thingOfDocument(mdx, frontmatter.title, beside, shownFiles(document, read))];
}

function campaignThing({
  contentDir,
  content,
  given,
  campaign,
  known,
}: {
  contentDir: string;
  content: Content;
  given: Given;
  campaign: Campaign;
  known: readonly string[];
}): readonly Thing[] {
  const { read } = given;
  const yaml = read(campaign.file.slice('content/'.length));
  if (!yaml) return [];
  const ids = heardDocumentsOf(campaign);
  const sounds = recordingsOf(campaign).map((name) => `recordings/${name}`);
  const along: ThingFile[] = [
    ...content.documents
      .filter(({ id }) => ids.includes(id) && !known.includes(id))
      .flatMap((one) => documentThing(contentDir, one, given))
      .flatMap(({ files }) => files),
    ...sounds
      .flatMap((path) => read(path) ?? [])
      .filter((one) => !known.includes(thingOfRecording(one).thing))
      .map((one) => ({ what: 'recording' as const, ...one })),
  ];
  return [thingOfCampaign(yaml, campaign.title, along)];
}

function campaignsOf({ campaigns, held }: Content): readonly Campaign[] {
  return [...campaigns, ...held];
}

const rowFiles = { facts: 'facts.yaml', lexicon: 'lexicon.tsv', emergencies: 'emergencies.yaml' };

function rowsOf(contentDir: string, kind: keyof typeof rowFiles): readonly Thing[] {
  const file = join(contentDir, rowFiles[kind]);
  return existsSync(file) ? thingsOfRows(rowFiles[kind], readFileSync(file, 'utf8')) : [];
}

function soundsIn(contentDir: string, folder: string): readonly string[] {
  const dir = join(contentDir, folder);
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => recordedName(name) !== undefined)
    .toSorted()
    .map((name) => `${folder}/${name}`);
}

function nothingAt(path: string): GivenFile {
  return { path, bytes: new Uint8Array() };
}
