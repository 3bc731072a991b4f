// Drafts and versions of a backup that was restored take the place of those of today, before anybody opens writing.db.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sayError } from '../../../content/schema/say-error.ts';
import { waitingWritingOf } from '../../store/kept-writing.ts';
import { isDamage } from '../../store/open.ts';
import { openDraftBook, writingFileOf } from './draft-book.ts';
import { setWritingAside } from './set-aside.ts';
import { isThere } from '../../places.ts';

/** `tell`: on the terminal of the station. Never throws: what can't be brought back waits for the next start. */
export function takeBackWriting(
  { dataDir }: { readonly dataDir: string },
  tell: (line: string) => void,
): void {
  try {
    bringBack(dataDir, tell);
  } catch (error) {
    tell(
      `Chưa đưa được bản nháp về như trong bản sao lưu: ${sayError(error)}. Lần mở sau thử lại.`,
    );
  }
}

function bringBack(dataDir: string, tell: (line: string) => void): void {
  const waiting = waitingWritingOf(dataDir);
  if (!isThere(waiting)) return;
  const at = beganAt(join(waiting, 'luc'));
  const [book, files] = [join(waiting, 'writing.db'), join(waiting, 'writing')];
  const refused = isThere(book) ? whyUnusable(book) : undefined;
  if (refused !== undefined) {
    const aside = `${waiting}.hong-${at}`;
    renameSync(waiting, aside);
    tell(
      `Không dùng được bản nháp trong bản sao lưu (${refused}); đã để riêng thành ${aside}. Những gì đang soạn giữ nguyên.`,
    );
    return;
  }
  const keptAs = isThere(book) ? setWritingAside(dataDir, 'truoc-phuc-hoi', at) : '';
  if (isThere(book)) renameSync(book, writingFileOf(dataDir));
  if (isThere(files)) renameSync(files, join(dataDir, 'writing'));
  rmSync(waiting, { recursive: true, force: true });
  const kept = isThere(keptAs) ? `; những gì đang soạn trước đó giữ ở ${keptAs}` : '';
  tell(`Bản nháp và các bản cũ của bài viết đã về như trong bản sao lưu${kept}.`);
}

/** The same at each try: what was cut off goes on where it was. Epoch ms. */
function beganAt(note: string): number {
  if (!isThere(note)) writeFileSync(note, String(Date.now()));
  return Number(readFileSync(note, 'utf8'));
}

/** Brings one of an earlier program to today's tables, and leaves nothing beside it. */
function whyUnusable(book: string): string | undefined {
  try {
    openDraftBook(book).close();
    return undefined;
  } catch (error) {
    // A full disk or a lock says nothing of the book: it waits for the next start.
    if (!isDamage(error)) throw error;
    return sayError(error);
  }
}
