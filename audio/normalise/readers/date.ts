import { sayCardinal, sayMonth } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { LETTERS, matchAt } from '../place.ts';
import {
  COUNTED_NEXT,
  NAMED_DAY_BEFORE,
  DATE_CUES,
  HOLIDAYS,
  NAMED_BY_DATE,
  PERIODS,
} from '../tables/date-cues.ts';
import { OVER_BEFORE, SHARE_NEXT } from '../tables/fraction-cues.ts';

const DAY = '(0?[1-9]|[12]\\d|3[01])';
const MONTH = '(0?[1-9]|1[0-2])';
const YEAR = '((?:1[0-9]|20|21)\\d{2})';
const STOP = '(?![\\d]|[/.-]\\d)';

const FULL = new RegExp(
  `${DAY}\\s?([/.-])\\s?${MONTH}\\s?\\2\\s?(?:${YEAR}|(\\d{2}))(?!\\d|[/.]\\d)`,
  'y',
);
const ISO = new RegExp(`${YEAR}([-/])${MONTH}\\2${DAY}${STOP}`, 'y');
const DAYS_OF_MONTH = new RegExp(
  `${DAY}\\s?-\\s?${DAY}\\s?/\\s?${MONTH}(?:\\s?/\\s?${YEAR})?${STOP}`,
  'y',
);
const DAYS_LISTED = new RegExp(
  `((?:${DAY},){1,6}${DAY})\\s?/\\s?${MONTH}(?:\\s?/\\s?${YEAR})?${STOP}`,
  'y',
);
const DAY_MONTH = new RegExp(
  `(?<!\\d/)${DAY}\\s?([/.-])\\s?${MONTH}(?!\\d|[/.]\\d|-\\d+/(?!\\d{1,2}(?:\\D|$))|%|\\s?tháng)`,
  'y',
);
const MONTH_YEAR = new RegExp(`${MONTH}\\s?([/-])\\s?((?:19|20)\\d{2})${STOP}`, 'y');
const PERIOD_YEAR = new RegExp(`(\\d{1,3})\\s?/\\s?${YEAR}${STOP}`, 'y');
const MONTHS_OF_YEAR = new RegExp(`${MONTH}\\s?-\\s?${MONTH}\\s?/\\s?${YEAR}${STOP}`, 'y');

const cue = (words: string): RegExp => new RegExp(`(?:^|[\\s(",:;])(?:${words})$`);
const AFTER_DAY_WORD = /(?:ngày|mùng|mồng|rằm|hôm)\s*:?\s*(?:\d{1,2}\s*(?:,|và|hoặc|hay|-)?\s*)*$/;
const AFTER_MONTH_WORD = /tháng\s*(?:\d{1,2}\s*(?:,|và|-|đến)?\s*)*$/;
const AFTER_CUE = cue(DATE_CUES);
const AFTER_PERIOD = cue(PERIODS);

const named = (place: Place): string => (AFTER_DAY_WORD.test(place.before()) ? '' : 'ngày ');

const sayYear = (year: string | undefined, short?: string): string => {
  const full =
    year ?? (short === undefined ? undefined : `${Number(short) < 50 ? '20' : '19'}${short}`);
  return full === undefined ? '' : ` năm ${sayCardinal(full)}`;
};

const sayDate = (day: string, month: string): string =>
  `${sayCardinal(day)} tháng ${sayMonth(month)}`;

const readFull = (place: Place): Reading | undefined => {
  const match = matchAt(FULL, place.text, place.at);
  if (match) {
    const [whole, day = '', separator, month = '', year, short] = match;
    // 1.2.25 is a section unless a word says that it is a date.
    if (short !== undefined && separator === '.' && !AFTER_DAY_WORD.test(place.before()))
      return undefined;
    const spoken = named(place) + sayDate(day, month) + sayYear(year, short);
    return { end: place.at + whole.length, spoken };
  }
  const iso = matchAt(ISO, place.text, place.at);
  if (!iso) return undefined;
  const [whole, year, , month = '', day = ''] = iso;
  return {
    end: place.at + whole.length,
    spoken: named(place) + sayDate(day, month) + sayYear(year),
  };
};

