import type { NoMakeUp, Reason } from './reason.ts';
import { sayNoMakeUp, sayReason } from './say-reason.ts';
import { sayItemName } from './say-item.ts';
import { factText, type EventDetail } from './slot.ts';

/**
 * What a person reads of a log line: a Vietnamese sentence, '' where its event and facts say all. Lines from before
 * reasons were codes have the sentence itself, as `message` or as `reason`.
 */
export function sayEvent(event: string, detail: EventDetail, timeZone: string): string {
  const { message, reason } = detail;
  if (typeof message === 'string') return message;
  if (typeof reason === 'string') return reason;
  if (event === 'item-began' || event === 'item-ended') return sayItem(event, detail);
  if (event === 'approved')
    return `${factText(detail, 'by')} đã duyệt bản tin ${factText(detail, 'sha256').slice(0, 12)}.`;
  if (event === 'emergency-ended')
    return `${factText(detail, 'by')} kết thúc nhắc lại thông báo khẩn này.`;
  if (event === 'campaign-renamed')
    return `Đợt phát ${factText(detail, 'from')} nay mang tên ${factText(detail, 'to')}; các buổi cũ vẫn được tính.`;
  if (typeof reason !== 'object' || reason === null || !('code' in reason)) return '';
  // This program wrote it, of the kind that the event has.
  if (event === 'no-make-up') return sayNoMakeUp(reason as NoMakeUp);
  return sayReason(reason as Reason, timeZone);
}

/** `Bắt đầu bản ghi âm quoc-ca.mp3.` */
function sayItem(event: 'item-began' | 'item-ended', detail: EventDetail): string {
  const what = sayItemName(factText(detail, 'kind'), factText(detail, 'id'));
  if (event === 'item-began') return `Bắt đầu ${what}.`;
  return detail['cut'] === true ? `Dừng giữa ${what}.` : `Hết ${what}.`;
}
