import { sayCardinal, sayOrdinal } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { matchAt } from '../place.ts';

const NUMBER = /(\d{1,3})(?!\d|[.,]\d|\s?[/%])/y;
const LINK = '\\s*(?:,|và|hoặc|-|đến|;)\\s*';
const AFTER_THU = new RegExp(`(?:^|[\\s(",:;-])thứ(?:\\s*\\d${LINK})*\\s*$`);
const AFTER_MONTH = new RegExp(`(?:^|[\\s(",:;-])tháng(?:\\s*\\d{1,2}${LINK})*\\s*$`);
/** `T2`, `T7` of a timetable: beside another day of the week, or a part of the day. */
const DAY_CODE = /T([2-7])(?![\dA-Za-zÀ-ỹ/])/y;
const DAY_CODE_NEXT = /^\s*(?:[-,;:(]|đến|và|hoặc)\s*(?:T[2-7]|CN|\d{1,2}[h:])/;
const DAY_CODE_BEFORE = /(?:t[2-7]|sáng|chiều|tối|các|ngày|từ|mỗi)\s*(?:[-,;]|đến|và|hoặc)?\s*$/;
const MONTH_CODE = /T(\d{1,2})(?=\s?\/\s?(?:19|20)\d{2}(?!\d))/y;

const readWord = (place: Place): Reading | undefined => {
  const match = matchAt(NUMBER, place.text, place.at);
  if (!match) return undefined;
  const [digits = ''] = match;
  const end = place.at + digits.length;
  const before = place.before();
  if (AFTER_THU.test(before)) {
    // Only the number right after thứ is an ordinal; in thứ 2, 4, 6 the others are days of the week.
    const spoken = /thứ$/.test(before)
      ? sayOrdinal(digits)
      : digits === '4'
        ? 'tư'
        : sayCardinal(digits);
    return { end, spoken, row: 'thứ' };
  }
  if (Number(digits) === 4 && AFTER_MONTH.test(before)) return { end, spoken: 'tư', row: 'tháng' };
  return undefined;
};

const readCode = ({ text, at, before }: Place): Reading | undefined => {
  const month = matchAt(MONTH_CODE, text, at);
  if (month) return { end: at + 1, spoken: 'tháng', row: 'T' };
  const match = matchAt(DAY_CODE, text, at);
  if (!match) return undefined;
  const end = at + match[0].length;
  if (!DAY_CODE_NEXT.test(text.slice(end, end + 12)) && !DAY_CODE_BEFORE.test(before()))
    return undefined;
  return { end, spoken: `thứ ${sayOrdinal(match[1] ?? '')}`, row: 'T2' };
};

/** `thứ 4` -> thứ tư, `lần thứ 1` -> lần thứ nhất, `tháng 4` -> tháng tư, `T2 - T6` -> thứ hai đến thứ sáu. */
export const ordinalReader: Reader = {
  rule: 'ordinal',
  starts: ['digit', 'letter'],
  read: (place) => (/\d/.test(place.text.charAt(place.at)) ? readWord(place) : readCode(place)),
};
