import type { Place, Reading } from '../place.ts';
import { sayCardinal } from '../numerals.ts';
import { matchAt } from '../place.ts';
import { countedNouns } from '../tables/counted-nouns.ts';
import { countedNext, holidays, namedByDate, namedDayBefore } from '../tables/date-cues.ts';
import { overBefore, shareNext } from '../tables/fraction-cues.ts';
import {
  afterCue,
  afterDayWord,
  afterFirstDay,
  dayPart,
  followsDate,
  monthPart,
  sayDate,
} from './date-parts.ts';
import { isDashedDay } from './dashed-day.ts';

const dayMonth = new RegExp(
  `(?<!\\d/)${dayPart}\\s?([/.-])\\s?${monthPart}(?!\\d|[/.]\\d|-\\d+/(?!\\d{1,2}(?:\\D|$))|%|\\s?tháng)`,
  'y',
);
const lunarNext = /^\s*\(?(?:âm|dương|hằng|hàng|tới|này|năm|vừa|AL|ÂL|DL|lịch)(?![a-zà-ỹ])/;
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
  if (countedNext.test(after) || shareNext.test(after) || countedNouns.test(after)) {
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

/** Whether a slash between two numbers makes a day. */
function isSlashedDay(place: Place, end: number, day: string, month: string): boolean {
  const { text, at } = place;
  const before = place.before();
  const known = holidays.has(`${Number(day)}/${Number(month)}`);
  const after = text.slice(end, end + 16);
  return (
    afterDayWord.test(before) ||
    afterCue.test(before) ||
    (!overBefore.test(before) &&
      (isDateByItself(place, end, Number(day), Number(month), known) ||
        isInListOfDays(text, at, end))) ||
    (followsDate(place) && !countedNext.test(after) && !shareNext.test(after)) ||
    afterDashedDay.test(before) ||
    (dashedNext.test(text.slice(end, end + 12)) && !shareBefore.test(before)) ||
    lunarNext.test(after)
  );
}

const everyday = /^(?:1\/2|1\/3|2\/3|1\/4|3\/4)$/;

function range(from: string, to: string): string {
  return `${sayCardinal(from)} đến ${sayCardinal(to)}`;
}

/** A day and its month: `7/8`, `18-7`, `5.9`, where the sentence is about a day. */
export function readDayMonth(place: Place): Reading | undefined {
  const match = matchAt(dayMonth, place.text, place.at);
  if (!match) {
    return undefined;
  }
  const [whole, day = '', separator = '', month = ''] = match;
  const end = place.at + whole.length;
  const before = place.before();
  const afterDay = afterDayWord.test(before);
  if (separator !== '/') {
    const sure = isDashedDay(place, whole, day, month);
    return (
      sure && {
        end,
        spoken: (afterFirstDay.test(before) ? '' : 'ngày ') + sayDate(day, month),
        ...(sure.sure === 'guess' ? { sure: 'guess', choices: [range(day, month)] } : sure),
      }
    );
  }
  const known = holidays.has(`${Number(day)}/${Number(month)}`);
  // `đường 30/4`, `công viên 23/9`
  if (namedByDate.test(before) && (known || Number(day) > 12)) {
    return { end, spoken: sayDate(day, month) };
  }
  if (!isSlashedDay(place, end, day, month)) {
    return undefined;
  }
  const spoken = (afterDay ? '' : 'ngày ') + sayDate(day, month);
  const after = place.text.slice(end, end + 24);
  // `đến 3/4 số hộ`, `sau 5/7 buổi`: a part or a count, though a word for days stands before.
  const counted =
    !afterDay &&
    Number(day) <= Number(month) &&
    (countedNouns.test(after) || shareNext.test(after));
  if (counted && everyday.test(whole)) {
    return undefined;
  }
  return counted
    ? { end, spoken, sure: 'guess', choices: [`${sayCardinal(day)} trên ${sayCardinal(month)}`] }
    : { end, spoken };
}
