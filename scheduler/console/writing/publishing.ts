// What publishing a draft and placing what a centre sent have in common.
import { LoaError } from '../../../content/schema/loa-error.ts';
import type { AnyEdit, Tried } from '../../../content/write/keep-edit.ts';
import { sayRefused } from '../views/say-refused.ts';
import type { DeskParts } from './desk-parts.ts';
import type { VersionFile } from './desk.ts';
import { bytesOfFile } from './draft-texts.ts';

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

export function notKept(kept: Extract<Tried, { ok: false }>): LoaError {
  const file = kept.file === undefined ? '' : `${kept.file}: `;
  return new LoaError('not-kept', file + sayRefused(kept).join(' '));
}
