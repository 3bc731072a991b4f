import { Temporal } from 'temporal-polyfill';
import { dayMs } from '../../content/schema/durations.ts';

/** Zone → UTC day number → offset in ms, or undefined on a day whose offset changes. */
const knownDays = new Map<string, Map<number, number | undefined>>();

/**
 * A zone's offset from UTC in ms, where the whole UTC day of `at` has one; undefined on a day of change.
 * Zone data never changes while the program runs, so each day is looked up once: planning a whole country
 * (3,300 wards) asks for the same few days again and again.
 */
export function steadyOffset(timeZone: string, at: number): number | undefined {
  const day = Math.floor(at / dayMs);
  let days = knownDays.get(timeZone);
  if (!days) knownDays.set(timeZone, (days = new Map<number, number | undefined>()));
  if (days.has(day)) return days.get(day);
  const begin = exactOffset(timeZone, day * dayMs);
  const offset = exactOffset(timeZone, (day + 1) * dayMs) === begin ? begin : undefined;
  days.set(day, offset);
  return offset;
}

/** A zone's offset from UTC at an instant, in ms. */
export function exactOffset(timeZone: string, at: number): number {
  const instant = Temporal.Instant.fromEpochMilliseconds(Math.floor(at));
  return instant.toZonedDateTimeISO(timeZone).offsetNanoseconds / 1_000_000;
}
