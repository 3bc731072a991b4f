// What is worth a letter, out of the log and of what waits for an approval. Pure.
import type { Role } from '../../acts/roles.ts';
import { emergencyCampaign, factText, isWaiting, type Slot } from '../../core/slot.ts';
import { spokenTitle } from '../../core/speech.ts';
import { sayReason } from '../../core/say-reason.ts';
import { sayInstant } from '../../core/words.ts';
import type { WaitingThing } from '../../link/placing/what-waits.ts';
import { pathOf } from '../from-centre/words.ts';
import { addressOf } from '../writing/address.ts';
import type { AskedText, SentBackText } from '../writing/asked-texts.ts';
import type { LoggedEvent } from '../../store/store.ts';

export type NoticeKind = 'approval' | 'sent-back' | 'missed' | 'trouble' | 'emergency';

/** Whom it is for: one of these roles is enough. */
export const readersOf: Readonly<Record<NoticeKind, readonly Role[]>> = {
  approval: ['approver'],
  'sent-back': ['editor'],
  missed: ['operator', 'admin'],
  trouble: ['operator', 'admin'],
  emergency: ['operator', 'approver', 'admin'],
};

export interface Notice {
  readonly kind: NoticeKind;
  /** Vietnamese, one line. */
  readonly says: string;
  /** The page that it is about, under /dai/. */
  readonly path: string;
  /** The account that it is for alone. */
  readonly to?: string;
}

/** What a line of the log tells; undefined for most of them. `slot`: as it is now. */
export function noticeOfEvent(
  { event, detail, slot: id }: LoggedEvent,
  slot: Slot | undefined,
  timeZone: string,
): Notice | undefined {
  const what = slot?.bulletin?.title ?? (slot && spokenTitle(slot)) ?? id;
  const when = slot ? ` (${sayInstant(timeZone, slot.startsAt)})` : '';
  if (event === 'alarm')
    return { kind: 'trouble', says: `Sự cố: ${factText(detail, 'message')}`, path: '/dai/may/' };
  if (slot?.campaign === emergencyCampaign) {
    // An order that is said again is told once.
    if (event !== 'aired' || (slot.repeat && slot.repeat.of !== id)) return undefined;
    return { kind: 'emergency', says: `Đã phát khẩn: ${what}${when}.`, path: '/dai/khan-cap/' };
  }
  if (event !== 'missed' && event !== 'interrupted') return undefined;
  // Who closed the microphone before he spoke knows.
  if (slot?.reason?.code === 'speech-not-begun') return undefined;
  const became = event === 'missed' ? 'Buổi bị lỡ' : 'Buổi bị ngắt giữa chừng';
  const why = slot?.reason ? ` ${sayReason(slot.reason, timeZone)}` : '';
  return { kind: 'missed', says: `${became}: ${what}${when}.${why}`, path: '/dai/' };
}

/** A bulletin that waits for somebody's yes. `key` names its very content. */
export interface Waiting extends Notice {
  readonly key: string;
}

/** Texts that somebody asks to publish; asked for anew, they are told anew. */
export function waitingTexts(texts: readonly AskedText[]): readonly Waiting[] {
  return texts.map(({ file, title, by, why, at }) => ({
    ...{ kind: 'approval', key: `text ${file} ${at}`, path: `${addressOf(file)}phat-hanh/` },
    says: `Chờ duyệt: bài "${title}", ${by} xin: ${why}`,
  }));
}

/** What a centre sent: each version once. */
export function centreNotices(things: readonly WaitingThing[]): readonly Waiting[] {
  return things.map(({ id, title, isUrgent }) => {
    const said = title.replaceAll(/\s+/g, ' ');
    const key = `centre ${id}`;
    return isUrgent
      ? {
          ...{ kind: 'emergency', key, path: '/dai/khan-cap/' },
          says: `Trung tâm gửi lời khẩn, chờ phường bấm phát: ${said}`,
        }
      : { kind: 'approval', key, path: pathOf(id), says: `Trung tâm gửi, chờ duyệt: ${said}` };
  });
}

/** Texts that an approver gave back: told to whoever had asked. Of old ones nobody knows who that was. */
export function sentBackNotices(texts: readonly SentBackText[]): readonly Waiting[] {
  return texts.flatMap(({ file, title, sentBack: { by, why, at, to } }): readonly Waiting[] => {
    if (to === undefined) return [];
    const says = `Bị trả lại: bài "${title}", ${by} dặn: ${why}`;
    return [{ kind: 'sent-back', key: `back ${file} ${at}`, path: addressOf(file), to, says }];
  });
}

/** Each bulletin once, however many airings it has; the letter leads to the very bulletin. */
export function waitingForApproval(
  slots: readonly Slot[],
  isApproved: (slot: Slot) => boolean,
  timeZone: string,
): readonly Waiting[] {
  const found = new Map<string, Waiting>();
  for (const slot of slots) {
    const { bulletin } = slot;
    if (!bulletin || !isWaiting(slot) || isApproved(slot) || found.has(bulletin.contentKey))
      continue;
    found.set(bulletin.contentKey, {
      ...{ kind: 'approval', key: bulletin.contentKey, path: `/dai/duyet/${bulletin.sha256}/` },
      says: `Chờ duyệt: ${bulletin.title}, phát ${sayInstant(timeZone, slot.startsAt)}.`,
    });
  }
  return [...found.values()];
}