const readDays = (place: Place): Reading | undefined => {
  const match = matchAt(DAYS_OF_MONTH, place.text, place.at);
  if (!match) return undefined;
  const [whole, first = '', second = '', month = '', year] = match;
  if (Number(first) >= Number(second)) return undefined;
  const spoken =
    `${named(place)}${sayCardinal(first)} đến ` + sayDate(second, month) + sayYear(year);
  return { end: place.at + whole.length, spoken };
};

/** `28,29/10`, and after a word for days `5,6/9`; `8,5/10` is a mark. */
const readListedDays = (place: Place): Reading | undefined => {
  const match = matchAt(DAYS_LISTED, place.text, place.at);
  if (!match) return undefined;
  const [whole, list = '', , , month = '', year] = match;
  const days = list.split(',');
  const rising = days.every((day, i) => i === 0 || Number(days[i - 1]) < Number(day));
  const before = place.before();
  const announced = AFTER_DAY_WORD.test(before) || AFTER_CUE.test(before);
  if (!rising || (!announced && (days[0]?.length !== 2 || OVER_BEFORE.test(before))))
    return undefined;
  const spoken = `${named(place)}${days.map((day) => sayCardinal(day)).join(' ')} tháng ${sayMonth(month)}${sayYear(year)}`;
  return { end: place.at + whole.length, spoken };
};

