import { sayCardinal, sayDecimal, sayDigits } from '../numerals.ts';
import type { Place, Reading } from '../place.ts';
import { matchAt } from '../place.ts';
import { digitwiseBefore, unitNext } from '../tables/number-cues.ts';

/** `3.1`, `1.2.3`: sections and versions. */
const section = /\d{1,6}(?:\.\d{1,9}){1,8}(?!\d)/y;

/** Words after which numbers with points are a section's, a version's. */
const sectionBefore =
  /(?:mục|tiểu mục|điều|khoản|điểm|phần|tiết|bảng|biểu|hình|phụ lục|chương|tiêu chí|chỉ tiêu|nội dung|phiên bản|version|bản|ios|android|windows|bước|bài|câu|trang|công nghiệp|web|số|và|,|-|đến)$/;

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
  if (opens || sectionBefore.test(place.before())) {
    return { end, spoken, row: '3.1' };
  }
  const [head = '', tail = ''] = parts;
  const choices = parts.length === 2 ? [sayDecimal(head, tail)] : [sayDigits(match[0])];
  return { end, spoken, row: '3.1', sure: 'guess', choices };
}
