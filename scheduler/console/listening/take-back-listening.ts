// Listening tests of a backup that was restored come back beside those of today.
import { renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { sayError } from '../../../content/schema/say-error.ts';
import { isThere } from '../../places.ts';
import { waitingListeningOf } from '../../store/kept-listening.ts';
import { isDamage } from '../../store/open.ts';
import { listeningFileOf, openListeningBook } from './book.ts';

/** `tell`: on the terminal of the station. Never throws: what can't be brought back waits for the next start. */
export function takeBackListening(
  { dataDir }: { readonly dataDir: string },
  tell: (line: string) => void,
): void {
  try {
    bringBack(dataDir, tell);
  } catch (error) {
    tell(
      `Chưa đưa được các lần nghe thử trong bản sao lưu về: ${sayError(error)}. Lần mở sau thử lại.`,
    );
  }
}

/** Of a test that is in both, today's answers are the newer ones: they stay. */
function bringBack(dataDir: string, tell: (line: string) => void): void {
  const waiting = waitingListeningOf(dataDir);
  if (!isThere(waiting)) return;
  const refused = whyUnusable(waiting);
  if (refused !== undefined) {
    renameSync(waiting, `${waiting}.hong`);
    tell(`Không dùng được các lần nghe thử trong bản sao lưu (${refused}); đã để riêng.`);
    return;
  }
  const file = listeningFileOf(dataDir);
  openListeningBook(file).close();
  const db = new DatabaseSync(file, { timeout: 5000 });
  try {
    db.prepare('ATTACH ? AS back').run(waiting);
    db.exec(
      `BEGIN IMMEDIATE; CREATE TEMP TABLE new_test AS SELECT id FROM back.test WHERE id NOT IN (SELECT id FROM main.test);
       INSERT INTO main.test SELECT * FROM back.test WHERE id IN (SELECT id FROM new_test);
       INSERT INTO main.listener SELECT * FROM back.listener WHERE test IN (SELECT id FROM new_test);
       INSERT INTO main.answer SELECT * FROM back.answer WHERE test IN (SELECT id FROM new_test);
       INSERT INTO main.heard SELECT * FROM back.heard WHERE test IN (SELECT id FROM new_test); COMMIT`,
    );
  } finally {
    db.close();
  }
  for (const part of ['', '-wal', '-shm']) rmSync(waiting + part, { force: true });
  tell('Các lần nghe thử trong bản sao lưu đã về; những lần đang có giữ nguyên.');
}

/** Brings one of an earlier program to today's tables. */
function whyUnusable(file: string): string | undefined {
  try {
    openListeningBook(file).close();
    return undefined;
  } catch (error) {
    // A full disk or a lock says nothing of the book: it waits for the next start.
    if (!isDamage(error)) throw error;
    return sayError(error);
  }
}
