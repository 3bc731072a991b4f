// A draft is published: all its files at once, or none.
import { LoaError } from '../../../content/schema/loa-error.ts';
import {
  hashOfFile,
  tryEdits,
  type BytesEdit,
  type Edit,
  type Tried,
} from '../../../content/write/keep-edit.ts';
import { findByHand, isBehind } from './by-hand.ts';
import { sealedRow } from './consent.ts';
import type { DeskParts } from './desk-parts.ts';
import type { Version, Who } from './desk.ts';
import type { DraftRow } from './draft-book.ts';
import { bytesOfFile } from './draft-texts.ts';
import { inTurn, keepIntended, keepVersion } from './publishing.ts';
import type { Intent } from './version-book.ts';

export interface Publishing {
  readonly who: Who;
  readonly why: string;
  readonly seal: string;
  readonly approvedBy?: Who;
}

/** Throws LoaError: `changed` (it isn't what was seen), `by-hand` (the file was changed by hand), `not-kept` (what is wrong with it). */
export async function publishDraft(
  parts: DeskParts,
  file: string,
  publishing: Publishing,
): Promise<Version> {
  return inTurn(() => publishNow(parts, file, publishing));
}

async function publishNow(
  parts: DeskParts,
  file: string,
  { who, why, seal, approvedBy }: Publishing,
): Promise<Version> {
  findByHand(parts);
  const row = sealedRow(parts, file, seal);
  if (isBehind(parts, row))
    throw new LoaError('by-hand', 'Tệp đã được sửa tay ở cùng chỗ với bản nháp.', {
      hint: 'Chọn lời nào giữ lại, rồi phát hành.',
    });
  const edits = editsOf(parts, row);
  if (edits.length === 0)
    throw new LoaError('no-change', 'Bản nháp giống hệt bản đang có: không có gì để phát hành.');
  const intent: Intent = {
    ...{ who, why, at: parts.now(), version: row.version, extras: row.facts.extras },
    ...(approvedBy && { approvedBy }),
    files: parts.book.transact(() => edits.map((edit) => keepVersion(parts, edit))),
  };
  return keepIntended(parts, { file, intent }, edits);
}

/** Whether it could be published, and what content/ would be then. Writes nothing. */
export function tryDraft(parts: DeskParts, row: DraftRow): Tried {
  return tryEdits(parts.contentDir, editsOf(parts, row), parts.check());
}

/** What differs from what lies on the disk, in the order in which it is written. */
function editsOf({ contentDir, texts }: DeskParts, row: DraftRow): readonly (Edit | BytesEdit)[] {
  return [...texts.texts(row)].flatMap(([file, made]): readonly (Edit | BytesEdit)[] => {
    const is = bytesOfFile(contentDir, file);
    if (is && Buffer.compare(is, Buffer.from(made)) === 0) return [];
    const expectedHash =
      file === row.file
        ? row.baseHash
        : isAdded(row, file)
          ? undefined
          : (chosenHash(row, file) ?? hashOfFile(contentDir, file));
    return typeof made === 'string'
      ? [{ file, text: made, expectedHash }]
      : [{ file, bytes: made, expectedHash }];
  });
}

/** What somebody changed of a campaign meanwhile is not written over. */
function chosenHash({ facts: { extras } }: DraftRow, file: string): string | undefined {
  return extras.campaign?.file === file ? extras.campaign.expectedHash : undefined;
}

/** A picture or a file must not take the place of another one. */
function isAdded({ facts }: DraftRow, file: string): boolean {
  return facts.extras.attached.some((one) => one.file === file);
}
