// Tells whoever must know: a bulletin waits for his yes, an airing was missed, something is wrong, an emergency was aired.
// By the console's process: a server that hangs holds up nothing that airs.
import { sayError } from '../../../content/schema/say-error.ts';
import type { Ward } from '../../../content/schema/ward.ts';
import { createApproved } from '../../core/approval.ts';
import type { Store } from '../../store/store.ts';
import type { ConsoleParts } from '../console-parts.ts';
import type { ToldBook } from '../accounts/told-book.ts';
import type { WaitingThing } from '../../link/placing/what-waits.ts';
import {
  centreNotices,
  noticeOfEvent,
  readersOf,
  sentBackNotices,
  waitingForApproval,
  waitingTexts,
  type Notice,
} from './notices.ts';
import type { SentBackText } from '../writing/asked-texts.ts';
import type { Reader } from './readers.ts';

export interface NotifyParts {
  readonly store: () => Pick<Store, 'events' | 'head' | 'slot' | 'slots' | 'approvals'>;
  readonly askedTexts?: ConsoleParts['askedTexts'];
  /** What a centre sent and nobody has decided about. */
  readonly centreWaits?: () => readonly WaitingThing[];
  readonly sentBackTexts?: () => readonly SentBackText[];
  readonly told: ToldBook;
  readonly ward: () => Ward | undefined;
  /** Who is to be told this way. */
  readonly readers: (ward: Ward) => readonly Reader[];
  /** What went wrong, in a sentence for whoever sits at the machine. */
  readonly sayFailure: (why: string) => string;
  /** For whoever sits at the machine. */
  readonly tell: (line: string) => void;
}

/** Real ms after which somebody who could not be told is tried again; then longer. */
const retryMs = [60_000, 300_000] as const;

/** Whoever could not be told waits by himself; `''`: the store could not be read. */
type Waits = Map<string, { readonly failures: number; readonly notBefore: number }>;

/** One look: tells each what is new for him. Never rejects. Call it again and again; `now` real ms. */
export function createNotify(parts: NotifyParts): (now: number) => Promise<void> {
  const waits: Waits = new Map();
  let said = '';
  return async (now) => {
    const failed = (key: string, error: unknown): void => {
      const failures = waits.get(key)?.failures ?? 0;
      const waitMs = retryMs[Math.min(failures, retryMs.length - 1)] ?? 0;
      waits.set(key, { failures: failures + 1, notBefore: now + waitMs });
      const line = parts.sayFailure(sayError(error));
      if (line !== said) parts.tell(line);
      said = line;
    };
    const isDue = (key: string): boolean => now >= (waits.get(key)?.notBefore ?? -Infinity);
    if (!isDue('')) return;
    try {
      const known = await tellAll(parts, { isDue, failed, told: (key) => waits.delete(key) });
      // Who is no reader any more keeps nothing waiting.
      for (const key of waits.keys()) if (!known.includes(key)) waits.delete(key);
    } catch (error) {
      failed('', error);
    }
    if (waits.size === 0) said = '';
  };
}

interface Keeping {
  readonly isDue: (key: string) => boolean;
  readonly told: (key: string) => unknown;
  readonly failed: (key: string, error: unknown) => void;
}

/** Each is told, whoever else could not be. Gives the keys of all readers. */
async function tellAll(parts: NotifyParts, keeping: Keeping): Promise<readonly string[]> {
  const ward = parts.ward();
  const readers = ward ? parts.readers(ward) : [];
  if (!ward || readers.length === 0) return [];
  const head = parts.store().head().seq;
  for (const reader of readers.filter(({ key }) => keeping.isDue(key))) {
    try {
      await tellOne(parts, reader, ward, head);
      keeping.told(reader.key);
    } catch (error) {
      keeping.failed(reader.key, error);
    }
  }
  return readers.map(({ key }) => key);
}

async function tellOne(
  parts: NotifyParts,
  { key: name, account, roles, tell }: Reader,
  ward: Ward,
  head: number,
): Promise<void> {
  const { told } = parts;
  const isFor = ({ kind, to }: Notice): boolean =>
    readersOf[kind].some((role) => roles.includes(role)) && (to === undefined || to === account);
  const waiting = waitingNow(parts, ward)
    .filter(isFor)
    .filter(({ key }) => !told.wasTold(name, key));
  // Whoever has just asked to be told isn't told of what is over.
  const news = newsSince(parts, told.lastSeq(name) ?? head, ward).filter(isFor);
  if (waiting.length + news.length > 0) await tell([...waiting, ...news]);
  for (const { key } of waiting) told.told(name, key);
  if (told.lastSeq(name) !== head) told.setLastSeq(name, head);
}

function waitingNow(
  { store, askedTexts, sentBackTexts, centreWaits }: NotifyParts,
  { approval, timeZone }: Ward,
) {
  const texts = [
    ...waitingTexts(askedTexts?.() ?? []),
    ...centreNotices(centreWaits?.() ?? []),
    ...sentBackNotices(sentBackTexts?.() ?? []),
  ];
  if (!approval.required) return texts;
  const isApproved = createApproved(true, store().approvals());
  return [...texts, ...waitingForApproval(store().slots(), isApproved, timeZone)];
}

function newsSince({ store }: NotifyParts, seq: number, { timeZone }: Ward): readonly Notice[] {
  const { head, events, slot } = store();
  if (head().seq <= seq) return [];
  return events(seq).flatMap((event) => {
    const notice = noticeOfEvent(event, slot(event.slot), timeZone);
    return notice ? [notice] : [];
  });
}
