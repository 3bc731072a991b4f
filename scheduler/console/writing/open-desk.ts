import { join } from 'node:path';
import { createAttachedFiles } from './attached-files.ts';
import { beginDraft, openDraft } from './begin-draft.ts';
import { changeDoc, changeExtras, changeOrigin, putText, takeSteps } from './change-draft.ts';
import { draftOf, rowOf, type DeskParts } from './desk-parts.ts';
import type { WritingDesk } from './desk.ts';
import { openDraftBook, writingFileOf } from './draft-book.ts';
import { createDraftTexts } from './draft-texts.ts';
import { createLater } from './later.ts';
import { createLive } from './live.ts';
import { createProseDocs } from './prose-docs.ts';

export interface DeskNeeds {
  readonly contentDir: string;
  readonly dataDir: string;
  readonly now: () => number;
}

/** Opens writing.db and all that stands on it. One process does so at a time. */
export function openWritingDesk(needs: DeskNeeds): WritingDesk {
  const parts = openParts(needs);
  const { book, live, docs, texts, files } = parts;
  return {
    list: () =>
      book
        .list()
        .map((row) => draftOf(parts, row))
        .filter(({ isChanged }) => isChanged),
    draft(file) {
      const row = book.find(file);
      return row && draftOf(parts, row);
    },
    open: (file, who) => openDraft(parts, file, who),
    begin: (file, text, who, origin) => beginDraft(parts, file, { text, who, origin }),
    start: (file) => docs.start(rowOf(parts, file)),
    doc: (file) => docs.at(rowOf(parts, file)),
    text: (file) => texts.text(rowOf(parts, file)),
    texts: (file) => texts.texts(rowOf(parts, file)),
    take: (file, version, steps, client, who) =>
      takeSteps(parts, file, { version, steps, client }, who),
    change: (file, who, edit) => changeDoc(parts, file, who, edit),
    put: (file, version, text, who) => putText(parts, file, { version, text }, who),
    setExtras: (file, who, change) => changeExtras(parts, file, who, change),
    setOrigin: (file, change) => changeOrigin(parts, file, change),
    attach: (_file, name, bytes) => ({ file: placeOf(name), sha256: files.keep(bytes) }),
    attached: (sha256) => files.bytes(sha256),
    ...{ follow: live.follow, come: live.come, point: live.point, people: live.people },
    seal: (file) => texts.seal(rowOf(parts, file)),
    ...createLater(),
    close: () => {
      book.close();
    },
  };
}

function openParts({ contentDir, dataDir, now }: DeskNeeds): DeskParts {
  const book = openDraftBook(writingFileOf(dataDir));
  const docs = createProseDocs(book);
  const files = createAttachedFiles(join(dataDir, 'writing'));
  const texts = createDraftTexts({ contentDir, docs, attached: (sha256) => files.bytes(sha256) });
  return { contentDir, book, docs, files, texts, now, live: createLive() };
}

/** Where a picture or a file is published. */
function placeOf(name: string): string {
  return `content/${/\.(?:webp|jpe?g|png)$/i.test(name) ? 'pictures' : 'files'}/${name}`;
}
