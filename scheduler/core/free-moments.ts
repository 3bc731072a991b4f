// The moments at which a person may put an airing, day by day, and why the others of the permitted hours are not free.
import { refusalOf, windowsOf, type PlanWard } from './permitted.ts';
import { whyNoPlace, type NoPlace } from './place.ts';
import type { Refusal } from './reason.ts';
import { countSessions } from './sessions.ts';
import { holdsItsAiring, isAtOnce, type Slot } from './slot.ts';
import { addDays, formatMinutes, placeWallTime, readWall } from './zone.ts';

export interface FreeMomentsInput {
  readonly ward: PlanWard;
  /** What is to be put elsewhere. */
  readonly slot: Slot;
  readonly slots: readonly Slot[];
  readonly now: number;
  /** Today is the first. */
  readonly days?: number;
  readonly everyMinutes?: number;
}

/** A day and its moments to come, earliest first. */
export interface DayOfMoments {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Why nothing may sound on it. */
  readonly closed?: Refusal;
  readonly moments: readonly Moment[];
}

export interface Moment {
  readonly at: number;
  /** Why it is not free: what moving there would be refused with. */
  readonly no?: NoPlace;
}

/** The ward's permitted hours of the coming days on a grid, each moment free or with what it is not free for. */
export function freeMoments({
  ward,
  slot,
  slots,
  now,
  days = 7,
  everyMinutes = 15,
}: FreeMomentsInput): readonly DayOfMoments[] {
  const today = readWall(ward.timeZone, now).day;
  return Array.from({ length: days }, (_, ahead): DayOfMoments => {
    const day = addDays(today, ahead);
    const moments = gridOf(ward, day, everyMinutes)
      .filter((at) => at > now)
      .map((at): Moment => {
        const no = whyNoPlace(slot, at, { ward, slots, now });
        return { at, ...(no && { no }) };
      });
    const noon = placeWallTime(ward.timeZone, day, '12:00').at;
    const closed =
      windowsOf(ward.broadcast, day).length === 0 ? refusalOf(ward, noon, 0) : undefined;
    return { day, ...(closed && { closed }), moments };
  });
}

/** Each window's beginning, and every so many minutes of the clock within it, epoch ms. */
function gridOf({ broadcast, timeZone }: PlanWard, day: string, every: number): readonly number[] {
  return windowsOf(broadcast, day).flatMap(({ from, to }) => {
    const grid = [from];
    for (let at = Math.ceil((from + 1) / every) * every; at < to; at += every) grid.push(at);
    return grid.flatMap((minutes) => {
      const { at, shiftedTo } = placeWallTime(timeZone, day, formatMinutes(minutes));
      // The day's clock skips it.
      return shiftedTo === undefined ? [at] : [];
    });
  });
}

/** Time to get ready, and for the station to see it coming. */
const leadMs = 5 * 60_000;
const searchedDays = 14;
const searchedMinutes = 5;

/** The next free moment on a day that has room for a session more; undefined where two weeks have none. */
export function nextFreeMoment({
  ward,
  slot,
  slots,
  now,
}: Pick<FreeMomentsInput, 'ward' | 'slot' | 'slots' | 'now'>): number | undefined {
  for (const { day, moments } of freeMoments({
    ...{ ward, slot, slots, now },
    days: searchedDays,
    everyMinutes: searchedMinutes,
  })) {
    const free = moments.find(({ at, no }) => !no && at >= now + leadMs);
    if (free && !isFull(ward, slots, day, slot)) return free.at;
  }
  return undefined;
}

/** Whether a day has as many sessions as the ward allows, this airing not counted. */
function isFull(ward: PlanWard, slots: readonly Slot[], day: string, slot: Slot): boolean {
  const longestMs = ward.broadcast.maxSessionMinutes * 60_000;
  const ofDay = slots.filter(
    ({ id, campaign, state, airedAt, startsAt }) =>
      // What is urgent or spoken is no session of the day.
      !isAtOnce(campaign) &&
      (holdsItsAiring.has(state) || (state === 'interrupted' && airedAt !== undefined)) &&
      id !== (airedAt === undefined ? slot.id : '') &&
      readWall(ward.timeZone, startsAt).day === day,
  );
  const sessions = countSessions(
    ofDay.map(({ startsAt, bulletin }) => ({
      ...{ startsAt, title: '' },
      endsAt: startsAt + (bulletin?.durationMs ?? longestMs),
    })),
  );
  return sessions >= ward.broadcast.maxSessionsPerDay;
}
