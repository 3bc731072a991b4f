// An edit of what staff wrote is kept only where it makes nothing worse: all of content/ is read as it would be, before
// a byte is written.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { loadContent, loadContentWith } from '../load.ts';
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

export type Tried =
  | { readonly ok: true; readonly content: Content }
  | {
      readonly ok: false;
      /** `changed`: somebody else wrote the file meanwhile. `exists`: a new file would take another one's place. */
      readonly why: 'changed' | 'exists' | 'outside' | 'problems';
      /** What the edit would make wrong; Vietnamese. */
      readonly problems: readonly Problem[];
    };

/** What else an edit must not break, with what it would be: the schedule, which this room knows nothing of. */
export type Check = (content: Content) => readonly Problem[];

/** SHA-256 of the file's bytes, hex; undefined where there is none. `file` is a path from the root: `content/ward.yaml`. */
export function hashOfFile(contentDir: string, file: string): string | undefined {
  const path = placeIn(contentDir, file);
  return path !== undefined && existsSync(path) ? hashOf(readFileSync(path)) : undefined;
}

/** Whether the edit could be kept. Writes nothing. */
export function tryEdit(contentDir: string, edit: Edit, check: Check = () => []): Tried {
  const refuse = (
    why: (Tried & { ok: false })['why'],
    problems: readonly Problem[] = [],
  ): Tried => ({
    ...{ ok: false, why, problems },
  });
  if (placeIn(contentDir, edit.file) === undefined) return refuse('outside');
  const stands = hashOfFile(contentDir, edit.file);
  if (stands !== edit.expectedHash)
    return refuse(edit.expectedHash === undefined ? 'exists' : 'changed');
  const after = loadContentWith(contentDir, new Map([[edit.file, edit.text]]));
  const wrong = after.problems.filter(isError);
  // What was wrong before, in this file or another, is no reason to refuse an edit that mends something else.
  const before = wrong.length === 0 ? [] : loadContent(contentDir).problems.filter(isError);
  const known = new Set(before.map(({ file, message }) => `${file} ${message}`));
  const added = wrong.filter(({ file, message }) => !known.has(`${file} ${message}`));
  if (added.length > 0 || !after.content)
    return refuse('problems', added.length > 0 ? added : wrong);
  const broken = check(after.content).filter(isError);
  return broken.length > 0 ? refuse('problems', broken) : { ok: true, content: after.content };
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
): Promise<(Tried & { ok: false }) | { readonly ok: true; readonly hash: string }> {
  const mine = turn.then(async () => {
    const tried = tryEdit(contentDir, edit, check);
    const path = placeIn(contentDir, edit.file);
    if (!tried.ok || path === undefined) return tried as Tried & { ok: false }; // an `ok` one has a place
    await writeWhole(path, edit.text);
    return { ok: true, hash: hashOf(Buffer.from(edit.text)) } as const;
  });
  turn = mine.catch(() => undefined);
  return mine;
}

/** Folders and names as staff write them; nothing hidden, no way up. */
const editable = /^content\/(?:[\p{L}\p{N}][^/\\:]*\/)*[\p{L}\p{N}][^/\\:]*\.(?:ya?ml|mdx|tsv)$/u;

/** Where a file of content/ lies; undefined for what is none that staff write, or lies elsewhere behind a link. */
function placeIn(contentDir: string, file: string): string | undefined {
  if (!editable.test(file)) return undefined;
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
