// A week of a station as a table: days across, hours down. What is on it, not how it is drawn.
import { windowsOf, type PlanWard } from './permitted.ts';
import { byStart } from './plan.ts';
import type { Slot } from './slot.ts';
import { addDays, daysBetween, readWall } from './zone.ts';

export interface WeekMap {
  /** Seven days from Monday on, `YYYY-MM-DD`. */
  readonly days: readonly string[];
  /** The week's slots, by startsAt. */
  readonly slots: readonly Slot[];
  /** The hours in which something begins, 0–23; nothing is said of the others. */
  readonly rows: readonly WeekRow[];
}

export interface WeekRow {
  readonly hour: number;
  /** One for each day. */
  readonly cells: readonly WeekCell[];
}

export interface WeekCell {
  readonly slots: readonly Slot[];
  /** Whether sound may go out in some part of this hour. */
  readonly isPermitted: boolean;
}

/** The week that has `day` in it. */
export function mapWeek(all: readonly Slot[], ward: PlanWard, day: string): WeekMap {
  const days = weekWith(day);
  const placed = all
    .map((slot) => ({ slot, wall: readWall(ward.timeZone, slot.startsAt) }))
    .filter(({ wall }) => days.includes(wall.day))
    .sort((a, b) => byStart(a.slot, b.slot));
  const hourOf = (minutes: number): number => Math.floor(minutes / 60);
  const hours = [...new Set(placed.map(({ wall }) => hourOf(wall.minutes)))].sort((a, b) => a - b);
  const windows = new Map(days.map((one) => [one, windowsOf(ward.broadcast, one)]));
  return {
    days,
    slots: placed.map(({ slot }) => slot),
    rows: hours.map((hour) => ({
      hour,
      cells: days.map((one) => ({
        slots: placed
          .filter(({ wall }) => wall.day === one && hourOf(wall.minutes) === hour)
          .map(({ slot }) => slot),
        isPermitted: (windows.get(one) ?? []).some(
          ({ from, to }) => from < (hour + 1) * 60 && hour * 60 < to,
        ),
      })),
    })),
  };
}

/** Monday to Sunday, the week that has `day` in it; 1 January 1970 was a Thursday. */
export function weekWith(day: string): readonly string[] {
  const sinceMonday = (((daysBetween('1970-01-01', day) + 3) % 7) + 7) % 7;
  return Array.from({ length: 7 }, (_, index) => addDays(day, index - sinceMonday));
}
