import { fallbackTimeZone } from '../../../content/schema/names.ts';
import { addDays, readWall } from '../../core/zone.ts';

export interface Days {
  readonly from: string;
  readonly today: string;
}

/** Today and the days before it, so many in all. */
export function daysBack(now: number, days: number): Days {
  const { day: today } = readWall(fallbackTimeZone, now);
  return { today, from: addDays(today, 1 - days) };
}
