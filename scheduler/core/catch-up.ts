// Where an airing that was lost is made up: the next permitted window of its week, else of the spare week.
import { hourMs } from '../../content/schema/durations.ts';
import type { Campaign } from '../../content/schema/campaign.ts';
import { timesOf } from '../../content/schema/campaign-when.ts';
import { refusalOf, windowsOf, type Window } from './permitted.ts';
import { knownLengths } from './lengths.ts';
import type { PlanWard } from './plan.ts';
import type { Cause, NoMakeUp } from './reason.ts';
import { isAllRelay } from './relays.ts';
import { countSessions } from './sessions.ts';
import { holdsItsAiring, isAtOnce, type Slot } from './slot.ts';
import { triesOf } from './tries.ts';
import {
  addDays,
  daysBetween,
  formatMinutes,
  parseMinutes,
  placeWallTime,
  readWall,
  weekdayOf,
} from './zone.ts';

export interface CatchUpInput {
  readonly ward: PlanWard;
  readonly campaign: Campaign;
  /** The campaign's first day, `YYYY-MM-DD`. */
  readonly firstDay: string;
  /** Missed or interrupted. */
  readonly lost: Slot;
  readonly cause: Cause;
  /** All slots, `lost` among them. */
  readonly slots: readonly Slot[];
  readonly now: number;
}

export type CatchUp =
  | { readonly slot: Slot }
  /** Why it is not made up. */
  | { readonly none: NoMakeUp };

/** One lost airing is tried at most this often again: a machine that dies in each attempt must not fill every window. */
const maxMakeUps = 3;
/** Time to get ready, and for the station to see it coming. */
const leadMs = 5 * 60_000;
const gridMinutes = 5;

const standing = new Set<Slot['state']>(['planned', 'ready', 'airing']);

/** The make-up slot of a lost airing, or why there is none. It keeps the permitted hours and overlaps nothing. */
export function makeUp(input: CatchUpInput): CatchUp {
  const { campaign, firstDay, lost, slots, ward } = input;
  if (lost.bulletin && isAllRelay(lost.bulletin)) return { none: { code: 'relay-over' } };
  const rootId = lost.makeUpFor ?? lost.id;
  const root = slots.find((slot) => slot.id === rootId) ?? lost;
  const { tried, id } = triesOf(rootId, slots);
  if (tried >= maxMakeUps) return { none: { code: 'tried-enough', times: maxMakeUps } };

  // A day off is known long before: its make-up does not come ahead of it.
  const from = Math.max(input.now, lost.startsAt, windowEnd(input));
  const today = readWall(ward.timeZone, from).day;
  const week = Math.floor(daysBetween(firstDay, readWall(ward.timeZone, root.startsAt).day) / 7);
  const searched = weeksSearched(input, week);
  for (const number of searched) {
    const days = Array.from({ length: 7 }, (_, i) => addDays(firstDay, number * 7 + i));
    const open = days
      .filter((day) => day >= today)
      .toSorted((a, b) => preference(campaign, number, a, b));
    for (const day of open) {
      const startsAt = placeOn(day, { ...input, now: from });
      if (startsAt === undefined) continue;
      const spareWeek = number !== week && number === 4 && campaign.weeks === 4;
      const { cause } = input;
      const reason = { code: 'make-up', lost: root.startsAt, spareWeek, cause } as const;
      return {
        slot: { id, campaign: campaign.id, startsAt, state: 'planned', reason, makeUpFor: rootId },
      };
    }
  }
  return { none: whyNone(campaign, searched) };
}

/** What has no place in its session goes to the next window: a minute after it, it would be the same session to all who listen. */
function windowEnd({ ward, lost, cause }: CatchUpInput): number {
  if (cause.code !== 'crowded') return 0;
  const { day, minutes } = readWall(ward.timeZone, lost.startsAt);
  const own = windowsOf(ward.broadcast, day).find(
    ({ from, to }) => from <= minutes && minutes < to,
  );
  return lost.startsAt + ((own?.to ?? minutes) - minutes) * 60_000;
}

/** Its own week and the spare one; a holiday may take all of a week, so that after it comes the next window there is. */
function weeksSearched({ campaign, cause }: CatchUpInput, week: number): readonly number[] {
  const { sameWeek, spareWeek } = campaign.catchUp;
  const spare = spareWeek && campaign.weeks === 4 ? [4] : [];
  const later = [week + 1, week + 2, week + 3];
  // It was not lost: it has another place.
  if (cause.code === 'crowded') return [week, ...later];
  const after = cause.code === 'day-off' && sameWeek ? later : [];
  return [...new Set([...(sameWeek ? [week] : []), ...after, ...spare])];
}

