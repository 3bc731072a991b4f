// An emergency goes down to an area, takes the place of another, and is ended: what is written of it is written with its orders.
import { dayMs } from '../../../content/schema/durations.ts';
import { Failure } from '../../failure.ts';
import type { Asks } from '../database/connect.ts';
import {
  addEmergency,
  emergencyNamed,
  markEnded,
  replacedBefore,
  replacedBy,
  stationsStillAt,
  type EmergencyRow,
} from '../ledger/emergencies.ts';
import { takeNumber } from '../ledger/orders.ts';
import { enterOrder, type SendParts, type Sent } from '../send/send-order.ts';
import { urgencies } from '../talk/order.ts';

export type EmergencyDraft = Pick<
  EmergencyRow,
  | ('title' | 'text' | 'urgency' | 'severity' | 'certainty' | 'category' | 'area' | 'selection')
  | ('everyMinutes' | 'untilAt' | 'expiresAt' | 'replaces' | 'capAlert' | 'capPart')
> &
  Doer;

/** Who sends or ends it, as it is written among the acts. */
export interface Doer {
  readonly by: string;
  /** The sign-in name, and the branch he answers for, where that is not everywhere. */
  readonly account?: string | undefined;
  readonly place?: number | undefined;
}

/** Nobody knows today what is urgent in more than a week. */
export const longestHoldsMs = 7 * dayMs;
/** As a station says it again, minutes. */
export const repeatWithin = { least: 5, most: 720 } as const;
export const mostLetters = 3000;

/** Why it cannot be sent like that, by field; Vietnamese. Empty: it can. */
export function draftErrors(
  draft: Pick<EmergencyDraft, 'title' | 'text' | 'everyMinutes' | 'untilAt' | 'expiresAt'>,
  now: number,
): readonly string[] {
  const { title, text, everyMinutes, untilAt, expiresAt } = draft;
  const { least, most } = repeatWithin;
  const isMinutes =
    everyMinutes === null ||
    (Number.isInteger(everyMinutes) && everyMinutes >= least && everyMinutes <= most);
  return [
    ...(title === '' ? ['Ghi tên lời khẩn, ví dụ: Xả lũ hồ Núi Cốc.'] : []),
    ...(/\p{L}/u.test(text) ? [] : ['Ghi lời cần phát.']),
    ...(text.length > mostLetters ? ['Lời dài hơn 3.000 chữ cái: rút gọn.'] : []),
    ...(isMinutes ? [] : [`Nhắc lại mỗi ${least} đến ${most} phút, hoặc để trống là một lần.`]),
    ...(Number.isFinite(expiresAt) ? [] : ['Ghi hết hiệu lực lúc nào.']),
    ...(expiresAt <= now ? ['Giờ hết hiệu lực đã qua.'] : []),
    ...(expiresAt > now + longestHoldsMs ? ['Hiệu lực dài nhất là 7 ngày.'] : []),
    ...(untilAt !== null && untilAt > expiresAt
      ? ['Giờ thôi nhắc lại phải trước giờ hết hiệu lực.']
      : []),
  ];
}

/** In a transaction, whole or not at all. Rejects with Failure where it cannot be sent, or reaches nobody. */
export async function enterEmergency(
  parts: Omit<SendParts, 'sql'>,
  sql: Asks,
  draft: EmergencyDraft,
): Promise<Sent> {
  const { title, text, selection, area, by, everyMinutes, untilAt, expiresAt, replaces } = draft;
  const now = parts.now();
  const [wrong] = draftErrors(draft, now);
  if (wrong !== undefined) throw new Failure(wrong, 'Chưa gửi gì. Sửa rồi gửi lại.');
  // Whoever has the number is alone: of two who replace the same one, the second sees that it was done.
  const seq = await takeNumber(sql);
  const older = replaces === null ? [] : await olderOnes(sql, replaces);
  const { account, place } = draft;
  const sent = await enterOrder(parts, sql, seq, {
    said: {
      kind: 'emergency',
      expiresAt,
      content: {
        ...{ title, text, area, urgency: urgencyOf(draft.urgency) },
        ...(everyMinutes !== null && { everyMinutes }),
        ...(untilAt !== null && { until: untilAt }),
        ...(older.length > 0 && { references: [...older] }),
      },
    },
    ...{ title, to: selection, by, account, place, insteadOf: older, ends: older },
  });
  if (sent.stations === 0)
    throw new Failure('Vùng đã chọn không có đài nào.', 'Chưa gửi gì. Chọn lại vùng.');
  const { urgency, severity, certainty, category, capAlert, capPart } = draft;
  await addEmergency(sql, {
    ...{ id: sent.order, title, text, urgency, severity, certainty, category, area, selection },
    ...{ everyMinutes, untilAt, madeAt: now, madeBy: by, expiresAt, replaces, capAlert, capPart },
  });
  for (const id of older) {
    await markEnded(sql, id, { by, why: `thay bằng: ${title}`, at: now, order: null });
    // Where the new one is not for them, the old one ends all the same.
    const why = 'đã có lời mới';
    await endAt(parts, sql, id, { by, account, place, why, title, except: sent.order });
  }
  return sent;
}

