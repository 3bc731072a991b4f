import { sayCardinal, sayMonth } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { latin, matchAt } from '../place.ts';
import {
  countedNext,
  namedDayBefore,
  dateCues,
  holidays,
  namedByDate,
  periods,
} from '../tables/date-cues.ts';
import { overBefore, shareNext } from '../tables/fraction-cues.ts';

const dayTable = '(0?[1-9]|[12]\\d|3[01])';
const monthTable = '(0?[1-9]|1[0-2])';
const yearTable = '((?:1[0-9]|20|21)\\d{2})';
const stopTable = '(?![\\d]|[/.-]\\d)';

const fullPattern = new RegExp(
  `${dayTable}\\s?([/.-])\\s?${monthTable}\\s?\\2\\s?(?:${yearTable}|(\\d{2}))(?!\\d|[/.]\\d)`,
  'y',
);
const isoPattern = new RegExp(`${yearTable}([-/])${monthTable}\\2${dayTable}${stopTable}`, 'y');
const daysOfMonth = new RegExp(
  `${dayTable}\\s?-\\s?${dayTable}\\s?/\\s?${monthTable}(?:\\s?/\\s?${yearTable})?${stopTable}`,
  'y',
);
const daysListed = new RegExp(
  `((?:${dayTable},){1,6}${dayTable})\\s?/\\s?${monthTable}(?:\\s?/\\s?${yearTable})?${stopTable}`,
  'y',
);
const dayMonth = new RegExp(
  `(?<!\\d/)${dayTable}\\s?([/.-])\\s?${monthTable}(?!\\d|[/.]\\d|-\\d+/(?!\\d{1,2}(?:\\D|$))|%|\\s?tháng)`,
  'y',
);
const monthYear = new RegExp(`${monthTable}\\s?([/-])\\s?((?:19|20)\\d{2})${stopTable}`, 'y');
const periodYear = new RegExp(`(\\d{1,3})\\s?/\\s?${yearTable}${stopTable}`, 'y');
const monthsOfYear = new RegExp(
  `${monthTable}\\s?-\\s?${monthTable}\\s?/\\s?${yearTable}${stopTable}`,
  'y',
);

function cue(words: string): RegExp {
  return new RegExp(`(?:^|[\\s(",:;])(?:${words})$`);
}
const afterDayWord = /(?:ngày|mùng|mồng|rằm|hôm)\s*:?\s*(?:\d{1,2}\s*(?:,|và|hoặc|hay|-)?\s*)*$/;
const afterMonthWord = /tháng\s*(?:\d{1,2}\s*(?:,|và|-|đến)?\s*)*$/;
const afterCue = cue(dateCues);
const afterPeriod = cue(periods);

function named(place: Place): string {
  return afterDayWord.test(place.before()) ? '' : 'ngày ';
}

function sayYear(year: string | undefined, short?: string): string {
  const full =
    year ?? (short === undefined ? undefined : `${Number(short) < 50 ? '20' : '19'}${short}`);
  return full === undefined ? '' : ` năm ${sayCardinal(full)}`;
}

function sayDate(day: string, month: string): string {
  return `${sayCardinal(day)} tháng ${sayMonth(month)}`;
}

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

const lunarNext = /^\s*\(?(?:âm|dương|hằng|hàng|tới|này|năm|vừa|AL|ÂL|DL|lịch)(?![a-zà-ỹ])/;
const feastBefore = /(?:ngày|lễ|tết|dịp|quốc khánh|kỷ niệm|chào mừng|mít tinh)[^.;\d]{0,48}$/;
/** `ngày 8/5-10/5`, `từ 1/8-7/8`: the second is a day because the first is one. */
const afterDashedDay = /(?:ngày|từ|sáng|chiều|tối|hè|tết|lễ)\s\d{1,2}\s?\/\s?\d{1,2}\s?[-–]$/i;
const shareBefore = /(?:tỷ lệ|tỉ lệ|khoảng|chiếm|bằng|còn|giảm|tăng)$/i;
const dashedNext = /^\s*-\s*\d{1,2}\s?[/.]\s?\d{1,2}/;

/** No part is larger than its whole; `(5/7)` alone is a day, `(2/3)` a part. */
function isDateByItself(
  { text, at }: Place,
  end: number,
  day: number,
  month: number,
  known: boolean,
): boolean {
  if (day > month) {
    return true;
  }
  const after = text.slice(end, end + 16);
  if (countedNext.test(after) || shareNext.test(after)) {
    return false;
  }
  // `Ngày Môi trường thế giới 5/6`
  if (namedDayBefore.test(text.slice(Math.max(0, at - 56), at))) {
    return true;
  }
  return known || (month > 4 && text.charAt(at - 1) === '(' && text.charAt(end) === ')');
}

const dayLink = '\\s?(?:,|;|và|đến|tới|hoặc)\\s?';
const daysBefore = new RegExp(`(?:\\d{1,2}/\\d{1,2}${dayLink})+$`);
const daysAfter = new RegExp(`(?:${dayLink}\\d{1,2}/\\d{1,2}(?![\\d/]))+`, 'y');

/** `3/5, 4/5 và 5/5`: days of one month, one after the other, that are no parts of anything. */
function isInListOfDays(text: string, at: number, end: number): boolean {
  const earlier = daysBefore.exec(text.slice(Math.max(0, at - 32), at))?.[0] ?? '';
  const later = matchAt(daysAfter, text, end)?.[0] ?? '';
  if (earlier + later === '') {
    return false;
  }
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
    !countedNext.test(text.slice(stop, stop + 16)) &&
    !shareNext.test(text.slice(stop, stop + 16))
  );
}

