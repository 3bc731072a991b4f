import { Temporal } from 'temporal-polyfill';
import { dayMs } from '../../content/schema/durations.ts';
import { weekdays, type Weekday } from '../../content/schema/names.ts';
import { exactOffset, steadyOffset } from './offsets.ts';

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
  const face = Date.parse(`${day}T${time}Z`);
  const before = steadyOffset(timeZone, face - dayMs);
  const on = steadyOffset(timeZone, face);
  const after = steadyOffset(timeZone, face + dayMs);
  if (on !== undefined && before === on && after === on) return { at: face - on };

  const zoned = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone, {
    disambiguation: 'compatible',
  });
  const shown = zoned.toPlainTime().toString({ smallestUnit: 'minute' });
  const at = zoned.epochMilliseconds;
  return shown === time ? { at } : { at, shiftedTo: shown };
}

export function readWall(timeZone: string, at: number): Wall {
  const face = at + offsetAt(timeZone, at);
  const days = Math.floor(face / dayMs);
  const minutes = Math.floor((face - days * dayMs) / 60_000);
  return {
    day: nameDay(days),
    weekday: weekdayName(((((days + 3) % 7) + 7) % 7) + 1),
    minutes,
    time: formatMinutes(minutes),
  };
}

/** `2026-11-24T17:00:00+07:00`. */
export function formatInstant(timeZone: string, at: number): string {
  const offset = offsetAt(timeZone, at);
  const sign = offset < 0 ? '-' : '+';
  const face = new Date(Math.floor(at + offset)).toISOString().slice(0, 19);
  return `${face}${sign}${formatMinutes(Math.abs(offset) / 60_000)}`;
}

function offsetAt(timeZone: string, at: number): number {
  return steadyOffset(timeZone, at) ?? exactOffset(timeZone, at);
}

export function addDays(day: string, days: number): string {
  return nameDay(Date.parse(day) / dayMs + days);
}

const dayNames = new Map<number, string>();

/** `20781` (days since 1 January 1970) → `2026-11-24`; remembered, for the same days are named over and over. */
function nameDay(number: number): string {
  const known = dayNames.get(number);
  if (known !== undefined) return known;
  const name = new Date(number * dayMs).toISOString().slice(0, 10);
  dayNames.set(number, name);
  return name;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}

const weekdaysOfDays = new Map<string, Weekday>();

export function weekdayOf(day: string): Weekday {
  const known = weekdaysOfDays.get(day);
  if (known !== undefined) return known;
  const weekday = weekdayName(new Date(day).getUTCDay() || 7);
  weekdaysOfDays.set(day, weekday);
  return weekday;
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
