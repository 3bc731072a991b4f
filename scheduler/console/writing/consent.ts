// Before a text is published: somebody asks for consent, an approver gives it back, or it is dropped.
import { LoaError } from '../../../content/schema/loa-error.ts';
import { rowOf, writeRow, type DeskParts } from './desk-parts.ts';
import type { Draft, Who } from './desk.ts';
import type { DraftRow } from './draft-book.ts';
import { tidyFiles } from './tidy-files.ts';

export function askConsent(
  parts: DeskParts,
  file: string,
  { who, why, seal }: { who: Who; why: string; seal: string },
): Draft {
  const row = sealedRow(parts, file, seal);
  const asked = { by: who, why, at: parts.now() };
  const facts = { ...row.facts, state: 'asked' as const, asked, sentBack: undefined };
  return writeRow(parts, { ...row, facts }, row);
}

export function sendBack(parts: DeskParts, file: string, who: Who, why: string): Draft {
  const row = rowOf(parts, file);
  if (row.facts.state !== 'asked') throw notAsked();
  const to = row.facts.asked?.by.account;
  const sentBack = { by: who.name, why, at: parts.now(), ...(to !== undefined && { to }) };
  return writeRow(parts, { ...row, facts: { ...row.facts, state: 'sent-back', sentBack } }, row);
}

export function dropDraft(parts: DeskParts, file: string, who: Who): void {
  const row = rowOf(parts, file);
  parts.book.transact(() => {
    parts.book.remove(file);
  });
  parts.docs.forget(file);
  tidyFiles(parts);
  parts.live.tell(row.file, { is: 'dropped', by: who.name, at: parts.now() });
}

/** The draft, where it is what the person saw. Throws LoaError `changed`. */
export function sealedRow(parts: DeskParts, file: string, seal: string): DraftRow {
  const row = rowOf(parts, file);
  if (parts.texts.seal(row) === seal) return row;
  throw new LoaError('changed', 'Bản nháp đã đổi từ lúc mở trang này, nên chưa làm gì cả.', {
    hint: 'Xem lại bản mới dưới đây rồi làm lại.',
  });
}

/**
 * What an approver's yes stands on: who asked, and why. Whoever asked gives no consent to himself where somebody else could.
 * Throws LoaError `not-asked`, `own`.
 */
export function askedFor(parts: DeskParts, row: DraftRow, approver: Who): { by: Who; why: string } {
  const { asked, state } = row.facts;
  if (!asked || state !== 'asked') throw notAsked();
  if (asked.by.account === approver.account && parts.hasOtherApprover(approver.account))
    throw new LoaError('own', 'Người xin duyệt không tự duyệt bài của mình được.', {
      hint: 'Nhờ người duyệt khác xem.',
    });
  return asked;
}

function notAsked(): LoaError {
  return new LoaError(
    'not-asked',
    'Bài này chưa ai xin duyệt, hoặc đã được sửa tiếp sau khi xin.',
    {
      hint: 'Người soạn xin duyệt lại khi xong.',
    },
  );
}
