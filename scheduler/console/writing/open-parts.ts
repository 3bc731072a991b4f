import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isDamage } from '../../store/open.ts';
import { createAttachedFiles } from './attached-files.ts';
import type { DeskParts } from './desk-parts.ts';
import { openDraftBook, writingFileOf, type DraftBook } from './draft-book.ts';
import { createDraftTexts } from './draft-texts.ts';
import { createGitKeeper } from './git/git-keeper.ts';
import { createLive } from './live.ts';
import { createProseDocs } from './prose-docs.ts';
import { setWritingAside } from './set-aside.ts';
import type { Settled } from './settle-intents.ts';
import { isThere } from '../../places.ts';

export interface DeskNeeds {
  readonly contentDir: string;
  readonly dataDir: string;
  readonly now: () => number;
  readonly check?: DeskParts['check'];
  readonly needsConsent?: DeskParts['needsConsent'];
  readonly hasOtherApprover?: DeskParts['hasOtherApprover'];
  readonly sent?: DeskParts['sent'];
  /** Real ms for which somebody else's git is waited for. */
  readonly gitPatienceMs?: number;
  /** Something was being published when the program ended. */
  readonly settled?: (settled: Settled) => void;
  /** On the terminal of the station. */
  readonly tell?: (line: string) => void;
}

export function openParts(needs: DeskNeeds): DeskParts {
  const { contentDir, dataDir, now } = needs;
  const book = openSound(needs);
  const docs = createProseDocs(book);
  const files = createAttachedFiles(join(dataDir, 'writing'));
  const texts = createDraftTexts({ contentDir, docs, attached: (sha256) => files.bytes(sha256) });
  return {
    ...{ contentDir, dataDir, book, docs, files, texts, now, live: createLive() },
    check: needs.check ?? (() => () => []),
    needsConsent: needs.needsConsent ?? (() => false),
    hasOtherApprover: needs.hasOtherApprover ?? (() => true),
    sent: needs.sent ?? (() => undefined),
    ...{ sights: new Map(), told: new Map() },
    git: createGitKeeper({ contentDir, versions: book.versions, patienceMs: needs.gitPatienceMs }),
  };
}

/** A damaged book is put beside: what is on the site and on air goes on, and people can write. */
function openSound({ dataDir, now, tell = () => undefined }: DeskNeeds): DraftBook {
  const file = writingFileOf(dataDir);
  // A new book names none of the files that lie there: they would be tidied as nobody's.
  if (isGone(file) && isThere(join(dataDir, 'writing'))) {
    const keptAs = setWritingAside(dataDir, 'hong', now());
    tell(
      `Không thấy sổ bản nháp ${file}, chỉ còn các tệp đính kèm của nó; đã giữ lại thành ${keptAs}.tep và mở sổ mới. Bài trên trang không đổi. Bản nháp trước đó: phục hồi từ một bản sao lưu (trang Máy).`,
    );
  }
  try {
    return openDraftBook(file);
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  const keptAs = setWritingAside(dataDir, 'hong', now());
  tell(
    `Sổ bản nháp ${file} bị hỏng; đã giữ lại nguyên vẹn thành ${keptAs} và mở sổ mới. Bài trên trang không đổi. Bản nháp trước đó: phục hồi từ một bản sao lưu (trang Máy).`,
  );
  return openDraftBook(file);
}

/** SQLite takes a file without a byte for a new database. */
function isGone(file: string): boolean {
  return !isThere(file) || statSync(file).size === 0;
}