/** Ends it everywhere, and what it took the place of where that is still said. Rejects with Failure where there is none. */
export async function enterEnd(
  parts: Omit<SendParts, 'sql'>,
  sql: Asks,
  { id, by, account, place, why }: Doer & { readonly id: string; readonly why: string },
): Promise<Sent> {
  const seq = await takeNumber(sql);
  const emergency = await emergencyNamed(sql, id);
  if (!emergency)
    throw new Failure(`Không có lời khẩn nào mang mã ${id}.`, 'Xem các lời khẩn ở /khan-cap/.');
  if (emergency.endedAt !== null)
    throw new Failure(`Lời khẩn "${emergency.title}" đã kết thúc rồi.`, 'Không phải làm gì nữa.');
  const { title } = emergency;
  const sent = await enterOrder(parts, sql, seq, {
    said: { kind: 'end-emergency', content: { emergency: id, why } },
    ...{ title, to: { all: true }, by, account, place },
    ...{ toHoldersOf: [id], insteadOf: [id], ends: [id] },
  });
  await markEnded(sql, id, { by, why, at: parts.now(), order: sent.order });
  // A station without a line since before the newer one came still says the older.
  for (const older of await replacedBefore(sql, id))
    await endAt(parts, sql, older.id, { by, account, place, why, title: older.title });
  return sent;
}

/** That one and all that it took the place of. Rejects with Failure where it is ended: what is said now is another. */
async function olderOnes(sql: Asks, id: string): Promise<readonly string[]> {
  const emergency = await emergencyNamed(sql, id);
  if (!emergency) throw new Failure(`Không có lời khẩn nào mang mã ${id} để thay.`, 'Chưa gửi gì.');
  if (emergency.endedAt !== null) {
    const newer = await replacedBy(sql, id);
    throw new Failure(
      newer
        ? `Lời khẩn "${emergency.title}" đã được ${newer.madeBy} thay bằng "${newer.title}" (${newer.id}).`
        : `Lời khẩn "${emergency.title}" đã kết thúc rồi, không thay được nữa.`,
      newer
        ? `Chưa gửi gì. Muốn sửa thì mở /khan-cap/${newer.id}/ rồi thay lời ấy.`
        : 'Chưa gửi gì. Vẫn cần phát thì soạn lời khẩn mới.',
    );
  }
  return [id, ...(await replacedBefore(sql, id)).map((older) => older.id)];
}

/** An order to end one, for those stations that may still say it and are not given the new one. */
async function endAt(
  parts: Omit<SendParts, 'sql'>,
  sql: Asks,
  id: string,
  { why, title, except, ...who }: Doer & { why: string; title: string; except?: string },
): Promise<void> {
  const given = new Set(except === undefined ? [] : await stationsStillAt(sql, except));
  const stations = (await stationsStillAt(sql, id)).filter((station) => !given.has(station));
  if (stations.length === 0) return;
  await enterOrder(parts, sql, await takeNumber(sql), {
    said: { kind: 'end-emergency', content: { emergency: id, why } },
    ...{ title, to: { stations }, ...who, insteadOf: [id] },
  });
}

function urgencyOf(said: EmergencyRow['urgency']): (typeof urgencies)[number] {
  return urgencies.find((one) => one === said.toLowerCase()) ?? 'unknown';
}
