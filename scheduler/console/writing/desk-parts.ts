import { LoaError } from '../../../content/schema/loa-error.ts';
import type { Check } from '../../../content/write/keep-edit.ts';
import type { AttachedFiles } from './attached-files.ts';
import type { Draft, Who } from './desk.ts';
import type { DraftBook, DraftFacts, DraftRow } from './draft-book.ts';
import type { DraftTexts } from './draft-texts.ts';
import type { GitKeeper } from './git/git-keeper.ts';
import type { Live } from './live.ts';
import type { ProseDocs } from './prose-docs.ts';

/** What the desk stands on. */
export interface DeskParts {
  readonly contentDir: string;
  readonly dataDir: string;
  readonly book: DraftBook;
  readonly live: Live;
  readonly docs: ProseDocs;
  readonly texts: DraftTexts;
  readonly files: AttachedFiles;
  readonly git: GitKeeper;
  /** Bytes of a file that a centre sent; undefined where they are not there. */
  readonly sent: (sha256: string) => Uint8Array | undefined;
  /** Epoch ms, real. */
  readonly now: () => number;
  /** What publishing must not break besides. */
  readonly check: () => Check;
  /** Whether the ward asks for an approver's consent to texts. */
  readonly needsConsent: () => boolean;
  /** Whether anybody else than this account may give it. */
  readonly hasOtherApprover: (account: string) => boolean;
  /** Conflicts that were told, by the hash of the file. */
  readonly told: Map<string, string>;
  /** What is known of the files of content/ by their size and time, so that not all are read at each look. */
  readonly sights: Map<string, { readonly sign: string; readonly hash: string }>;
}

/** The draft of a file. Throws LoaError `no-draft`. */
export function rowOf({ book }: DeskParts, file: string): DraftRow {
  const row = book.find(file);
  if (row) return row;
  throw new LoaError('no-draft', 'Bản nháp này không còn: đã phát hành hoặc đã bỏ.', {
    hint: 'Mở lại danh sách bài viết để xem.',
  });
}

/** As everybody sees it. */
export function draftOf(parts: DeskParts, row: DraftRow): Draft {
  const { file, kind, version, baseText, baseHash, facts } = row;
  const { isTouched, ...shown } = facts;
  return {
    ...{ file, kind, version, baseText, baseHash, ...shown },
    isChanged: isTouched || (version > 0 && differs(parts, row)),
    get steps() {
      return parts.book.steps(file, 0);
    },
  };
}

/** What cannot be written as a file yet is a change too: it must not keep anybody from the draft, or from the others. */
function differs({ texts }: DeskParts, row: DraftRow): boolean {
  try {
    return texts.text(row) !== row.baseText;
  } catch (error) {
    if (error instanceof LoaError) return true;
    throw error;
  }
}

/** What is written down after a change: whoever asked for consent asked for another text. */
export function changedFacts(facts: DraftFacts, who: Who, now: number): DraftFacts {
  return { ...facts, asked: undefined, state: 'open', changedBy: who, changedAt: now };
}

/** Writes the row; tells who has it open where it is not what it was to them. */
export function writeRow(parts: DeskParts, row: DraftRow, was?: DraftRow): Draft {
  parts.book.write(row);
  const draft = draftOf(parts, row);
  if (was?.facts.state !== row.facts.state || was.facts.extras !== row.facts.extras)
    parts.live.tell(row.file, { is: 'state', draft });
  return draft;
}
