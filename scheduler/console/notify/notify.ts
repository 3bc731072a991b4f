// Tells whoever must know: a bulletin waits for his yes, an airing was missed, something is wrong, an emergency was aired.
// By the console's process: a server that hangs holds up nothing that airs.
import { sayError } from '../../../content/schema/say-error.ts';
import type { Ward } from '../../../content/schema/ward.ts';
import { createApproved } from '../../core/approval.ts';
import type { Store } from '../../store/store.ts';
import type { ToldBook } from '../accounts/told-book.ts';
import { noticeOfEvent, readersOf, waitingForApproval, type Notice } from './notices.ts';
import type { Reader } from './readers.ts';

export interface NotifyParts {
  readonly store: () => Pick<Store, 'events' | 'head' | 'slot' | 'slots' | 'approvals'>;
  readonly told: ToldBook;
  readonly ward: () => Ward | undefined;
  /** Who is to be told this way. */
  readonly readers: (ward: Ward) => readonly Reader[];
  /** What went wrong, in a sentence for whoever sits at the machine. */
  readonly sayFailure: (why: string) => string;
  /** For whoever sits at the machine. */
  readonly tell: (line: string) => void;
}

/** Real ms after which what could not be sent is tried again; then longer. */
const retryMs = [60_000, 300_000, 1_800_000] as const;

/** One look: tells each what is new for him. Never rejects. Call it again and again; `now` real ms. */
export function createNotify(parts: NotifyParts): (now: number) => Promise<void> {
  let failures = 0;
  let notBefore = -Infinity;
  let said = '';
  return async (now) => {
    if (now < notBefore) return;
    try {
      await tellAll(parts);
      failures = 0;
      said = '';
    } catch (error) {
      notBefore = now + (retryMs[Math.min(failures, retryMs.length - 1)] ?? 0);
      failures += 1;
      const line = parts.sayFailure(sayError(error));
      if (line !== said) parts.tell(line);
      said = line;
    }
  };
}

/** Each is told, whoever else could not be; rejects with what was wrong first. */
async function tellAll(parts: NotifyParts): Promise<void> {
  const { told } = parts;
  const ward = parts.ward();
  const readers = ward ? parts.readers(ward) : [];
  if (!ward || readers.length === 0) return;
  const head = parts.store().head().seq;
  const failed: unknown[] = [];
  for (const reader of readers) {
    const isFor = ({ kind }: Notice): boolean =>
      readersOf[kind].some((role) => reader.roles.includes(role));
    const waiting = waitingNow(parts, ward)
      .filter(isFor)
      .filter(({ key }) => !told.wasTold(reader.key, key));
    // Whoever has just asked to be told isn't told of what is over.
    const since = told.lastSeq(reader.key) ?? head;
    const notices = [...waiting, ...newsSince(parts, since, ward).filter(isFor)];
    try {
      if (notices.length > 0) await reader.tell(notices);
    } catch (error) {
      failed.push(error);
      continue;
    }
    for (const { key } of waiting) told.told(reader.key, key);
    if (told.lastSeq(reader.key) !== head) told.setLastSeq(reader.key, head);
  }
  if (failed.length > 0) throw failed[0];
}

function waitingNow({ store }: NotifyParts, { approval, timeZone }: Ward) {
  if (!approval.required) return [];
  const isApproved = createApproved(true, store().approvals());
  return waitingForApproval(store().slots(), isApproved, timeZone);
}

function newsSince({ store }: NotifyParts, seq: number, { timeZone }: Ward): readonly Notice[] {
  const { head, events, slot } = store();
  if (head().seq <= seq) return [];
  return events(seq).flatMap((event) => {
    const notice = noticeOfEvent(event, slot(event.slot), timeZone);
    return notice ? [notice] : [];
  });
}
