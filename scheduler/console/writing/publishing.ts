// What publishing a draft and placing what a centre sent have in common. What is meant is written down first, so that
// whoever starts after a kill finishes or undoes it (settle-intents.ts).
import { LoaError } from '../../../content/schema/loa-error.ts';
import { keepEdits, type AnyEdit, type Tried } from '../../../content/write/keep-edit.ts';
import { sayRefused } from '../views/say-refused.ts';
import type { DeskParts } from './desk-parts.ts';
import type { Version, VersionFile } from './desk.ts';
import { bytesOfFile } from './draft-texts.ts';
import { concludeIntent, settleIntents } from './settle-intents.ts';
import type { Intent } from './version-book.ts';

/** One after the other. */
let turn: Promise<unknown> = Promise.resolve();

export async function inTurn<T>(publish: () => Promise<T>): Promise<T> {
  const mine = turn.then(publish);
  turn = mine.catch(() => undefined);
  return mine;
}

/** What a file was and will be, both kept. */
export function keepVersion({ contentDir, book }: DeskParts, edit: AnyEdit): VersionFile {
  const was = bytesOfFile(contentDir, edit.file);
  const is = 'remove' in edit ? undefined : 'text' in edit ? Buffer.from(edit.text) : edit.bytes;
  return {
    file: edit.file,
    was: was && book.versions.keep(was),
    is: is && book.versions.keep(is),
  };
}

/** All edits at once, or none, as a version under `file`. Throws what `refuse` makes of edits that cannot be kept. */
export async function keepIntended(
  parts: DeskParts,
  { file, intent }: { readonly file: string; readonly intent: Intent },
  edits: readonly AnyEdit[],
  refuse: (kept: NotKept) => LoaError = notKept,
): Promise<Version> {
  const id = parts.book.versions.begin(file, intent);
  let kept: Awaited<ReturnType<typeof keepEdits>>;
  try {
    kept = await keepEdits(parts.contentDir, edits, parts.check());
  } catch (error) {
    settleIntents(parts);
    throw error;
  }
  if (!kept.ok) {
    parts.book.versions.end(id);
    throw refuse(kept);
  }
  const version = concludeIntent(parts, { id, file, intent });
  void parts.git.now();
  return version;
}

export type NotKept = Extract<Tried, { ok: false }>;

export function notKept(kept: NotKept): LoaError {
  const file = kept.file === undefined ? '' : `${kept.file}: `;
  return new LoaError('not-kept', file + sayRefused(kept).join(' '));
}
