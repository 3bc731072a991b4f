import type { ReviewItem, ReviewReason } from './facts-review.ts';
import { vietnameseDay } from './schema/vietnamese-day.ts';

const titles: Readonly<Record<Exclude<ReviewReason, 'overdue'>, string>> = {
  'to-confirm': 'Chờ người xác nhận',
  'ended-source': 'Còn dẫn văn bản đã hết hiệu lực (có lời nhắc bên cạnh)',
  likely: 'Chưa chắc, cần tìm thêm căn cứ',
};

/** What `npm run check:facts` prints: what is overdue, one line each, and the rest under a title for each reason. */
export function sayReview(items: readonly ReviewItem[]): {
  readonly overdue: readonly string[];
  readonly others: readonly string[];
} {
  const of = (reason: ReviewReason) => items.filter((item) => item.reason === reason);
  const overdue = of('overdue').map(sayOverdue);
  const others = Object.entries(titles).flatMap(([reason, title]) => {
    // Object.entries forgets that the keys are the reasons.
    const found = of(reason as ReviewReason);
    return found.length === 0 ? [] : [`${title}: ${found.length}`, ...found.map(sayItem)];
  });
  return { overdue, others };
}

function sayOverdue({ file, id, source, checkedOn = '', recheckBy = '' }: ReviewItem): string {
  return `${file} — Điều "${id}" chưa kiểm tra lại từ ${vietnameseDay(checkedOn)} (hạn ${vietnameseDay(recheckBy)}). So lại với ${source}, rồi sửa checkedOn và recheckBy.`;
}

function sayItem({ reason, file, line, id, text, source, note }: ReviewItem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  if (reason === 'ended-source') return `  ${place} — "${text}", xem điều "${id}"`;
  const from = source === '' ? '' : ` Căn cứ: ${source}.`;
  return `  ${place} — "${id}": ${text}${from}${note === undefined ? '' : ` Dặn: ${note}`}`;
}
