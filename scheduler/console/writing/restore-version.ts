import { LoaError } from '../../../content/schema/loa-error.ts';
import { hashOfFile } from '../../../content/write/keep-edit.ts';
import { beginDraft, openDraft } from './begin-draft.ts';
import { draftOf, rowOf, type DeskParts } from './desk-parts.ts';
import type { Draft, Who } from './desk.ts';
import { textOfFile } from './draft-texts.ts';
import { replaceText } from './replace-text.ts';

export function textOfVersion(
  { book }: DeskParts,
  version: number,
  file: string,
): string | undefined {
  const sha256 = book.versions.at(version, file);
  const bytes = sha256 === undefined ? undefined : book.versions.bytes(sha256);
  return bytes && Buffer.from(bytes).toString('utf8');
}

/** A version's text as a draft: what is published stays until that is published. Throws `no-version`. */
export function restoreVersion(
  parts: DeskParts,
  { version, file }: { readonly version: number; readonly file: string },
  who: Who,
): Draft {
  const text = textOfVersion(parts, version, file);
  if (text === undefined)
    throw new LoaError('no-version', 'Bản ấy không có tệp này, nên không lấy lại được.');
  const isThere = textOfFile(parts.contentDir, file) !== undefined;
  if (!isThere && !parts.book.find(file)) return beginDraft(parts, file, { text, who });
  openDraft(parts, file, who);
  const row = rowOf(parts, file);
  // Its steps can't be taken back one by one: what somebody has in hand is not lost by this.
  if (row.kind === 'text' && draftOf(parts, row).isChanged)
    throw new LoaError('draft-there', 'Mục này đang có bản nháp chưa phát hành.', {
      hint: 'Phát hành hoặc bỏ bản nháp ấy trước, rồi lấy lại bản cũ.',
    });
  const { baseText, baseHash } = row;
  return replaceText(parts, row, text, { who, baseText, baseHash });
}

/** Where the file was changed by hand at the same place: this text goes on, on the file as it is now. */
export function settleConflict(
  parts: DeskParts,
  file: string,
  { text, theirsHash, who }: { text: string; theirsHash: string | undefined; who: Who },
): Draft {
  if (hashOfFile(parts.contentDir, file) !== theirsHash)
    throw new LoaError('changed', 'Tệp lại vừa được sửa tay, nên chưa làm gì cả.', {
      hint: 'Xem lại hai bản rồi chọn.',
    });
  const baseText = textOfFile(parts.contentDir, file);
  return replaceText(parts, rowOf(parts, file), text, { who, baseText, baseHash: theirsHash });
}
