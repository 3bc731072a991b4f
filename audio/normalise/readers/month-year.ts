import { sayCardinal, sayMonth } from '../numerals.ts';
import type { Place, Reading } from '../place.ts';
import { matchAt } from '../place.ts';
import { periods } from '../tables/date-cues.ts';
import { afterMonthWord, cue, monthPart, sayYear, stopPart, yearPart } from './date-parts.ts';

const monthYear = new RegExp(`${monthPart}\\s?([/.-])\\s?((?:19|20)\\d{2})${stopPart}`, 'y');
/** `tháng 7 2026`: the slash was lost. */
const monthThenYear = new RegExp(`${monthPart}\\s{1,2}((?:19|20)\\d{2})(?!\\d|[.,/]\\d)`, 'y');
const periodYear = new RegExp(`(\\d{1,3})\\s?[/-]\\s?${yearPart}${stopPart}`, 'y');
const monthsOfYear = new RegExp(
  `${monthPart}\\s?[-,]\\s?${monthPart}\\s?/\\s?${yearPart}${stopPart}`,
  'y',
);
const quartersOfYear = new RegExp(`([1-4])\\s?-\\s?([1-4])\\s?/\\s?${yearPart}${stopPart}`, 'y');
const afterPeriod = cue(periods);
/** What is counted after a year's four digits: `tháng 7 2026 hộ` is no year. */
const countedNext = /^\s?(?:đồng|đ|hộ|người|lượt|suất|trường hợp|ca|em|cháu|con)(?![a-zà-ỹ])/i;

function readMonths({ text, at }: Place): Reading | undefined {
  const months = matchAt(monthsOfYear, text, at);
  if (!months) {
    return undefined;
  }
  const [whole, from = '', to = '', year] = months;
  const link = whole.includes(',') ? ' ' : ' đến tháng ';
  return {
    end: at + whole.length,
    spoken: `${sayMonth(from)}${link}${sayMonth(to)}${sayYear(year)}`,
  };
}

/** `quý 3-4/2026` */
function readQuarters({ text, at, before }: Place): Reading | undefined {
  const match = /quý$/.test(before()) ? matchAt(quartersOfYear, text, at) : null;
  if (!match) {
    return undefined;
  }
  const [whole, from = '', to = '', year] = match;
  const spoken = `${sayCardinal(from)} đến quý ${sayCardinal(to)}${sayYear(year)}`;
  return { end: at + whole.length, spoken, sure: 'likely' };
}

function readLoose({ text, at }: Place): Reading | undefined {
  const match = matchAt(monthThenYear, text, at);
  const [whole = '', month = '', year] = match ?? [];
  const end = at + whole.length;
  if (!match || countedNext.test(text.slice(end, end + 16))) {
    return undefined;
  }
  return { end, spoken: sayMonth(month) + sayYear(year), sure: 'likely' };
}

/** `9/2026`, `tháng 3.2026`, `quý 2/2025`, `tháng 4-6/2026`. */
export function readMonthYear(place: Place): Reading | undefined {
  const before = place.before();
  if (afterPeriod.test(before)) {
    const period = matchAt(periodYear, place.text, place.at);
    if (!period) {
      return readQuarters(place);
    }
    const [whole, number = '', year] = period;
    return { end: place.at + whole.length, spoken: sayCardinal(number) + sayYear(year) };
  }
  const afterMonth = afterMonthWord.test(before);
  const months = afterMonth ? (readMonths(place) ?? readLoose(place)) : undefined;
  if (months) {
    return months;
  }
  const match = matchAt(monthYear, place.text, place.at);
  if (!match) {
    return undefined;
  }
  const [whole, month = '', separator, year] = match;
  if (separator !== '/' && !afterMonth) {
    return undefined;
  }
  return {
    end: place.at + whole.length,
    spoken: `${afterMonth ? '' : 'tháng '}${sayMonth(month)}${sayYear(year)}`,
  };
}
