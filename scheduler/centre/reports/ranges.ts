// The days that a report is of, and how they are asked for: whole months from their sums, the rest day by day. Pure.
import { fallbackTimeZone } from '../../../content/schema/names.ts';
import { addDays, daysBetween, placeWallTime } from '../../core/zone.ts';

/** `YYYY-MM-DD`, both counted. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** More than so many days are no report any more. */
const mostDays = 3660;

/** What an address says: a month, or two days; else the month of yesterday: on the first one looks back. */
export function readRange(word: (name: string) => string | undefined, today: string): DayRange {
  const month = word('thang');
  if (month !== undefined && /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(month))
    return monthOf(`${month}-01`);
  const [from, to] = [word('tu'), word('den')];
  if (!isDay(from) || !isDay(to)) return monthOf(addDays(today, -1));
  const [first, last] = from <= to ? [from, to] : [to, from];
  return daysBetween(first, last) < mostDays
    ? { from: first, to: last }
    : monthOf(addDays(today, -1));
}

function isDay(word: string | undefined): word is string {
  if (word === undefined || !/^(19|20)\d\d-\d\d-\d\d$/.test(word)) return false;
  const at = new Date(`${word}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(word);
}

/** The whole month that has this day in it. */
export function monthOf(day: string): DayRange {
  const from = `${day.slice(0, 7)}-01`;
  return { from, to: addDays(nextMonth(from), -1) };
}

function nextMonth(first: string): string {
  return `${addDays(first, 32).slice(0, 7)}-01`;
}

export interface Pieces {
  /** First days of months that lie in the range with all their days. */
  readonly months: readonly string[];
  /** What is left before and after them. */
  readonly days: readonly [DayRange, DayRange];
}

/** A range of no day: from after its end. */
const none: DayRange = { from: '1970-01-02', to: '1970-01-01' };

/** Months that are not over before `today` are asked for day by day: of a day to come nothing is unknown yet. */
export function piecesOf({ from, to }: DayRange, today: string): Pieces {
  const months: string[] = [];
  let first = from.endsWith('-01') ? from : nextMonth(from);
  const begin = first;
  for (;;) {
    const { to: last } = monthOf(first);
    if (last > to || last >= today) break;
    months.push(first);
    first = nextMonth(first);
  }
  if (months.length === 0) return { months, days: [{ from, to }, none] };
  const head = begin > from ? { from, to: addDays(begin, -1) } : none;
  const tail = first <= to ? { from: first, to } : none;
  return { months, days: [head, tail] };
}

/** The instants of its first and after its last moment. */
export function instantsOf({ from, to }: DayRange): { readonly from: number; readonly to: number } {
  return {
    from: placeWallTime(fallbackTimeZone, from, '00:00').at,
    to: placeWallTime(fallbackTimeZone, addDays(to, 1), '00:00').at,
  };
}
