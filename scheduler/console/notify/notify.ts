// Letters to whoever must know: a bulletin waits for his yes, an airing was missed, something is wrong, an emergency was aired.
// Sent by the console's process: a mail server that hangs holds up nothing that airs.
import { sayError } from '../../../content/schema/say-error.ts';
import type { Ward } from '../../../content/schema/ward.ts';
import { createApproved } from '../../core/approval.ts';
import type { Store } from '../../store/store.ts';
import type { AccountBook } from '../accounts/account-book.ts';
import { writeLetter } from './letter.ts';
import { noticeOfEvent, readersOf, waitingForApproval, type Notice } from './notices.ts';
import type { Post } from './post.ts';
import type { ToldBook } from '../accounts/told-book.ts';

export interface NotifyParts {
  readonly store: () => Pick<Store, 'events' | 'head' | 'slot' | 'slots' | 'approvals'>;
  readonly book: Pick<AccountBook, 'list'>;
  readonly told: ToldBook;
  readonly ward: () => Ward | undefined;
  /** Where the console opens for those who read letters, e.g. `https://192.168.1.10:4343`. */
  readonly origin: () => string;
  readonly openPost: (mail: NonNullable<Ward['mail']>) => Promise<Post>;
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
      const line = `Chưa gửi được thư báo việc: ${sayError(error)}. Kiểm tra mục mail của content/ward.yaml và mật khẩu máy chủ thư; sẽ tự gửi lại.`;
      if (line !== said) parts.tell(line);
      said = line;
    }
  };
}

async function tellAll(parts: NotifyParts): Promise<void> {
  const { book, told, openPost } = parts;
  const ward = parts.ward();
  if (!ward?.mail) return;
  const readers = book
    .list()
    .filter(({ state, email }) => state === 'active' && email !== undefined);
  if (readers.length === 0) return;
  const head = parts.store().head().seq;
  let post: Post | undefined;
  for (const { account, name, email = '', roles } of readers) {
    const isFor = ({ kind }: Notice): boolean =>
      readersOf[kind].some((role) => roles.includes(role));
    const waiting = waitingNow(parts, ward)
      .filter(isFor)
      .filter(({ key }) => !told.wasTold(account, key));
    // Whoever has just given his address isn't told of what is over.
    const notices = [
      ...waiting,
      ...newsSince(parts, told.lastSeq(account) ?? head, ward).filter(isFor),
    ];
    if (notices.length > 0) {
      post ??= await openPost(ward.mail);
      const place = { station: ward.station, origin: parts.origin() };
      await post(writeLetter({ name, email }, notices, place));
    }
    for (const { key } of waiting) told.told(account, key);
    if (told.lastSeq(account) !== head) told.setLastSeq(account, head);
  }
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
