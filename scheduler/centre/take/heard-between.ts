// What two signs of life, one after the other, say of the time between. Pure.
import { fallbackTimeZone } from '../../../content/schema/names.ts';
import { addDays, placeWallTime, readWall } from '../../core/zone.ts';
import { silentAfterMs } from '../overview/judge-station.ts';

export interface HeardOfDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Time without a gap, ms. */
  readonly heardMs: number;
  /** Gaps that began on this day. */
  readonly silences: number;
}

/** Epoch ms both. A gap that is longer than a station may be silent is a silence, and none of it was heard. */
export function heardBetween(before: number, at: number): readonly HeardOfDay[] {
  const { day } = readWall(fallbackTimeZone, before);
  if (at <= before) return [];
  if (at - before > silentAfterMs) return [{ day, heardMs: 0, silences: 1 }];
  const midnight = placeWallTime(fallbackTimeZone, addDays(day, 1), '00:00').at;
  const today = { day, heardMs: Math.min(at, midnight) - before, silences: 0 };
  return at <= midnight
    ? [today]
    : [today, { day: addDays(day, 1), heardMs: at - midnight, silences: 0 }];
}
