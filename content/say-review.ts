import type { ReviewItem, ReviewReason } from './facts-review.ts';

const titles: Readonly<Record<Exclude<ReviewReason, 'overdue'>, string>> = {
  'to-confirm': 'Chờ người xác nhận',
  'ended-source': 'Còn dẫn văn bản đã hết hiệu lực (có lời nhắc bên cạnh)',
  likely: 'Mới chỉ là "chưa chắc"',
};

/** What `npm run check:facts` prints: what is overdue, one line each, and the rest under a title for each reason. */
export function sayReview(items: readonly ReviewItem[]): {
  readonly lines: { readonly overdue: readonly string[]; readonly others: readonly string[] };
  /** How many are overdue. */
  readonly overdue: number;
} {
  const of = (reason: ReviewReason) => items.filter((item) => item.reason === reason);
  const overdue = of('overdue').map(sayOverdue);
  const others = Object.entries(titles).flatMap(([reason, title]) => {
    // Object.entries forgets that the keys are the reasons.
    const found = of(reason as ReviewReason);
    return found.length === 0 ? [] : [`${title}: ${found.length}`, ...found.map(sayItem)];
  });
  return { lines: { overdue, others }, overdue: overdue.length };
}

function sayOverdue({ file, id, source, checkedOn = '', recheckBy = '' }: ReviewItem): string {
  return `${file} — Điều "${id}" chưa kiểm tra lại từ ${written(checkedOn)} (hạn ${written(recheckBy)}). So lại với ${source}, rồi sửa checkedOn và recheckBy.`;
}

function sayItem({ reason, file, line, id, text, source, note }: ReviewItem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  if (reason === 'ended-source') return `  ${place} — "${text}", xem điều "${id}"`;
  const from = source === '' ? '' : ` Căn cứ: ${source}.`;
  return `  ${place} — "${id}": ${text}${from}${note === undefined ? '' : ` Dặn: ${note}`}`;
}

/** `2024-06-01` → `01/06/2024`. */
function written(day: string): string {
  return day.split('-').toReversed().join('/');
}
