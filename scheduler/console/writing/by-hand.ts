// Files that staff edit by hand, beside this editor: each state is a version, and goes into the draft that stands on it.
import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { hashOfFile } from '../../../content/write/keep-edit.ts';
import { mergeTexts } from '../../../content/write/merge-text.ts';
import type { DeskParts } from './desk-parts.ts';
import type { Conflict, Version, VersionFile, Who } from './desk.ts';
import type { DraftRow } from './draft-book.ts';
import { bytesOfFile, textOfFile } from './draft-texts.ts';
import { replaceText } from './replace-text.ts';
import { hashOf } from './version-book.ts';

const nobody = { account: '', name: 'người sửa tay', roles: [] } as const;
const staffs = /\.(?:mdx|ya?ml|tsv)$/i;
const attached = /^content\/(?:pictures|files)\//;

/** Looks through content/: what is another than it was known to be becomes a version by hand, and is taken into open drafts. */
export function findByHand(parts: DeskParts): void {
  const { book, contentDir } = parts;
  // What we are writing just now is nobody's by hand.
  if (book.versions.intents().length > 0) return;
  const known = book.versions.last();
  const found = filesOf(parts);
  if (found === undefined) return;
  const changed: VersionFile[] = [];
  for (const [file, is] of found) {
    const was = known.get(file);
    if (was !== is) changed.push({ file, was, is });
  }
  for (const [file, was] of known)
    if (was !== undefined && !found.has(file)) changed.push({ file, was, is: undefined });
  if (changed.length > 0) {
    const how = known.size === 0 ? 'found' : 'by-hand';
    book.transact(() => {
      for (const { file, is } of changed) {
        const bytes = is === undefined ? undefined : bytesOfFile(contentDir, file);
        if (bytes) book.versions.keep(bytes);
      }
      book.versions.add({
        ...{ at: parts.now(), by: '', account: '', why: '', how },
        files: changed,
      });
    });
  }
  for (const row of book.list()) takeUp(parts, row);
}

/** Files that a form of the console has just written, as a version of whoever sent it; undefined where none differs. */
export function noteKept(
  parts: DeskParts,
  files: readonly string[],
  who: Who,
  why: string,
): Version | undefined {
  const { book, contentDir } = parts;
  const known = book.versions.last();
  const changed = files.flatMap((file): readonly VersionFile[] => {
    const bytes = bytesOfFile(contentDir, file);
    const [was, is] = [known.get(file), bytes && book.versions.keep(bytes)];
    return was === is ? [] : [{ file, was, is }];
  });
  if (changed.length === 0) return undefined;
  const version = {
    ...{ at: parts.now(), by: who.name, account: who.account, why },
    ...{ how: 'published' as const, files: changed },
  };
  return { ...version, id: book.transact(() => book.versions.add(version)) };
}

/** Whether the file is another than the draft stands on. */
export function isBehind({ contentDir }: DeskParts, { file, baseHash }: DraftRow): boolean {
  return hashOfFile(contentDir, file) !== baseHash;
}

/** Where it is, and a person has to decide. */
export function conflictOf(parts: DeskParts, row: DraftRow): Conflict | undefined {
  if (!isBehind(parts, row)) return undefined;
  const [base, mine] = [row.baseText ?? '', parts.texts.text(row)];
  const theirs = textOfFile(parts.contentDir, row.file) ?? '';
  const merged = mergeTexts(base, mine, theirs);
  const theirsHash = hashOfFile(parts.contentDir, row.file);
  return {
    ...{ base, mine, theirs, theirsHash },
    parts: 'conflicts' in merged ? merged.conflicts : [{ base, mine, theirs }],
  };
}

function takeUp(parts: DeskParts, row: DraftRow): void {
  if (!isBehind(parts, row)) return;
  const conflict = conflictOf(parts, row);
  if (!conflict) return;
  const { base, mine, theirs, theirsHash } = conflict;
  const merged = mergeTexts(base, mine, theirs);
  let isConflict = true;
  if ('text' in merged && theirsHash !== undefined)
    try {
      replaceText(parts, row, merged.text, { who: nobody, baseText: theirs, baseHash: theirsHash });
      isConflict = false;
    } catch {
      // Not to be read as prose any more: a person decides.
    }
  if (isConflict && parts.told.get(row.file) === theirsHash) return;
  if (theirsHash === undefined) parts.told.delete(row.file);
  else parts.told.set(row.file, theirsHash);
  parts.live.tell(row.file, { is: 'by-hand', isConflict });
}

/** `/srv/ward/content/guides` → `content/guides/`. Asked every two seconds for each file: each folder is worked out once. */
function namesOfFolders(contentDir: string): (path: string) => string {
  const known = new Map<string, string>();
  return (path) => {
    const parts = () => ['content', ...relative(contentDir, path).split(sep)].filter(Boolean);
    const name = known.get(path) ?? `${parts().join('/')}/`;
    known.set(path, name);
    return name;
  };
}

/** Each file that staff write, and its hash; undefined where the folder cannot be looked through just now. */
function filesOf({ contentDir, sights }: DeskParts): ReadonlyMap<string, string> | undefined {
  try {
    const found = new Map<string, string>();
    const folderOf = namesOfFolders(contentDir);
    for (const entry of readdirSync(contentDir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const folder = folderOf(entry.parentPath);
      const file = `${folder}${entry.name}`;
      const isOurs = staffs.test(file) || attached.test(file);
      if (!isOurs || /(?:^|\/)\.|\.part$/.test(file)) continue;
      const path = join(entry.parentPath, entry.name);
      const { size, mtimeMs, ctimeMs, ino } = statSync(path);
      const sign = [size, mtimeMs, ctimeMs, ino].join(' ');
      const known = sights.get(file);
      const bytes = known?.sign === sign ? undefined : bytesOfFile(contentDir, file);
      const hash = bytes ? hashOf(bytes) : (known?.hash ?? '');
      sights.set(file, { sign, hash });
      found.set(file, hash);
    }
    return found;
  } catch {
    return undefined;
  }
}
