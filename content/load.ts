import { sayError } from './schema/say-error.ts';
import { readContent } from './read/content.ts';
import type { AttachedFile } from './read/attached.ts';
import { readDocument } from './read/document.ts';
import { shownIn } from './read/shown.ts';
import { readSourceFiles, sourceFile, type SourceFile } from './read/source-file.ts';
import { isAttached } from './schema/attached.ts';
import type { Content } from './schema/content.ts';
import type { ContentDocument } from './schema/document.ts';
import type { Problem } from './schema/problem.ts';
import { recordedName } from './schema/recordings.ts';

interface Loaded {
  readonly content: Content | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Everything staff wrote in the content folder, checked: what is valid, and every mistake of all files at once.
 * `content` is undefined only where ward.yaml cannot be used. Never throws: a station's PC must not go silent over a typo.
 */
export function loadContent(dir: string): Loaded {
  return loadContentWith(dir, new Map());
}

/**
 * The same as if files had these texts; pictures, files to take away and recordings these bytes; and those of `undefined`
 * were not there. Nothing is written. Keys are paths from the root: `content/ward.yaml`.
 */
export function loadContentWith(
  dir: string,
  changed: ReadonlyMap<string, string | Uint8Array | undefined>,
): Loaded {
  try {
    const { texts, others, attached, unread } = readSourceFiles(dir);
    const stays = ({ file }: { readonly file: string }): boolean => !changed.has(file);
    const there = [...changed].flatMap(([file, data]): Changed[] =>
      data === undefined ? [] : [[file, data]],
    );
    const [bytes, rest] = partition(there, ([file]) => isAttached(file));
    const [sounds, words] = partition(rest, ([file]) => recordedName(file) !== undefined);
    return readContent(
      [...texts.filter(stays), ...words.map(fileOf)].sort(byPath),
      [...others.filter((file) => !changed.has(file)), ...sounds.map(([file]) => file)].sort(),
      [...attached.filter(stays), ...bytes.map(attachedOf)].sort(byPath),
      unread.filter(stays),
    );
  } catch (error) {
    const problem: Problem = {
      file: 'content',
      line: 1,
      message: `Không đọc được thư mục nội dung ${dir}: ${sayError(error)}.`,
      hint: 'Kiểm tra thư mục còn đó và tài khoản đang chạy có quyền đọc.',
      severity: 'error',
    };
    return { content: undefined, problems: [problem] };
  }
}

/**
 * One document by itself, also where it is not valid yet: what of its frontmatter could not be read is empty. Undefined
 * where too little of it could be read.
 */
export function readDraft(file: string, text: string): ContentDocument | undefined {
  return readDocument(fileOf([file, text])).read?.document;
}

/** Pictures and files that a document shows and offers, by their paths from the root, each once; there or not. */
export function shownByDocument(file: string, text: string): readonly string[] {
  const { read } = readDocument(fileOf([file, text]));
  return read ? [...new Set(shownIn(read.root).map(({ folder, name }) => folder + name))] : [];
}

type Changed = readonly [file: string, data: string | Uint8Array];

function fileOf([file, data]: Changed): SourceFile {
  return sourceFile(file, Buffer.from(data));
}

function attachedOf([file, data]: Changed): AttachedFile {
  const head = Buffer.from(data);
  return { file, bytes: head.length, head };
}

function partition<One>(all: readonly One[], is: (one: One) => boolean): readonly [One[], One[]] {
  return [all.filter(is), all.filter((one) => !is(one))];
}

/** As the folder is read: by the numbers of the letters, in no language's order. */
function byPath(a: { readonly file: string }, b: { readonly file: string }): number {
  return a.file < b.file ? -1 : 1;
}