const LUNAR_NEXT = /^\s*\(?(?:âm|dương|hằng|hàng|tới|này|năm|vừa|AL|ÂL|DL|lịch)(?![a-zà-ỹ])/;
const FEAST_BEFORE = /(?:ngày|lễ|tết|dịp|quốc khánh|kỷ niệm|chào mừng|mít tinh)[^.;\d]{0,48}$/;
/** `ngày 8/5-10/5`, `từ 1/8-7/8`: the second is a day because the first is one. */
const AFTER_DASHED_DAY = /(?:ngày|từ|sáng|chiều|tối|hè|tết|lễ)\s\d{1,2}\s?\/\s?\d{1,2}\s?[-–]$/i;
const SHARE_BEFORE = /(?:tỷ lệ|tỉ lệ|khoảng|chiếm|bằng|còn|giảm|tăng)$/i;
const DASHED_NEXT = /^\s*-\s*\d{1,2}\s?[/.]\s?\d{1,2}/;

/** No part is larger than its whole; `(5/7)` alone is a day, `(2/3)` a part. */
const isDateByItself = (
  { text, at }: Place,
  end: number,
  day: number,
  month: number,
  known: boolean,
): boolean => {
  if (day > month) return true;
  const after = text.slice(end, end + 16);
  if (COUNTED_NEXT.test(after) || SHARE_NEXT.test(after)) return false;
  // `Ngày Môi trường thế giới 5/6`
  if (NAMED_DAY_BEFORE.test(text.slice(Math.max(0, at - 56), at))) return true;
  return known || (month > 4 && text.charAt(at - 1) === '(' && text.charAt(end) === ')');
};

const DAY_LINK = '\\s?(?:,|;|và|đến|tới|hoặc)\\s?';
const DAYS_BEFORE = new RegExp(`(?:\\d{1,2}/\\d{1,2}${DAY_LINK})+$`);
const DAYS_AFTER = new RegExp(`(?:${DAY_LINK}\\d{1,2}/\\d{1,2}(?![\\d/]))+`, 'y');

/** `3/5, 4/5 và 5/5`: days of one month, one after the other, that are no parts of anything. */
const isInListOfDays = (text: string, at: number, end: number): boolean => {
  const earlier = DAYS_BEFORE.exec(text.slice(Math.max(0, at - 32), at))?.[0] ?? '';
  const later = matchAt(DAYS_AFTER, text, end)?.[0] ?? '';
  if (earlier + later === '') return false;
  const stop = end + later.length;
  const run = earlier + text.slice(at, stop);
  const days = Array.from(run.matchAll(/(\d{1,2})\/(\d{1,2})/g), ([, day, month]) => ({
    day: Number(day),
    month: Number(month),
  }));
  return (
    days.every(({ day, month }, i) => {
      const previous = days[i - 1];
      return month > 4 && (!previous || (previous.month === month && previous.day < day));
    }) &&
    !COUNTED_NEXT.test(text.slice(stop, stop + 16)) &&
    !SHARE_NEXT.test(text.slice(stop, stop + 16))
  );
};

const readDayMonth = (place: Place): Reading | undefined => {
  const match = matchAt(DAY_MONTH, place.text, place.at);
  if (!match) return undefined;
  const [whole, day = '', separator, month = ''] = match;
  const end = place.at + whole.length;
  const before = place.before();
  const afterDay = AFTER_DAY_WORD.test(before);
  if (separator !== '/') {
    const feast =
      separator === '-' &&
      HOLIDAYS.has(`${Number(day)}/${Number(month)}`) &&
      FEAST_BEFORE.test(before);
    if (feast) return { end, spoken: (afterDay ? '' : 'ngày ') + sayDate(day, month) };
    // `ngày 5-7` is a range; `ngày 30-4` cannot be.
    if (!afterDay || (separator === '-' && Number(day) <= Number(month))) return undefined;
    return { end, spoken: sayDate(day, month) };
  }
  const known = HOLIDAYS.has(`${Number(day)}/${Number(month)}`);
  // `đường 30/4`, `công viên 23/9`
  if (NAMED_BY_DATE.test(before) && (known || Number(day) > 12))
    return { end, spoken: sayDate(day, month) };
  const isDate =
    afterDay ||
    AFTER_CUE.test(before) ||
    (!OVER_BEFORE.test(before) &&
      (isDateByItself(place, end, Number(day), Number(month), known) ||
        isInListOfDays(place.text, place.at, end))) ||
    (place.last.rule === 'date' && /(?:-|đến|và|,|hoặc)$/.test(before)) ||
    AFTER_DASHED_DAY.test(before) ||
    (DASHED_NEXT.test(place.text.slice(end, end + 12)) && !SHARE_BEFORE.test(before)) ||
    LUNAR_NEXT.test(place.text.slice(end, end + 16));
  if (!isDate) return undefined;
  return { end, spoken: (afterDay ? '' : 'ngày ') + sayDate(day, month) };
};

const readMonthYear = (place: Place): Reading | undefined => {
  const before = place.before();
  if (AFTER_PERIOD.test(before)) {
    const period = matchAt(PERIOD_YEAR, place.text, place.at);
    if (!period) return undefined;
    const [whole, number = '', year] = period;
    return { end: place.at + whole.length, spoken: sayCardinal(number) + sayYear(year) };
  }
  const afterMonth = AFTER_MONTH_WORD.test(before);
  const months = afterMonth ? matchAt(MONTHS_OF_YEAR, place.text, place.at) : null;
  if (months) {
    const [whole, from = '', to = '', year] = months;
    const spoken = `${sayMonth(from)} đến tháng ${sayMonth(to)}${sayYear(year)}`;
    return { end: place.at + whole.length, spoken };
  }
  const match = matchAt(MONTH_YEAR, place.text, place.at);
  if (!match) return undefined;
  const [whole, month = '', separator, year] = match;
  if (separator === '-' && !afterMonth) return undefined;
  return {
    end: place.at + whole.length,
    spoken: `${afterMonth ? '' : 'tháng '}${sayMonth(month)}${sayYear(year)}`,
  };
};

export const dateReader: Reader = {
  rule: 'date',
  starts: ['digit'],
  read: (place) =>
    readFull(place) ??
    readDays(place) ??
    readListedDays(place) ??
    readMonthYear(place) ??
    readDayMonth(place),
};

const MUNG = new RegExp(`mồng(?!\\s+(?:tơi|gà)(?![${LETTERS}]))`, 'iy');

/** `mồng 5` is said mùng năm; mồng tơi stays. */
export const mungReader: Reader = {
  rule: 'date',
  starts: ['letter'],
  read: ({ text, at }) =>
    matchAt(MUNG, text, at) ? { end: at + 4, spoken: 'mùng', row: 'mồng' } : undefined,
};
