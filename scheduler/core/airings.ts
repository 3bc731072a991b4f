// A campaign's "when" → its airings, each at its own hour: days and hours for weeks, until a day or without end; or listed dates.
import { answersItemOf } from '../../content/schema/answers-to-air.ts';
import type { Campaign } from '../../content/schema/campaign.ts';
import { isEndless, timesOf } from '../../content/schema/campaign-when.ts';
import type { Slot } from './slot.ts';
import { addDays, daysBetween, placeWallTime, readWall, weekdayOf } from './zone.ts';

/** A campaign without an end is planned this far ahead, and rolls on. */
const weeksAhead = 8;

/** `dich-vu-cong@2026-11-24T17:00`: the campaign and the first sound's wall time. */
export function slotId(campaign: string, day: string, time: string): string {
  return `${campaign}@${day}T${time}`;
}

/**
 * A campaign's airings by startsAt. `start` is its first day, where it is written or was fixed; without one it begins on
 * the first of its days whose first hour is still to come after `now` (epoch ms).
 */
export function airingsOf(
  campaign: Campaign,
  timeZone: string,
  start: string | undefined,
  now: number,
): readonly Slot[] {
  const moments: readonly Moment[] = campaign.dates
    ? campaign.dates.map((moment) => ({ day: moment.slice(0, 10), time: moment.slice(11) }))
    : weeklyMoments(campaign, timeZone, start, now);
  const written = new Set(moments.map(({ day, time }) => `${day} ${time}`));
  return moments
    .map(({ day, time, week }) => {
      const { at, shiftedTo } = placeWallTime(timeZone, day, time);
      // Where another airing has the hour that a skipped one is moved on to, each keeps its own name.
      const isFree = shiftedTo !== undefined && !written.has(`${day} ${shiftedTo}`);
      const id = slotId(campaign.id, day, isFree ? shiftedTo : time);
      const { weeks } = campaign;
      const reason = {
        code: 'scheduled' as const,
        at,
        ...(week !== undefined && { week }),
        ...(weeks !== undefined && { weeks }),
        ...(shiftedTo !== undefined && { skipped: time }),
      };
      return { id, campaign: campaign.id, startsAt: at, state: 'planned' as const, reason };
    })
    .sort((a, b) => a.startsAt - b.startsAt);
}

interface Moment {
  readonly day: string;
  readonly time: string;
  /** 1-based, seven days each from the first day. */
  readonly week?: number;
}

function weeklyMoments(
  campaign: Campaign,
  timeZone: string,
  start: string | undefined,
  now: number,
): readonly Moment[] {
  const times = timesOf(campaign);
  const { days = [], weeks, until } = campaign;
  const airs = (day: string): boolean => days.includes(weekdayOf(day));
  const [earliest] = times;
  const today = readWall(timeZone, now).day;
  const from = start ?? today;
  const first = Array.from({ length: 9 }, (_, i) => addDays(from, i)).find(
    (day) =>
      airs(day) &&
      (start !== undefined ||
        (earliest !== undefined && placeWallTime(timeZone, day, earliest).at > now)),
  );
  if (first === undefined) return [];
  const after =
    weeks !== undefined
      ? addDays(first, weeks * 7)
      : until !== undefined
        ? addDays(until, 1)
        : addDays(first > today ? first : today, weeksAhead * 7);
  const length = Math.max(0, daysBetween(first, after));
  return Array.from({ length }, (_, index) => ({ day: addDays(first, index), index })).flatMap(
    ({ day, index }) =>
      airs(day) ? times.map((time) => ({ day, time, week: Math.floor(index / 7) + 1 })) : [],
  );
}

/** Whether what is planned changes with the days: it grows, or new answers have come by then or not. */
export function rollsOn(campaigns: readonly Campaign[]): boolean {
  return campaigns.some((one) => isEndless(one) || answersItemOf(one) !== undefined);
}
