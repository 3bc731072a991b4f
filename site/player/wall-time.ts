import { dayMs } from '../../content/schema/durations.ts';

/** A moment as a resident says it. */
export interface WallTime {
  /** `2026-11-24` */
  readonly day: string;
  /** `24/11/2026` */
  readonly date: string;
  /** `17:00` */
  readonly time: string;
  /** Days since Monday: 0 thứ Hai … 6 Chủ nhật. */
  readonly weekday: number;
  /** `thứ Ba` */
  readonly weekdayName: string;
}

const weekdayNames = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];

/** `Thứ Hai` of a day counted from 1970-01-01. */
export const weekdayName = (number: number): string => {
  const name = weekdayNames[weekdayOf(number)] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
};

/** Whole days from 1970-01-01 to a day `YYYY-MM-DD`. */
export const dayNumber = (day: string): number =>
  Math.floor(Date.parse(`${day}T00:00:00Z`) / dayMs);

/** The day `YYYY-MM-DD` that lies so many days after 1970-01-01. */
export const dayOfNumber = (number: number): string =>
  new Date(number * dayMs).toISOString().slice(0, 10);

/** 0 for a Monday … 6 for a Sunday (1970-01-01 was a Thursday). */
export const weekdayOf = (number: number): number => (((number + 3) % 7) + 7) % 7;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a cheap telephone more than all its uses. */
function formatFor(timeZone: string): Intl.DateTimeFormat {
  const made =
    formats.get(timeZone) ??
    // A language that counts to 24 by itself: old browsers know no "hourCycle", and would say 05:00 of five in the afternoon.
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  formats.set(timeZone, made);
  return made;
}

/** An instant (ISO with offset) in the ward's zone. */
export function wallTime(iso: string, timeZone: string): WallTime {
  const parts = formatFor(timeZone).formatToParts(new Date(iso));
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((each) => each.type === type)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  const weekday = weekdayOf(dayNumber(day));
  return {
    day,
    date: `${part('day')}/${part('month')}/${part('year')}`,
    time: `${part('hour')}:${part('minute')}`,
    weekday,
    weekdayName: weekdayNames[weekday] ?? '',
  };
}
