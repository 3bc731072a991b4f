// What a centre sent, or took back, comes to stand in content/: all its files at once, or none, as a draft that is published.
import { fileHash } from '../../../content/centre-hash.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { recordedName } from '../../../content/schema/recordings.ts';
import { hashOfFile, type AnyEdit } from '../../../content/write/keep-edit.ts';
import { findByHand } from './by-hand.ts';
import type { DeskParts } from './desk-parts.ts';
import type { Version, VersionFile, Who } from './desk.ts';
import { inTurn, keepIntended, keepVersion, notKept, type NotKept } from './publishing.ts';
import type { Intent } from './version-book.ts';

/** The version's name in the book of intents: no draft is called so. */
export const placingName = 'content/centre.yaml';

/** Throws LoaError `not-kept`, `no-change`; `changed` where somebody wrote there meanwhile: it may be planned anew. */
export async function placeFiles(
  parts: DeskParts,
  edits: readonly AnyEdit[],
  { who, why }: { readonly who: Who; readonly why: string },
): Promise<Version> {
  return inTurn(async () => {
    findByHand(parts);
    if (edits.length === 0) throw new LoaError('no-change', 'Không có gì phải ghi.');
    const [sounds, files] = [edits.filter(isSound), edits.filter((edit) => !isSound(edit))];
    const intent: Intent = {
      ...{ who, why, at: parts.now(), version: 0, extras: { lexicon: [], attached: [] } },
      files: parts.book.transact(() => files.map((edit) => keepVersion(parts, edit))),
      sounds: sounds.map((edit) => soundVersion(parts, edit)),
    };
    return keepIntended(parts, { file: placingName, intent }, edits, whyNotKept);
  });
}

function whyNotKept(kept: NotKept): LoaError {
  const error = notKept(kept);
  const isRace = kept.why === 'changed' || kept.why === 'exists';
  return isRace ? new LoaError('changed', error.message, { hint: error.hint }) : error;
}

function isSound({ file }: AnyEdit): boolean {
  return recordedName(file) !== undefined;
}

/** Its bytes lie where what the centre sent is kept; of one that goes nobody keeps them. */
function soundVersion({ contentDir }: DeskParts, edit: AnyEdit): VersionFile {
  const is = 'bytes' in edit ? fileHash(edit.bytes) : undefined;
  return { file: edit.file, was: hashOfFile(contentDir, edit.file), is };
}
