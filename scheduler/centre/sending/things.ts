// What can be sent: files and rows of content/ made into things, each with its lasting name. Pure but for the bytes that are asked for.
import {
  fileKinds,
  filesFolder,
  pictureEndings,
  picturesFolder,
} from '../../../content/schema/attached.ts';
import { documentPlaces, type DocumentKind } from '../../../content/schema/document.ts';
import { recordedName, sameName } from '../../../content/schema/recordings.ts';
import { changeRows, namedRows, type RowFile } from '../../../content/write/centre-rows.ts';
import { slugOf } from '../../../content/write/slug.ts';
import type { PartKind } from '../talk/order.ts';

export interface ThingFile {
  readonly what: PartKind;
  /** Below content/. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Thing {
  readonly thing: string;
  readonly title: string;
  readonly files: readonly ThingFile[];
}

/** A file as it lies in content/, or as somebody sent it up; its path is below content/. */
export interface GivenFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const rowKinds = [
  ['facts', 'content/facts.yaml', 'dieu-da-doi'],
  ['lexicon', 'content/lexicon.tsv', 'cach-doc'],
  ['emergencies', 'content/emergencies.yaml', 'loi-khan'],
] as const satisfies readonly (readonly [PartKind, RowFile, string])[];

/** Each row as a thing of its own, in a file that holds it alone. Throws LoaError where the text cannot be read. */
export function thingsOfRows(path: string, text: string): readonly Thing[] {
  const found = rowKinds.find(([, file]) => file === `content/${path}`);
  if (!found) return [];
  const [what, file, folder] = found;
  return [...namedRows(file, text)]
    .filter(([name]) => !name.startsWith('#'))
    .map(([name, row]) => ({
      thing: `${folder}/${slugOf(name) || 'muc'}`,
      title: titleOfRow(name, row),
      files: [
        {
          what,
          path,
          bytes: Buffer.from(changeRows(file, '', { put: new Map([[name, row]]), drop: [] })),
        },
      ],
    }));
}

function titleOfRow(name: string, row: unknown): string {
  // Rows are what YAML or a table has: one that is no record has no name either.
  const { title, text, spoken } = row as Readonly<Record<string, unknown>>;
  const words = [title, text, spoken].find((one): one is string => typeof one === 'string');
  return `${name}: ${words ?? ''}`.slice(0, 200);
}

/** The folder of names of rows of a kind: `facts` → `dieu-da-doi`. */
export function folderOfRows(kind: string): string {
  return rowKinds.find(([what]) => what === kind)?.[2] ?? '';
}

export function isRowPath(path: string): boolean {
  return rowKinds.some(([, file]) => file === `content/${path}`);
}

/** A document with what it shows and offers, and the recordings of it that lie beside it. */
export function thingOfDocument(
  file: GivenFile,
  title: string,
  beside: readonly GivenFile[],
  shown: readonly ThingFile[],
): Thing {
  const [folder = '', name = ''] = file.path.split('/');
  const slug = name.replace(/\.mdx$/, '');
  const sounds = beside.filter(({ path }) => recordedName(path) === sameName(`${folder}/${slug}`));
  return {
    thing: [siteFolderOf(folder), slug].filter(Boolean).join('/'),
    title,
    files: [
      ...shown,
      { what: 'document', ...file },
      ...sounds.map((sound) => ({ what: 'recording' as const, ...sound })),
    ],
  };
}

/** A campaign with what it airs, where that is sent along: the station must have all of it. */
export function thingOfCampaign(
  file: GivenFile,
  title: string,
  along: readonly ThingFile[],
): Thing {
  const slug = /([^/]+)\.ya?ml$/.exec(file.path)?.[1] ?? '';
  return {
    thing: `dot-phat/${slug}`,
    title,
    files: [...onceEach(along), { what: 'campaign', ...file }],
  };
}

/** A picture that two documents show goes once. */
function onceEach(files: readonly ThingFile[]): readonly ThingFile[] {
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

export function thingOfRecording(file: GivenFile): Thing {
  const name = file.path.split('/').at(-1) ?? '';
  return {
    thing: `ban-ghi/${slugOf(name.replace(/\.[^.]+$/, '')) || 'ban-ghi'}`,
    title: name,
    files: [{ what: 'recording', ...file }],
  };
}

function siteFolderOf(folder: string): string {
  const kind = Object.values(documentPlaces).find((one) => one.folder === folder);
  return kind?.path ?? folder;
}

/** Where a file that was sent up belongs below content/; undefined where nothing like it can be sent. */
export function placeUpload(
  name: string,
  { kind, documents }: { readonly kind: DocumentKind; readonly documents: readonly string[] },
): string | undefined {
  const plain = name.split(/[/\\]/).at(-1) ?? '';
  const at = plain.lastIndexOf('.');
  const [stem, ending] = [slugOf(plain.slice(0, at)), plain.slice(at).toLowerCase()];
  if (at <= 0 || stem === '') return undefined;
  if (ending === '.mdx') return `${documentPlaces[kind].folder}/${stem}.mdx`;
  if (ending === '.tsv') return 'lexicon.tsv';
  if (ending === '.yaml' || ending === '.yml') {
    if (/^(?:facts|dieu-da-doi)/.test(stem)) return 'facts.yaml';
    if (/^(?:emergencies|loi-khan)/.test(stem)) return 'emergencies.yaml';
    return `campaigns/${stem}.yaml`;
  }
  const folder = attachedFolderOf(ending);
  if (folder !== undefined) return `${folder}${stem}${ending}`;
  if (recordedName(plain) === undefined) return undefined;
  const isBeside = documents.some((one) => slugOf(one.replace(/\.[^.]+$/, '')) === stem);
  return isBeside
    ? `${documentPlaces[kind].folder}/${stem}${ending}`
    : `recordings/${stem}${ending}`;
}

/** Below content/; undefined of what is neither shown nor offered. */
function attachedFolderOf(ending: string): string | undefined {
  const pictures: readonly string[] = pictureEndings;
  if (pictures.includes(ending)) return picturesFolder.slice('content/'.length);
  return Object.hasOwn(fileKinds, ending) ? filesFolder.slice('content/'.length) : undefined;
}
