// An edit of what staff wrote is kept only where it makes nothing worse: all of content/ is read as it would be, before
// a byte is written.
import { readFileSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { fileHash } from '../centre-hash.ts';
import { loadContent, loadContentWith } from '../load.ts';
import { attachedName, filesFolder, picturesFolder } from '../schema/attached.ts';
import type { Content } from '../schema/content.ts';
import { documentPlaces } from '../schema/document.ts';
import type { Problem } from '../schema/problem.ts';
import { recordingEndings } from '../schema/recordings.ts';
import type { AnyEdit, Edit } from './edits.ts';
import { centresProblems } from './keep-centres.ts';
import { writeWhole } from './write-whole.ts';
import { isThere } from './is-there.ts';

export type { AnyEdit, BytesEdit, Edit } from './edits.ts';

interface Refused {
  readonly ok: false;
  /** `changed`: somebody else wrote the file meanwhile. `exists`: a new file would take another one's place. */
  readonly why: 'changed' | 'exists' | 'outside' | 'problems';
  /** What the edit would make wrong; Vietnamese. */
  readonly problems: readonly Problem[];
  /** Which of several; with `problems` it is in them. */
  readonly file?: string;
}

export type Tried = { readonly ok: true; readonly content: Content } | Refused;

/** What else an edit must not break, with what it would be: the schedule, which this room knows nothing of. */
export type Check = (content: Content) => readonly Problem[];

/** SHA-256 of the file's bytes, hex; undefined where there is none. `file` is a path from the root: `content/ward.yaml`. */
export function hashOfFile(contentDir: string, file: string): string | undefined {
  const path = placeIn(contentDir, file);
  return path !== undefined && isThere(path) ? fileHash(readFileSync(path)) : undefined;
}

/** Whether the edit could be kept. Writes nothing. */
export function tryEdit(contentDir: string, edit: Edit, check?: Check): Tried {
  return tryEdits(contentDir, [edit], check);
}

/** The same of several files as they would be together. */
export function tryEdits(
  contentDir: string,
  edits: readonly AnyEdit[],
  check: Check = () => [],
): Tried {
  for (const edit of edits) {
    const why = whyNot(contentDir, edit);
    if (why !== undefined) {
      return { ok: false, why, problems: [], ...(edits.length > 1 ? { file: edit.file } : {}) };
    }
  }
  const centres = centresProblems(contentDir, edits);
  if (centres.length > 0) return { ok: false, why: 'problems', problems: centres };
  const changed = edits.map((edit) => [edit.file, readOf(edit)] as const);
  const after = loadContentWith(contentDir, new Map(changed));
  const wrong = after.problems.filter(isError);
  // What was wrong before, in this file or another, is no reason to refuse an edit that mends something else.
  const before = wrong.length === 0 ? [] : loadContent(contentDir).problems.filter(isError);
  const known = new Set(before.map(({ file, message }) => `${file} ${message}`));
  const added = wrong.filter(({ file, message }) => !known.has(`${file} ${message}`));
  if (added.length > 0 || !after.content) {
    return { ok: false, why: 'problems', problems: added.length > 0 ? added : wrong };
  }
  const broken = check(after.content).filter(isError);
  return broken.length > 0
    ? { ok: false, why: 'problems', problems: broken }
    : { ok: true, content: after.content };
}

/** Why a file can't be written where it is meant, whatever is in it. */
function whyNot(contentDir: string, edit: AnyEdit): Refused['why'] | undefined {
  const isOdd = !('remove' in edit) && isBytes(edit.file) === 'text' in edit;
  if (placeIn(contentDir, edit.file) === undefined || isOdd) return 'outside';
  if (hashOfFile(contentDir, edit.file) === edit.expectedHash) {
    return undefined;
  }
  return edit.expectedHash === undefined ? 'exists' : 'changed';
}

/** One after the other: two edits of one file never both start from the same state. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Tries the edit and writes the file, whole or not at all. Resolves to its new hash, or why nothing was written. Rejects
 * with what the system refuses.
 */
export async function keepEdit(
  contentDir: string,
  edit: Edit,
  check?: Check,
): Promise<Refused | { readonly ok: true; readonly hash: string }> {
  const kept = await keepEdits(contentDir, [edit], check);
  return kept.ok ? { ok: true, hash: kept.hashes.get(edit.file) ?? '' } : kept;
}

/**
 * Tries several files as they would be together, and writes each, whole or not at all, in their order: what others name
 * goes before them. Resolves to the new hashes by file, or why nothing was written. Where the system refuses one, those
 * before it are put back, and it rejects with what the system says; a kill between two files is the caller's to mend.
 */
export async function keepEdits(
  contentDir: string,
  edits: readonly AnyEdit[],
  check?: Check,
): Promise<Refused | { readonly ok: true; readonly hashes: ReadonlyMap<string, string> }> {
  const mine = turn.then(async () => {
    const tried = tryEdits(contentDir, edits, check);
    if (!tried.ok) {
      return tried;
    }
    const hashes = new Map<string, string>();
    const undo: (() => Promise<void>)[] = [];
    for (const edit of edits) {
      const data = dataOf(edit);
      // Every one of `edits` has a place: it was tried.
      const path = placeIn(contentDir, edit.file) ?? '';
      const was = isThere(path) ? readFileSync(path) : undefined;
      try {
        await (data === undefined ? rm(path) : writeWhole(path, data));
      } catch (error) {
        await Promise.allSettled(undo.map((back) => back()));
        throw error;
      }
      undo.push(() => (was === undefined ? rm(path, { force: true }) : writeWhole(path, was)));
      if (data !== undefined) hashes.set(edit.file, fileHash(data));
    }
    return { ok: true, hashes } as const;
  });
  turn = mine.catch(() => undefined);
  return mine;
}

/** Folders and names as staff write them; nothing hidden, no way up. */
const editable = /^content\/(?:[\p{L}\p{N}][^/\\:]*\/)*[\p{L}\p{N}][^/\\:]*\.(?:ya?ml|mdx|tsv)$/u;

/** What is no text: a picture, a file to take away, a recording. */
function isBytes(file: string): boolean {
  return isAttached(file) || sounds.test(file);
}

/** For campaigns, or beside the document that it is heard instead of. */
const sounds = new RegExp(
  `^content/(?:recordings|${Object.values(documentPlaces)
    .map(({ folder }) => folder)
    .join('|')})/[\\p{L}\\p{N}][^/\\\\:]*(?:${recordingEndings.join('|').replaceAll('.', '\\.')})$`,
  'iu',
);

/** As far as it is read: of recordings the names, so that not all of them lie in memory at once. */
function readOf(edit: AnyEdit): string | Uint8Array | undefined {
  return 'bytes' in edit && sounds.test(edit.file) ? new Uint8Array() : dataOf(edit);
}

/** What the file is to hold; undefined: nothing, it goes. */
function dataOf(edit: AnyEdit): string | Uint8Array | undefined {
  if ('remove' in edit) return undefined;
  return 'text' in edit ? edit.text : edit.bytes;
}

/** A picture or a file to take away, by a name that is an address as it stands. */
function isAttached(file: string): boolean {
  const name = [picturesFolder, filesFolder].find((folder) => file.startsWith(folder));
  return name !== undefined && attachedName.test(file.slice(name.length));
}

/** Where a file of content/ lies; undefined for what is none that staff write, or lies elsewhere behind a link. */
function placeIn(contentDir: string, file: string): string | undefined {
  if (!editable.test(file) && !isBytes(file)) return undefined;
  const root = realpathSync(contentDir);
  const path = join(root, file.slice('content/'.length));
  let known = path;
  while (!isThere(known)) known = dirname(known);
  const real = realpathSync(known);
  return real === root || real.startsWith(root + sep) ? path : undefined;
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}
