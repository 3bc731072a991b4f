import { LoaError } from '../../../content/schema/loa-error.ts';
import { addressOf } from './address.ts';
import { checkFree } from './begin-draft.ts';
import { changedFacts, draftOf, rowOf, type DeskParts } from './desk-parts.ts';
import type { Draft, Extras, Who } from './desk.ts';
import { titleOf } from './title-of.ts';

/** A new text goes on under another name, with all its steps. Throws LoaError `publishing`, `exists`, `outside`, `not-new`. */
export function moveDraft(
  parts: DeskParts,
  file: string,
  { to, who, change }: { to: string; who: Who; change: (was: Extras) => Extras },
): Draft {
  const { book, docs, live, now } = parts;
  const row = rowOf(parts, file);
  // It would be published under the one name and live on as a draft under the other.
  if (book.versions.intents().some(({ draft }) => draft === file)) {
    throw new LoaError('publishing', 'Bài đang được phát hành nên chưa đổi địa chỉ được.', {
      hint: 'Chờ vài giây rồi mở lại danh sách bài viết.',
    });
  }
  checkFree(parts, to);
  if (row.baseText !== undefined || row.kind !== 'prose') {
    throw new LoaError('not-new', 'Bài đã phát hành thì không đổi địa chỉ được nữa.', {
      hint: 'Giữ địa chỉ cũ; đổi tiêu đề thì được.',
    });
  }
  const facts = {
    ...changedFacts(row.facts, who, now()),
    ...{ title: titleOf(to, docs.at(row)), extras: change(row.facts.extras) },
  };
  const moved = { ...row, file: to, facts };
  book.transact(() => {
    book.move(file, to);
    book.write(moved);
  });
  docs.forget(file);
  live.tell(file, { is: 'moved', file: to, address: addressOf(to), by: who.name });
  return draftOf(parts, moved);
}
