// From when a text itself asks to be aired: "kể từ ngày 01/12/2026", "từ thứ Hai tuần tới".
import { weekdays, type Weekday } from '../../../../content/schema/names.ts';
import { addDays, weekdayOf } from '../../../core/zone.ts';

export interface WishSpan {
  /** `2026-12-01`. */
  readonly startsOn: string;
  /** How the text says it. */
  readonly says: string;
  /** Where it says until when. */
  readonly endsOn?: string;
}

type Matched = readonly (string | undefined)[];
/** A way of naming a day: today and what matched to the day, undefined where there is no such day. */
type Way = readonly [form: RegExp, day: (matched: Matched, today: string) => string | undefined];

const dayMonth = String.raw`(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})(?:\s*(?:[/.-]|năm)\s*(\d{4}))?(?!\d|\s*(?:tuần|tháng|ngày|lần|buổi|đợt|lượt|kỳ|giờ|phút|%))`;
const begin = String.raw`(?<!\p{L})từ\s+(?:ngày\s+)?`;

/** The first that fits decides. */
const ways: readonly Way[] = [
  [
    new RegExp(
      String.raw`${begin}(\d{1,2})\s*(?:đến|[-–])\s*(?:hết\s+)?(?:ngày\s+)?${dayMonth}`,
      'iu',
    ),
    // "từ 25 đến 05/01": the first is of the month before.
    ([, date, last, month = '', year], today) => {
      const end = dayOf(last, month, year, today);
      if (end === undefined || Number(date) <= Number(last)) return dayOf(date, month, year, today);
      return dayOf(
        date,
        end.slice(5, 7) === '01' ? '12' : String(Number(month) - 1),
        yearBefore(end),
        today,
      );
    },
  ],
  [
    new RegExp(`${begin}${dayMonth}`, 'iu'),
    ([, date, month, year], today) => dayOf(date, month, year, today),
  ],
  [
    new RegExp(
      String.raw`${begin}(?:đầu\s+)?tháng\s*(\d{1,2})(?:\s*(?:[/.-]|năm)\s*(\d{4}))?`,
      'iu',
    ),
    ([, month, year], today) => dayOf('1', month, year, today),
  ],
  [
    new RegExp(
      String.raw`${begin}(thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)(\s+tuần\s+(?:tới|sau))?(?!\p{L}|\s*(?:đến|[-–]))`,
      'iu',
    ),
    ([, name = '', nextWeek], today) =>
      nextOf(weekdayNamed(name), nextWeek === undefined ? today : nextOf('mon', addDays(today, 1))),
  ],
  [
    new RegExp(String.raw`${begin}(?:đầu\s+)?tuần\s+(?:tới|sau)(?!\p{L})`, 'iu'),
    (_, today) => nextOf('mon', addDays(today, 1)),
  ],
  [new RegExp(String.raw`${begin}mai(?!\p{L})`, 'iu'), (_, today) => addDays(today, 1)],
  [/(?<!\p{L})từ\s+(?:(?:ngày\s+)?hôm\s+nay|nay|tuần\s+này)(?!\p{L})/iu, (_, today) => today],
];

const until = new RegExp(String.raw`đến\s+(?:hết\s+)?(?:ngày\s+)?${dayMonth}`, 'iu');

/** `('… 02 lần/tuần kể từ ngày 01/12/2026', '2026-11-30')` → 2026-12-01. Undefined where it names no day. */
export function spanIn(sentence: string, today: string): WishSpan | undefined {
  for (const [form, day] of ways) {
    const found = form.exec(sentence);
    const startsOn = found && day(found, today);
    if (!startsOn) continue;
    const [, date, month, year] = until.exec(sentence) ?? [];
    const last = dayOf(date, month, year, startsOn);
    const isMeant = last !== undefined && last >= startsOn;
    return { startsOn, says: found[0], ...(isMeant && { endsOn: last }) };
  }
  return undefined;
}

/** The year of the month before that of `day`. */
function yearBefore(day: string): string {
  const year = Number(day.slice(0, 4));
  return String(day.slice(5, 7) === '01' ? year - 1 : year);
}

/** Without a year: the one that brings it nearest, not long past. */
function dayOf(
  date: string | undefined,
  month: string | undefined,
  year: string | undefined,
  today: string,
): string | undefined {
  if (date === undefined || month === undefined) return undefined;
  const inYear = (one: number): string | undefined => {
    const day = `${one}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
    const at = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined;
  };
  if (year !== undefined) return inYear(Number(year));
  const thisYear = Number(today.slice(0, 4));
  const day = inYear(thisYear);
  return day !== undefined && day < addDays(today, -90) ? inYear(thisYear + 1) : day;
}

function nextOf(weekday: Weekday, from: string): string {
  const ahead = (weekdays.indexOf(weekday) - weekdays.indexOf(weekdayOf(from)) + 7) % 7;
  return addDays(from, ahead);
}

const spoken = ['hai', 'ba', 'tư', 'năm', 'sáu', 'bảy'];

/** `thứ Ba`, `thứ 3` → tue; `Chủ nhật` → sun. */
function weekdayNamed(name: string): Weekday {
  const last = name.toLowerCase().split(/\s+/).at(-1) ?? '';
  const number = /\d/.test(last) ? Number(last) - 2 : spoken.indexOf(last);
  return weekdays[number] ?? 'sun';
}
