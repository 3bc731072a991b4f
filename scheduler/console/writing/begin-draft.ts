// Drafts begin: from a file of content/, or of one that isn't there yet.
import { LoaError } from '../../../content/schema/loa-error.ts';
import { centreFile } from '../../../content/schema/centre.ts';
import { centreThings, thingOfFile } from '../../../content/write/keep-centres.ts';
import { hashOfFile } from '../../../content/write/keep-edit.ts';
import { draftOf, writeRow, type DeskParts } from './desk-parts.ts';
import type { Draft, DraftKind, Origin, Who } from './desk.ts';
import type { DraftRow } from './draft-book.ts';
import { textOfFile } from './draft-texts.ts';
import { readProse } from '../../../content/write/prose/index.ts';
import { titleOf } from './title-of.ts';

/** Folders and names as staff write them. */
const writable = /^content\/(?:[\p{L}\p{N}][^/\\:]*\/)*[\p{L}\p{N}][^/\\:]*\.(?:ya?ml|mdx|tsv)$/u;

export function openDraft(parts: DeskParts, file: string, who: Who): Draft {
  checkOwn(parts, file);
  const known = parts.book.find(file);
  if (known) return draftOf(parts, known);
  checkPlace(file);
  const text = textOfFile(parts.contentDir, file);
  if (text === undefined)
    throw new LoaError('no-file', `Không có tệp ${file}.`, {
      hint: 'Mở lại danh sách bài viết để chọn.',
    });
  const row = newRow(parts, { file, text, who });
  const baseHash = hashOfFile(parts.contentDir, file);
  return writeRow(parts, { ...row, baseText: text, baseHash });
}

export function beginDraft(
  parts: DeskParts,
  file: string,
  { text, who, origin }: { text: string; who: Who; origin?: Origin | undefined },
): Draft {
  checkFree(parts, file);
  const row = newRow(parts, { file, text, who });
  const facts = { ...row.facts, isTouched: true, ...(origin && { origin }) };
  return writeRow(parts, { ...row, facts });
}

/** Whether a new file may have this name. Throws LoaError `exists`, `outside`. */
export function checkFree(parts: DeskParts, file: string): void {
  checkPlace(file);
  if (parts.book.find(file) || textOfFile(parts.contentDir, file) !== undefined)
    throw new LoaError('exists', `Đã có ${file}.`, { hint: 'Đặt tên khác.' });
}

function newRow(
  { now }: DeskParts,
  { file, text, who }: { file: string; text: string; who: Who },
): DraftRow {
  const kind: DraftKind = file.endsWith('.mdx') ? 'prose' : 'text';
  const doc = kind === 'prose' ? readProse(text) : undefined;
  return {
    ...{ file, kind, version: 0, baseText: undefined, baseHash: undefined },
    startDoc: doc && JSON.stringify(doc.toJSON()),
    text: doc ? undefined : text,
    facts: {
      title: titleOf(file, doc ?? text),
      state: 'open',
      extras: { lexicon: [], attached: [] },
      ...{ by: who, changedBy: who, beganAt: now(), changedAt: now(), isTouched: false },
    },
  };
}

/** What a centre sent nobody begins to change by accident. Throws LoaError `centres`. */
function checkOwn({ contentDir }: DeskParts, file: string): void {
  const thing = thingOfFile(centreThings(contentDir), file);
  if (!thing) return;
  throw new LoaError('centres', `Bài này của trung tâm (${thing.centre} gửi): ${thing.title}.`, {
    hint: 'Muốn sửa thì tách thành bài của phường trước, ở trang Từ trung tâm.',
  });
}

function checkPlace(file: string): void {
  if (writable.test(file) && file !== centreFile) return;
  throw new LoaError('outside', `Không soạn được tệp ${file} ở đây.`, {
    hint: 'Chỉ soạn được tệp .mdx, .yaml và .tsv trong thư mục content.',
  });
}
