// An edit of what staff wrote is kept only where it makes nothing worse: all of content/ is read as it would be, before
// a byte is written.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { loadContent, loadContentWith } from '../load.ts';
import { attachedName, filesFolder, picturesFolder } from '../schema/attached.ts';
import type { Content } from '../schema/content.ts';
import type { Problem } from '../schema/problem.ts';
import { writeWhole } from './write-whole.ts';

export interface Edit {
  /** From the root, with `/`: `content/ward.yaml`. */
  readonly file: string;
  readonly text: string;
  /** Of the file that the edit was made from (`hashOfFile`); undefined: there must be none yet. */
  readonly expectedHash: string | undefined;
}

/** A file that is no text: a picture, a document that is offered as it is. */
export interface BytesEdit {
  /** `content/pictures/cho-an-phu.jpg`, or below `content/files/`. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly expectedHash: string | undefined;
}

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
  return path !== undefined && existsSync(path) ? hashOf(readFileSync(path)) : undefined;
}

/** Whether the edit could be kept. Writes nothing. */
export function tryEdit(contentDir: string, edit: Edit, check?: Check): Tried {
  return tryEdits(contentDir, [edit], check);
}

/** The same of several files as they would be together. */
export function tryEdits(
  contentDir: string,
  edits: readonly (Edit | BytesEdit)[],
  check: Check = () => [],
): Tried {
  for (const edit of edits) {
    const why = whyNot(contentDir, edit);
    if (why !== undefined) {
      return { ok: false, why, problems: [], ...(edits.length > 1 ? { file: edit.file } : {}) };
    }
  }
  const changed = edits.map(
    (edit) => [edit.file, 'text' in edit ? edit.text : edit.bytes] as const,
  );
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
function whyNot(contentDir: string, edit: Edit | BytesEdit): Refused['why'] | undefined {
  const isText = 'text' in edit;
  if (placeIn(contentDir, edit.file) === undefined || isAttached(edit.file) === isText) {
    return 'outside';
  }
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
  edits: readonly (Edit | BytesEdit)[],
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
      const bytes = 'text' in edit ? Buffer.from(edit.text) : edit.bytes;
      // Every one of `edits` has a place: it was tried.
      const path = placeIn(contentDir, edit.file) ?? '';
      const was = existsSync(path) ? readFileSync(path) : undefined;
      try {
        await writeWhole(path, bytes);
      } catch (error) {
        await Promise.allSettled(undo.map((back) => back()));
        throw error;
      }
      undo.push(() => (was === undefined ? rm(path, { force: true }) : writeWhole(path, was)));
      hashes.set(edit.file, hashOf(bytes));
    }
    return { ok: true, hashes } as const;
  });
  turn = mine.catch(() => undefined);
  return mine;
}

/** Folders and names as staff write them; nothing hidden, no way up. */
const editable = /^content\/(?:[\p{L}\p{N}][^/\\:]*\/)*[\p{L}\p{N}][^/\\:]*\.(?:ya?ml|mdx|tsv)$/u;

/** A picture or a file to take away, by a name that is an address as it stands. */
function isAttached(file: string): boolean {
  const name = [picturesFolder, filesFolder].find((folder) => file.startsWith(folder));
  return name !== undefined && attachedName.test(file.slice(name.length));
}

/** Where a file of content/ lies; undefined for what is none that staff write, or lies elsewhere behind a link. */
function placeIn(contentDir: string, file: string): string | undefined {
  if (!editable.test(file) && !isAttached(file)) return undefined;
  const root = realpathSync(contentDir);
  const path = join(root, file.slice('content/'.length));
  let known = path;
  while (!existsSync(known)) known = dirname(known);
  const real = realpathSync(known);
  return real === root || real.startsWith(root + sep) ? path : undefined;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}
