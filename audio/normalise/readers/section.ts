import { sayCardinal, sayDecimal, sayDigits } from '../numerals.ts';
import type { Place, Reading } from '../place.ts';
import { matchAt } from '../place.ts';
import { digitwiseBefore, unitNext } from '../tables/number-cues.ts';

/** `3.1`, `1.2.3`: sections and versions. */
const section = /\d{1,6}(?:\.\d{1,9}){1,8}(?!\d)/y;

/** Words after which numbers with points are a section's, a version's. */
const sectionBefore =
  /(?:mục|tiểu mục|điều|khoản|điểm|phần|tiết|bảng|biểu|hình|phụ lục|chương|tiêu chí|chỉ tiêu|nội dung|phiên bản|version|bản|ios|android|windows|bước|bài|câu|trang|công nghiệp|web|(?<!hệ |chỉ |tỷ |tỉ |tham |chiếm |trị )số|và|,|-|đến)$/;

/** What is measured: `điểm 8.5 trở lên`. */
const measuredNext = /^\s?(?:trở|đến|tới|-\s?\d|\/)/;
/** `8.30` alone at the head of a line may be an hour. */
const hourLike = /^(?:[5-9]|1\d|2[0-3])\.(?:00|15|30|45)$/;

/** Numbers with points between them: a section, a decimal before a unit, an account. */
export function readSection(place: Place): Reading | undefined {
  const { text, at } = place;
  const match = matchAt(section, text, at);
  if (!match) {
    return undefined;
  }
  const parts = match[0].split('.');
  const end = at + match[0].length;
  // Before a unit a point is a decimal point: `3.5 km`.
  if (parts.length === 2 && unitNext.test(text.slice(end, end + 12))) {
    return { end, spoken: sayDecimal(parts[0] ?? '', parts[1]), row: 'km' };
  }
  // `TK 3741.0.9054812`: the points of an account are not said.
  if (match[0].length > 6 && digitwiseBefore.test(place.before())) {
    return { end, spoken: sayDigits(match[0]), row: 'digits' };
  }
  const spoken = parts.map((part) => sayCardinal(part)).join(' chấm ');
  const opens = place.last.end === 0 || /[\n.:;]\s?$/.test(text.slice(Math.max(0, at - 2), at));
  if (parts.length === 2 && parts[0] === '0') {
    return { end, spoken: sayDecimal('0', parts[1]), row: '3.1', sure: 'guess', choices: [spoken] };
  }
  const doubtful =
    parts.length === 2 &&
    (measuredNext.test(text.slice(end, end + 8)) || (opens && hourLike.test(match[0])));
  if (!doubtful && (opens || sectionBefore.test(place.before()))) {
    return { end, spoken, row: '3.1' };
  }
  const [head = '', tail = ''] = parts;
  const choices = parts.length === 2 ? [sayDecimal(head, tail)] : [sayDigits(match[0])];
  return { end, spoken, row: '3.1', sure: 'guess', choices };
}
