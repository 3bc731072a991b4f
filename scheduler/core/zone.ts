import { Temporal } from 'temporal-polyfill';
import { weekdays, type Weekday } from '../../content/schema/names.ts';

/** A wall clock's reading. */
export interface Wall {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly weekday: Weekday;
  /** Minutes since 00:00 on the clock's face. */
  readonly minutes: number;
  /** `HH:MM`. */
  readonly time: string;
}

/** Where a wall time lies. `shiftedTo` is set when the clock skips that time on that day (daylight saving begins). */
export interface Placed {
  readonly at: number;
  readonly shiftedTo?: string;
}

/**
 * The instant (epoch ms) of a wall time. `('Asia/Ho_Chi_Minh', '2026-11-24', '17:00')` → 2026-11-24T10:00:00Z.
 * A time that the clock skips is moved on by the gap; of a time that comes twice, the first is taken.
 */
export function placeWallTime(timeZone: string, day: string, time: string): Placed {
  const wanted = Temporal.PlainDateTime.from(`${day}T${time}`);
  const zoned = wanted.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  const face = zoned.toPlainDateTime();
  const at = zoned.epochMilliseconds;
  if (face.equals(wanted)) return { at };
  return { at, shiftedTo: face.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

export function readWall(timeZone: string, at: number): Wall {
  const zoned = Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(timeZone);
  const minutes = zoned.hour * 60 + zoned.minute;
  return {
    day: zoned.toPlainDate().toString(),
    weekday: weekdayName(zoned.dayOfWeek),
    minutes,
    time: formatMinutes(minutes),
  };
}

/** `2026-11-24T17:00:00+07:00`. */
export function formatInstant(timeZone: string, at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(at))
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

export function weekdayOf(day: string): Weekday {
  return weekdayName(Temporal.PlainDate.from(day).dayOfWeek);
}

/** `'17:30'` → 1050. */
export function parseMinutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

export function formatMinutes(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function weekdayName(isoWeekday: number): Weekday {
  const name = weekdays[isoWeekday - 1];
  if (name === undefined) throw new RangeError(`weekday ${isoWeekday}`);
  return name;
}
