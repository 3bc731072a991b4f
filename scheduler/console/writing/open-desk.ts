import { dayMs } from '../../../content/schema/durations.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { beginDraft, openDraft } from './begin-draft.ts';
import { conflictOf, findByHand, noteKept } from './by-hand.ts';
import { changeDoc, changeExtras, changeOrigin, putText, takeSteps } from './change-draft.ts';
import { completeDraft } from './complete-draft.ts';
import { askConsent, askedFor, dropDraft, sendBack } from './consent.ts';
import { draftOf, rowOf, type DeskParts } from './desk-parts.ts';
import type { WritingDesk } from './desk.ts';
import { moveDraft } from './move-draft.ts';
import { openParts, type DeskNeeds } from './open-parts.ts';
import { placeFiles } from './place-files.ts';
import { publishDraft, tryDraft } from './publish-draft.ts';
import { restoreVersion, settleConflict, textOfVersion } from './restore-version.ts';
import { settleIntents } from './settle-intents.ts';
import { tidyFiles } from './tidy-files.ts';

/** How often it is looked whether somebody edits by hand; real ms. */
const lookMs = 2000;
/** How often what waits for git is tried again; real ms. */
const commitMs = 60_000;
/** A text that was opened and never changed is a draft for so long; real ms. */
const untouchedMs = dayMs;

/** Opens writing.db and all that stands on it. One process does so at a time. */
export function openWritingDesk(needs: DeskNeeds): WritingDesk {
  const parts = openParts(needs);
  const { book, live, docs, texts, files } = parts;
  settleIntents(parts, needs.settled ?? (() => undefined));
  findByHand(parts);
  tidy(parts);
  const stopLooking = lookNowAndThen(parts);
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
    move: (file, to, who, change) => moveDraft(parts, file, { to, who, change }),
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
    follow: (file, listener) => live.follow(file, listener),
    come: (file, present) => live.come(file, present),
    point: (file, present) => {
      live.point(file, present);
    },
    people: (file) => live.people(file),
    complete: (file, who) => {
      completeDraft(parts, file, who);
    },
    seal: (file) => texts.seal(rowOf(parts, file)),
    ...createPublishing(parts),
    ...createVersionShelf(parts),
    place: (edits, who, why) => placeFiles(parts, edits, { who, why }),
    kept(files, who, why) {
      if (noteKept(parts, files, who, why)) void parts.git.now();
    },
    close() {
      stopLooking();
      book.close();
    },
  };
}

/** For what people do by hand, and what waits for git. Returns what ends it. */
function lookNowAndThen(parts: DeskParts): () => void {
  const looking = setInterval(() => {
    try {
      findByHand(parts);
    } catch {
      // The disk is full, or the book locked: the next look finds it.
    }
  }, lookMs).unref();
  void parts.git.now();
  const committing = setInterval(() => void parts.git.now(), commitMs).unref();
  return () => {
    clearInterval(looking);
    clearInterval(committing);
  };
}

/** Whatever ended without anybody saying so. */
function tidy(parts: DeskParts): void {
  const { book, now } = parts;
  for (const row of book.list()) {
    const isOld = now() - row.facts.changedAt > untouchedMs;
    if (isOld && !draftOf(parts, row).isChanged) book.remove(row.file);
  }
  tidyFiles(parts);
}

function createPublishing(
  parts: DeskParts,
): Pick<
  WritingDesk,
  'ask' | 'publish' | 'approve' | 'sendBack' | 'drop' | 'tryOut' | 'needsConsent'
> {
  return {
    needsConsent: () => parts.needsConsent(),
    ask: (file, who, why, seal) => askConsent(parts, file, { who, why, seal }),
    async publish(file, who, why, seal) {
      if (parts.needsConsent()) throw needsConsent();
      return publishDraft(parts, file, { who, why, seal });
    },
    async approve(file, who, seal) {
      const { by, why } = askedFor(parts, rowOf(parts, file), who);
      return publishDraft(parts, file, { who: by, approvedBy: who, why, seal });
    },
    sendBack: (file, who, why) => sendBack(parts, file, who, why),
    drop: (file, who) => {
      dropDraft(parts, file, who);
    },
    tryOut: (file) => tryDraft(parts, rowOf(parts, file)),
  };
}

function createVersionShelf(
  parts: DeskParts,
): Pick<WritingDesk, 'conflict' | 'settle' | 'versions' | 'textOf' | 'restore'> {
  return {
    conflict(file) {
      findByHand(parts);
      const row = parts.book.find(file);
      return row && conflictOf(parts, row);
    },
    settle: (file, text, theirsHash, who) => settleConflict(parts, file, { text, theirsHash, who }),
    versions(file) {
      findByHand(parts);
      return parts.book.versions.list(file);
    },
    textOf: (version, file) => textOfVersion(parts, version, file),
    restore: (version, file, who) => restoreVersion(parts, { version, file }, who),
  };
}

function needsConsent(): LoaError {
  return new LoaError('needs-consent', 'Phường yêu cầu người duyệt đồng ý trước khi phát hành.', {
    hint: 'Bấm Xin duyệt; người duyệt đồng ý thì bài được phát hành.',
  });
}

/** Where a picture or a file is published. */
function placeOf(name: string): string {
  return `content/${/\.(?:webp|jpe?g|png)$/i.test(name) ? 'pictures' : 'files'}/${name}`;
}
