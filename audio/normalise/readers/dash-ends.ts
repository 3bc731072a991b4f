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

/** `mùng 9 - mùng 11`, `thứ 2 - sáng thứ 7`: days on both sides. */
export function namesDays(before: string, after: string): boolean {
  return (
    (/(?:^|\s)m[ùồ]ng \d{1,2}$/.test(before) && /^\s*m[ùồ]ng \d/i.test(after)) ||
    (weekdayBefore.test(before) && partOfDay.test(after))
  );
}
const partOfDay =
  /^\s*(?:sáng|trưa|chiều|tối|hết) (?:thứ (?:\d|hai|ba|tư|năm|sáu|bảy)|chủ nhật|cn|t\d)/i;

/** `đoạn từ ngã 3 Bưu điện - ngã 4 Chợ Mới`: the end of a stretch, where its kind of place was named. */
export function namesStretch(before: string, after: string): boolean {
  return stretchBefore.test(before) && stretchNext.test(after);
}
const stretchBefore =
  /(?:(?:đoạn|tuyến)(?: đường)? từ|đoạn (?:ngã|cầu|cống|chợ|km)) (?:(?!đến|tới)[^.;:()-]){1,40}$/;
const stretchNext =
  /^\s+(?:ngã|cầu|cống|chợ|trường|đường|cổng|nhà|trạm|đầu|cuối|bến|đình|chùa|ủy ban|ubnd|km)(?![a-zà-ỹ])/i;

/** `NPK 5-10-3`: the parts of a fertiliser. */
export function isMixture({ text, at }: Place): boolean {
  return (
    /NPK[^\d.;]{0,8}\d{1,2}(?:-\d{1,2})?$/.test(text.slice(Math.max(0, at - 20), at)) &&
    /^-\d{1,2}(?!\d)/.test(text.slice(at))
  );
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
