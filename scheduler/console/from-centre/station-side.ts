// What the pages of a centre's things stand on: the book of what came, content/, the desk that writes it.
import { existsSync, readFileSync } from 'node:fs';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { isBookThere } from '../../link/placing/what-waits.ts';
import { openReceived, type ReceivedBook } from '../../link/received/book.ts';
import type { PlacingNeeds } from '../../link/placing/taking.ts';
import type { ConsoleParts } from '../console-parts.ts';
import { planCheck } from '../views/plan-check.ts';
import { contentNow } from '../views/content-now.ts';

export type CentreParts = Pick<ConsoleParts, 'config' | 'clock' | 'store' | 'writing' | 'audit'>;

/** With the book open; `undefined` where nothing ever came. */
export function withBook<T>(
  { config }: Pick<CentreParts, 'config'>,
  use: (book: ReceivedBook) => T,
): T | undefined {
  if (!isBookThere(config.dataDir)) return undefined;
  const book = openReceived(config.dataDir);
  try {
    return use(book);
  } finally {
    book.close();
  }
}

export function placingNeeds(
  parts: CentreParts,
  book: Pick<ReceivedBook, 'blobFile'>,
  centre: string,
): PlacingNeeds {
  return {
    contentDir: parts.config.contentDir,
    blob: (sha256) => bytesOf(book.blobFile(sha256)),
    centre,
    check: planCheck(parts),
  };
}

function bytesOf(file: string): Uint8Array | undefined {
  return existsSync(file) ? readFileSync(file) : undefined;
}

/** Whether the ward lets the station take things by itself. While nobody can read what it says, an approver must agree. */
export function takesByItself({ config }: Pick<CentreParts, 'config'>): boolean {
  return contentNow(config.contentDir).content?.ward.centre?.accept === 'itself';
}

/** One after the other: two of them never start from the same state. */
let turn: Promise<unknown> = Promise.resolve();

export async function inCentreTurn<T>(act: () => T | Promise<T>): Promise<T> {
  const mine = turn.then(act);
  turn = mine.catch(() => undefined);
  return mine;
}

export function gone(): LoaError {
  return new LoaError('gone', 'Việc này vừa được làm xong hoặc đã có bản mới.', {
    hint: 'Mở lại trang Từ trung tâm để xem.',
  });
}
