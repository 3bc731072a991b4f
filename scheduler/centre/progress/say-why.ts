// Words for what stations wrote: it is data, and may be of a newer program or untrue. Nothing here throws.
import { fallbackTimeZone } from '../../../content/schema/names.ts';
import type { Reason } from '../../core/reason.ts';
import { sayEvent } from '../../core/say-event.ts';
import { sayReason } from '../../core/say-reason.ts';
import type { EventDetail } from '../../core/slot.ts';

/** A Vietnamese sentence made from the reason's code and facts; the code itself where no words are known for it; '' for none. */
export function sayWhy({
  why,
  reason,
}: {
  readonly why: string | null;
  readonly reason: string | null;
}): string {
  return (
    wordsOf(() => sayReason(JSON.parse(why ?? 'null') as Reason, fallbackTimeZone)) ??
    (reason === null ? '' : sayLossCode(reason))
  );
}

/** What a line of the log says, as the station's own console would. */
export function sayLine(event: string, detail: string): string {
  return wordsOf(() => sayEvent(event, JSON.parse(detail) as EventDetail, fallbackTimeZone)) ?? '';
}

/** What was parsed is believed by nobody: where it lacks what its code promises, there are no words. */
function wordsOf(make: () => unknown): string | undefined {
  try {
    const words = make();
    return typeof words === 'string' && !/\b(undefined|NaN|null)\b/.test(words)
      ? words.slice(0, 1000)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Causes of lost airings, without the facts of each; a code that is not here is shown as it is. */
const lossWords: Readonly<Record<string, string>> = {
  '': 'đài không nói vì sao',
  crash: 'mất điện hoặc máy tắt đột ngột',
  stop: 'chương trình được tắt',
  frozen: 'máy ngủ hoặc chương trình bị treo',
  clock: 'đồng hồ máy nhảy',
  blocked: 'không ghi được dữ liệu',
  new: 'chương trình chưa chạy',
  damaged: 'nhật ký bị hỏng',
  'day-off': 'ngày không phát',
  weekday: 'ngày ấy không được phát',
  'outside-hours': 'ngoài giờ được phép',
  'quiet-hours': 'chạm giờ yên tĩnh',
  'too-long': 'bản tin dài quá mức',
  'runs-into-next': 'phát muộn sẽ chồm lên buổi sau',
  crowded: 'không còn chỗ trong buổi hay trong ngày',
  'nothing-new': 'không có câu trả lời mới',
  'too-late': 'quá giờ cho phép phát muộn',
  'planned-too-late': 'giờ ấy đã qua khi lịch được đặt',
  'not-ready': 'bản tin chưa làm xong',
  'not-approved': 'bản tin chưa được duyệt',
  busy: 'buổi khác đang phát',
  'output-failed': 'thiết bị phát hỏng',
  'program-stopped': 'chương trình được tắt khi đang phát',
  'stopped-by': 'người trực dừng',
  'paused-out': 'tạm dừng rồi không phát tiếp',
  'cut-off': 'mất điện khi đang phát',
  'cut-unseen': 'chương trình tắt đột ngột khi đang phát',
  'hours-over': 'nhường thông báo khẩn rồi quá giờ',
  overtaken: 'thông báo khẩn cắt ngang',
  'speech-lost': 'mất kết nối với người nói',
  'speech-torn': 'tiếng nói gửi lên bị đứt',
  'speech-not-begun': 'chưa nói tiếng nào',
  'emergency-not-written': 'không ghi được lệnh khẩn',
  'emergency-program-stopped': 'chương trình được tắt trước khi phát khẩn',
  'emergency-power-cut': 'máy tắt trước khi phát khẩn',
};

export function sayLossCode(code: string): string {
  return Object.hasOwn(lossWords, code) ? (lossWords[code] ?? code) : code;
}