/** In the spare week the campaign's own days come first; people know them. Else the earliest day. */
function preference(campaign: Campaign, week: number, a: string, b: string): number {
  const rank = (day: string): number =>
    week === 4 && campaign.days?.includes(weekdayOf(day)) ? 0 : 1;
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

/** When on a day it can air: in a window where this campaign airs nothing else, at its usual time if that is free. */
function placeOn(
  day: string,
  { ward, campaign, lost, slots, now }: CatchUpInput,
): number | undefined {
  const noon = placeWallTime(ward.timeZone, day, '12:00').at;
  const ofDay = slots.filter(
    // Most are of other days: the clock on the wall is asked for few.
    ({ startsAt, campaign: of }) =>
      // What is urgent or spoken is no session of the day, and cuts into what sounds.
      !isAtOnce(of) &&
      Math.abs(startsAt - noon) < 36 * hourMs &&
      readWall(ward.timeZone, startsAt).day === day,
  );
  const lengthOf = knownLengths(slots);
  const longestMs = ward.broadcast.maxSessionMinutes * 60_000;
  const durationMs = lengthOf(lost) ?? longestMs;
  const endOf = (slot: Slot): number => slot.startsAt + (lengthOf(slot) ?? longestMs);
  // An airing that was cut took its session of the day too, though not its window.
  const sessions = countSessions(
    ofDay
      .filter(
        ({ state, airedAt }) =>
          holdsItsAiring.has(state) || (state === 'interrupted' && airedAt !== undefined),
      )
      .map((slot) => ({ startsAt: slot.startsAt, endsAt: endOf(slot), title: '' })),
  );
  if (sessions >= ward.broadcast.maxSessionsPerDay) return undefined;

  const usual = usualMinutes(campaign, lost, ward.timeZone);
  for (const window of byCustom(windowsOf(ward.broadcast, day), campaign, day, usual)) {
    const within = (minutes: number): boolean => window.from <= minutes && minutes < window.to;
    const taken = ofDay.some(
      (slot) =>
        slot.campaign === campaign.id &&
        holdsItsAiring.has(slot.state) &&
        within(readWall(ward.timeZone, slot.startsAt).minutes),
    );
    if (taken) continue;
    const grid = [window.from];
    const first = Math.ceil((window.from + 1) / gridMinutes) * gridMinutes;
    for (let minutes = first; minutes < window.to; minutes += gridMinutes) grid.push(minutes);
    for (const minutes of within(usual) ? [usual, ...grid] : grid) {
      const { at, shiftedTo } = placeWallTime(ward.timeZone, day, formatMinutes(minutes));
      if (shiftedTo !== undefined || at < now + leadMs) continue;
      if (refusalOf(ward, at, durationMs)) continue;
      if (!ofDay.some((slot) => collides(slot, endOf(slot), at, durationMs))) return at;
    }
  }
  return undefined;
}

/** On the campaign's own days (its spare week) the window of its usual time comes first; else the earliest. */
function byCustom(
  windows: readonly Window[],
  { days = [] }: Campaign,
  day: string,
  usual: number,
): readonly Window[] {
  if (!days.includes(weekdayOf(day))) return windows;
  const holds = ({ from, to }: Window): number => (from <= usual && usual < to ? 0 : 1);
  return windows.toSorted((a, b) => holds(a) - holds(b) || a.from - b.from);
}

/** The hour of day, in minutes, at which people know the airing: the campaign's, of several the one that was lost. */
function usualMinutes(campaign: Campaign, lost: Slot, timeZone: string): number {
  const [only, ...more] = timesOf(campaign);
  if (only !== undefined && more.length === 0) return parseMinutes(only);
  const named = /@\d{4}-\d{2}-\d{2}T(\d{2}:\d{2})/.exec(lost.id)?.[1];
  return named === undefined ? readWall(timeZone, lost.startsAt).minutes : parseMinutes(named);
}

/** Whether a slot that still stands leaves less than a minute between itself and an airing. */
function collides(slot: Slot, slotEnd: number, at: number, durationMs: number): boolean {
  if (!standing.has(slot.state)) return false;
  const gapMs = 60_000;
  return slot.startsAt < at + durationMs + gapMs && at < slotEnd + gapMs;
}

function whyNone(campaign: Campaign, searched: readonly number[]): NoMakeUp {
  if (searched.length === 0) return { code: 'not-wanted' };
  const { sameWeek } = campaign.catchUp;
  return { code: 'no-room', sameWeek, spareWeek: searched.includes(4) };
}
