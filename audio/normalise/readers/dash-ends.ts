// What stands on both sides of a dash.
import type { Place } from '../place.ts';

/** What is named by a word and a number: `tháng 3 - tháng 5`; the same word must stand on both sides. */
const headNext =
  /^\s*(thứ|ngày|tháng|năm|quý|tuần|mùng|mồng|tổ|thôn|xóm|ấp|khu|khu phố|kp|tdp|ngõ|nhà|phòng|bậc|mức|khối|cột|trạm|lô|bài|trang|ca|bước|câu|tầng|cống|đội|km|lớp|điều|khoản|cấp|đợt|giờ|khóa|chủ nhật|cn|t(?=\d))\s*((?:\d|[IVX]+(?![a-zà-ỹ])|hai|ba|tư|năm|sáu|bảy|hết)?)/i;
const weekday = /^(?:thứ|chủ nhật|cn|t)$/;
const weekdayBefore = /(?:^|[\s(,:])(?:thứ (?:\d|hai|ba|tư|năm|sáu|bảy)|chủ nhật|cn|t\d)$/;

/** A time and what part of the day it is: `6h sáng - 18h chiều`. */
export const timeBefore =
  /\d\s?(?:h|g|giờ|:)\s?\d{0,2}(?:\s?(?:phút|p|'))?\s(?:sáng|trưa|chiều|tối|đêm|hôm nay|hôm trước|cùng ngày)$/;

/** Whether the same kind of thing is named on both sides. */
export function namesBoth(before: string, after: string): boolean {
  const [, head = '', value = ''] = headNext.exec(after) ?? [];
  const lower = head.toLowerCase();
  if (lower === '') {
    return false;
  }
  if (weekday.test(lower)) {
    return weekdayBefore.test(before);
  }
  if (/^(?:mùng|mồng)$/.test(lower) && / tết$/.test(before)) {
    return true;
  }
  return value !== '' && new RegExp(`(?:^|[\\s(,:])${lower}\\s+[a-zà-ỹ\\d/]+$`).test(before);
}

/** `T2-T4-T6`, `thứ 2-4-6`: days one by one. */
export function isDayChain({ text, at }: Place): boolean {
  const around = text.slice(Math.max(0, at - 12), at + 8);
  return (
    /T[2-7]\s?-\s?(?:T[2-7]|CN)\s?-\s?(?:T[2-7]|CN)/.test(around) ||
    /thứ [2-7]-[2-7]-[2-7]/i.test(around)
  );
}

/** Three numbers or more with dashes between them are no range. */
export function isInRun({ text, at }: Place): boolean {
  return /\d{1,2}-\d{1,2}-\d{1,2}(?!\d)/.test(text.slice(Math.max(0, at - 6), at + 6));
}

const unitBefore = /([a-z°μ]{1,4}[23²³]?)$/i;
const unitAfter = /^\s?\d[\d.,]*\s?(°\s?[NSEWBĐ]|[A-Za-zμ°]{1,4}[23²³]?)(?![a-zà-ỹ])/;
const bearingBefore = /°\s?[NSEWBĐ]$/;

/** `19,8°N-108,6°E`, `220V-75W`: two measures of a thing are no range. */
export function parts({ text, at }: Place, after: string): boolean {
  const head = text.slice(Math.max(0, at - 8), at).trimEnd();
  const next = unitAfter.exec(after)?.[1];
  const unit = unitBefore.exec(head)?.[1];
  return (
    (bearingBefore.test(head) && next?.startsWith('°') === true) ||
    (next !== undefined &&
      unit !== undefined &&
      /^[A-Z]/.test(next) &&
      next.toLowerCase() !== unit.toLowerCase())
  );
}
