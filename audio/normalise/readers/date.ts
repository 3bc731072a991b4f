import { sayCardinal, sayMonth } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { latin, matchAt } from '../place.ts';
import { overBefore } from '../tables/fraction-cues.ts';
import {
  afterCue,
  afterDayWord,
  dayPart,
  monthPart,
  named,
  sayDate,
  sayYear,
  stopPart,
  yearPart,
} from './date-parts.ts';
import { readDayMonth } from './day-month.ts';
import { readMonthYear } from './month-year.ts';

const fullPattern = new RegExp(
  `${dayPart}\\s?([/.-])\\s?${monthPart}\\s?\\2\\s?(?:${yearPart}|(\\d{2}))(?!\\d|[/.]\\d)`,
  'y',
);
const isoPattern = new RegExp(`${yearPart}([-/])${monthPart}\\2${dayPart}${stopPart}`, 'y');
const daysOfMonth = new RegExp(
  `${dayPart}\\s?-\\s?${dayPart}\\s?/\\s?${monthPart}(?:\\s?/\\s?${yearPart})?${stopPart}`,
  'y',
);
const daysListed = new RegExp(
  `((?:${dayPart},){1,6}${dayPart})\\s?/\\s?${monthPart}(?:\\s?/\\s?${yearPart})?${stopPart}`,
  'y',
);

function readFull(place: Place): Reading | undefined {
  const match = matchAt(fullPattern, place.text, place.at);
  if (match) {
    const [whole, day = '', separator, month = '', year, short] = match;
    // 1.2.25 is a section unless a word says that it is a date.
    if (short !== undefined && separator === '.' && !afterDayWord.test(place.before())) {
      return undefined;
    }
    const spoken = named(place) + sayDate(day, month) + sayYear(year, short);
    return { end: place.at + whole.length, spoken };
  }
  const iso = matchAt(isoPattern, place.text, place.at);
  if (!iso) {
    return undefined;
  }
  const [whole, year, , month = '', day = ''] = iso;
  return {
    end: place.at + whole.length,
    spoken: named(place) + sayDate(day, month) + sayYear(year),
  };
}

function readDays(place: Place): Reading | undefined {
  const match = matchAt(daysOfMonth, place.text, place.at);
  if (!match) {
    return undefined;
  }
  const [whole, first = '', second = '', month = '', year] = match;
  if (Number(first) >= Number(second)) {
    return undefined;
  }
  const spoken =
    `${named(place)}${sayCardinal(first)} đến ` + sayDate(second, month) + sayYear(year);
  return { end: place.at + whole.length, spoken };
}

/** `28,29/10`, and after a word for days `5,6/9`; `8,5/10` is a mark. */
function readListedDays(place: Place): Reading | undefined {
  const match = matchAt(daysListed, place.text, place.at);
  if (!match) {
    return undefined;
  }
  const [whole, list = '', , , month = '', year] = match;
  const days = list.split(',');
  const rising = days.every((day, i) => i === 0 || Number(days[i - 1]) < Number(day));
  const before = place.before();
  const announced = afterDayWord.test(before) || afterCue.test(before);
  if (!rising || (!announced && (days[0]?.length !== 2 || overBefore.test(before)))) {
    return undefined;
  }
  const spoken = `${named(place)}${days.map((day) => sayCardinal(day)).join(' ')} tháng ${sayMonth(month)}${sayYear(year)}`;
  return { end: place.at + whole.length, spoken };
}

const firstDay =
  /(0?[1-9]|[12]\d|3[01])(?= (?:đến|tới)(?: hết)?(?: ngày)? (?:0?[1-9]|[12]\d|3[01])\s?[/.-]\s?(?:0?[1-9]|1[0-2])(?:\D|$))/y;

/** `từ 4 đến hết 12.2.2027`: the first of two days, without its word. */
function readFromDay(place: Place): Reading | undefined {
  const day = /(?:^|\s)từ$/.test(place.before())
    ? matchAt(firstDay, place.text, place.at)?.[0]
    : undefined;
  return day === undefined
    ? undefined
    : { end: place.at + day.length, spoken: `ngày ${sayCardinal(day)}`, sure: 'likely' };
}

export const dateReader: Reader = {
  rule: 'date',
  starts: ['digit'],
  read: (place) =>
    readFromDay(place) ??
    readFull(place) ??
    readDays(place) ??
    readListedDays(place) ??
    readMonthYear(place) ??
    readDayMonth(place),
};

const mung = new RegExp(`mồng(?!\\s+(?:tơi|gà)(?![${latin}]))`, 'iy');

/** `mồng 5` is said mùng năm; mồng tơi stays. */
export const mungReader: Reader = {
  rule: 'date',
  starts: ['letter'],
  read: ({ text, at }) =>
    matchAt(mung, text, at) ? { end: at + 4, spoken: 'mùng', row: 'mồng' } : undefined,
};