function readDayMonth(place: Place): Reading | undefined {
  const match = matchAt(dayMonth, place.text, place.at);
  if (!match) {
    return undefined;
  }
  const [whole, day = '', separator, month = ''] = match;
  const end = place.at + whole.length;
  const before = place.before();
  const afterDay = afterDayWord.test(before);
  if (separator !== '/') {
    const feast =
      separator === '-' &&
      holidays.has(`${Number(day)}/${Number(month)}`) &&
      feastBefore.test(before);
    if (feast) {
      return { end, spoken: (afterDay ? '' : 'ngày ') + sayDate(day, month) };
    }
    // `ngày 5-7` is a range; `ngày 30-4` cannot be.
    if (!afterDay || (separator === '-' && Number(day) <= Number(month))) {
      return undefined;
    }
    return { end, spoken: sayDate(day, month) };
  }
  const known = holidays.has(`${Number(day)}/${Number(month)}`);
  // `đường 30/4`, `công viên 23/9`
  if (namedByDate.test(before) && (known || Number(day) > 12)) {
    return { end, spoken: sayDate(day, month) };
  }
  const isDate =
    afterDay ||
    afterCue.test(before) ||
    (!overBefore.test(before) &&
      (isDateByItself(place, end, Number(day), Number(month), known) ||
        isInListOfDays(place.text, place.at, end))) ||
    (place.last.rule === 'date' && /(?:-|đến|và|,|hoặc)$/.test(before)) ||
    afterDashedDay.test(before) ||
    (dashedNext.test(place.text.slice(end, end + 12)) && !shareBefore.test(before)) ||
    lunarNext.test(place.text.slice(end, end + 16));
  if (!isDate) {
    return undefined;
  }
  return { end, spoken: (afterDay ? '' : 'ngày ') + sayDate(day, month) };
}

function readMonthYear(place: Place): Reading | undefined {
  const before = place.before();
  if (afterPeriod.test(before)) {
    const period = matchAt(periodYear, place.text, place.at);
    if (!period) {
      return undefined;
    }
    const [whole, number = '', year] = period;
    return { end: place.at + whole.length, spoken: sayCardinal(number) + sayYear(year) };
  }
  const afterMonth = afterMonthWord.test(before);
  const months = afterMonth ? matchAt(monthsOfYear, place.text, place.at) : null;
  if (months) {
    const [whole, from = '', to = '', year] = months;
    const spoken = `${sayMonth(from)} đến tháng ${sayMonth(to)}${sayYear(year)}`;
    return { end: place.at + whole.length, spoken };
  }
  const match = matchAt(monthYear, place.text, place.at);
  if (!match) {
    return undefined;
  }
  const [whole, month = '', separator, year] = match;
  if (separator === '-' && !afterMonth) {
    return undefined;
  }
  return {
    end: place.at + whole.length,
    spoken: `${afterMonth ? '' : 'tháng '}${sayMonth(month)}${sayYear(year)}`,
  };
}

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

const mung = new RegExp(`mồng(?!\\s+(?:tơi|gà)(?![${latin}]))`, 'iy');

/** `mồng 5` is said mùng năm; mồng tơi stays. */
export const mungReader: Reader = {
  rule: 'date',
  starts: ['letter'],
  read: ({ text, at }) =>
    matchAt(mung, text, at) ? { end: at + 4, spoken: 'mùng', row: 'mồng' } : undefined,
};
