import { sayCardinal, sayMonth, sayOrdinal } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { matchAt } from '../place.ts';
import { countedNouns } from '../tables/counted-nouns.ts';

const number = /(\d{1,3})(?!\d|[.,]\d|\s?[/%])/y;
const link = '\\s*(?:,|và|hoặc|-|đến|;)\\s*';
const afterThu = new RegExp(`(?:^|[\\s(",:;-])thứ(?:\\s*\\d${link})*\\s*$`);
const afterMonth = new RegExp(`(?:^|[\\s(",:;-])tháng(?:\\s*\\d{1,2}${link})*\\s*$`);
/** `T2`, `T7` of a timetable: beside another day of the week, or a part of the day. */
const dayCode = /T([2-7])(?![\dA-Za-zÀ-ỹ/])/y;
const dayCodeNext =
  /^\s*(?:[-,;:(]|đến|và|hoặc)\s*(?:T[2-7]|CN|\d{1,2}[h:]|(?:ngày )?\d{1,2}[/.-]\d{1,2})/;
const dayCodeBefore =
  /(?:\d(?:h|h\d\d|g\d\d|:\d\d|giờ)|t[2-7]|cn|cả|hết|nghỉ|làm|học|khám|tiếp dân|mở cửa|trừ|là|vào|đến|và|sáng|trưa|chiều|tối|các|ngày|từ|mỗi)\s*(?:[-,;]|đến|và|hoặc)?\s*$/;
/** `T1-T9/2026`: months, for the year says so. */
const monthCodes = /T(0?[1-9]|1[0-2])\s?-\s?T?(0?[1-9]|1[0-2])\s?[/.]\s?((?:19|20)\d{2})(?!\d)/y;
/** `ngày N4/12`: the head word is said once. */
const dayMark = /N(?=\d{1,2}(?:[/.-]\d{1,2})?(?![\dA-Za-z]))/y;
/** `T8/2026`, `T9.2026`, `tháng T9`, `T10`. */
const monthCode = /T(0?[1-9]|1[0-3])(?:\s?[/.-]\s?((?:19|20)\d{2}))?(?![\dA-Za-zÀ-ỹ/])/y;

function readWord(place: Place): Reading | undefined {
  const match = matchAt(number, place.text, place.at);
  if (!match) {
    return undefined;
  }
  const [digits = ''] = match;
  const end = place.at + digits.length;
  const before = place.before();
  if (afterThu.test(before)) {
    // Only the number right after thứ is an ordinal; in thứ 2, 4, 6 the others are days of the week.
    const spoken = /thứ$/.test(before)
      ? sayOrdinal(digits)
      : digits === '4'
        ? 'tư'
        : sayCardinal(digits);
    return { end, spoken, row: 'thứ' };
  }
  // A crossroads is ngã tư; `bị ngã 4 lần` is a count.
  if (
    digits === '4' &&
    /(?:^|[\s("])ngã$/.test(before) &&
    !countedNouns.test(place.text.slice(end, end + 16))
  ) {
    return { end, spoken: 'tư', row: 'ngã' };
  }
  if (Number(digits) === 4 && afterMonth.test(before)) {
    return { end, spoken: 'tư', row: 'tháng' };
  }
  return undefined;
}

/** `9T/2026`, `3T cuối năm`, `tặng 2T`: months, where no weight is meant. */
const monthCount = /(\d{1,2})T(?:\s?\/\s?((?:19|20)\d{2}))?(?![\dA-Za-zÀ-ỹ])/y;
const monthsNext = /^\s(?:đầu|cuối|năm|qua|đầu năm|tiếp|liên tục|liền|sử dụng|cước)(?![a-zà-ỹ])/;
const monthsBefore =
  /(?:tặng|trả trước|đóng|gói|bảo hành|thời hạn|kỳ hạn|lãi suất|kết quả|báo cáo|sơ kết|nhiệm vụ|số liệu)(?: thêm)?$/;

function readMonthCount({ text, at, before }: Place): Reading | undefined {
  const match = matchAt(monthCount, text, at);
  if (!match) {
    return undefined;
  }
  const [whole, count = '', year] = match;
  const end = at + whole.length;
  if (
    year === undefined &&
    !monthsNext.test(text.slice(end, end + 12)) &&
    !monthsBefore.test(before())
  ) {
    return undefined;
  }
  const spoken = `${sayCardinal(count)} tháng${year === undefined ? '' : ` năm ${sayCardinal(year)}`}`;
  return { end, spoken, row: 'T', sure: 'likely' };
}

/** What is paid or reckoned by the month: `lương hưu T7`, `kỳ T6`. */
const paidBefore =
  /(?:^|[\s("])(?:(?:tiền )?lương(?: hưu)?|lương hưu và trợ cấp|trợ cấp(?: xã hội)?|phụ cấp|học phí|tiền (?:điện|nước|học|ăn|mạng|rác)|hóa đơn|kỳ|đầu|cuối)\s?(?:t\d{1,2}\s?(?:,|-|và|đến)\s?)*$/;
const sundayNext = /^\s?(?:,|-|và|đến)\s?(?:CN|chủ nhật)/i;

function readCode({ text, at, before }: Place): Reading | undefined {
  const months = matchAt(monthCodes, text, at);
  if (months) {
    const [whole, from = '', to = '', year = ''] = months;
    const spoken = `tháng ${sayMonth(from)} đến tháng ${sayMonth(to)} năm ${sayCardinal(year)}`;
    return { end: at + whole.length, spoken: spoken.replace('đến tháng', 'đến tháng'), row: 'T' };
  }
  if (/(?:^|\s)ngày$/.test(before()) && matchAt(dayMark, text, at)) {
    return { end: at + 1, spoken: '', row: 'N' };
  }
  const month = matchAt(monthCode, text, at);
  if (month) {
    const [whole, digits = '', year] = month;
    // T2 to T7 alone are days of the week.
    if (
      year !== undefined ||
      Number(digits) > 7 ||
      Number(digits) < 2 ||
      /^\s?\+\s?T\d/.test(text.slice(at + whole.length, at + whole.length + 5)) ||
      /(?:^|\s)tháng$/.test(before()) ||
      (paidBefore.test(before()) &&
        !sundayNext.test(text.slice(at + whole.length, at + whole.length + 12)))
    ) {
      const spoken = `tháng ${sayMonth(digits)}${year === undefined ? '' : ` năm ${sayCardinal(year)}`}`;
      return { end: at + whole.length, spoken, row: 'T' };
    }
  }
  const match = matchAt(dayCode, text, at);
  if (!match) {
    return undefined;
  }
  const end = at + match[0].length;
  if (!dayCodeNext.test(text.slice(end, end + 12)) && !dayCodeBefore.test(before())) {
    return undefined;
  }
  return { end, spoken: `thứ ${sayOrdinal(match[1] ?? '')}`, row: 'T2' };
}

/** `thứ 4` -> thứ tư, `lần thứ 1` -> lần thứ nhất, `tháng 4` -> tháng tư, `T2 - T6` -> thứ hai đến thứ sáu. */
export const ordinalReader: Reader = {
  rule: 'ordinal',
  starts: ['digit', 'letter'],
  read: (place) =>
    /\d/.test(place.text.charAt(place.at))
      ? (readMonthCount(place) ?? readWord(place))
      : readCode(place),
};
