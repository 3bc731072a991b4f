import type { Ward } from '../../content/schema/ward.ts';
import { blackoutReason } from './blackouts.ts';
import type { Weekday } from '../../content/schema/names.ts';
import type { Refusal } from './reason.ts';
import { formatMinutes, parseMinutes, readWall, weekdayOf, type Wall } from './zone.ts';

type Broadcast = Ward['broadcast'];

/** What of a ward the schedule goes by. */
export type PlanWard = Pick<Ward, 'timeZone' | 'broadcast'>;

/** Stretch of a day in which sound may go out; minutes since 00:00. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** A day's windows without its quiet hours, in order; none on a blackout day. */
export function windowsOf(broadcast: Broadcast, day: string): readonly Window[] {
  if (blackoutReason(broadcast.blackouts, day) !== undefined) return [];
  const weekday = weekdayOf(day);
  let known = knownWindows.get(broadcast);
  if (!known) knownWindows.set(broadcast, (known = new Map<Weekday, readonly Window[]>()));
  const windows = known.get(weekday) ?? weekdayWindows(broadcast, weekday);
  known.set(weekday, windows);
  return windows;
}

/** A plan asks for the same seven again and again. */
const knownWindows = new WeakMap<Broadcast, Map<Weekday, readonly Window[]>>();

function weekdayWindows(broadcast: Broadcast, weekday: Weekday): readonly Window[] {
  const open = broadcast.permitted
    .filter((rule) => rule.days.includes(weekday))
    .map(toWindow)
    .toSorted((a, b) => a.from - b.from);
  const quiet = broadcast.quiet.filter((rule) => rule.days.includes(weekday)).map(toWindow);
  return quiet.reduce(
    (windows, hole) => windows.flatMap((window) => cut(window, hole)),
    join(open),
  );
}

/**
 * Why an airing of `durationMs` from `at` on would break the ward's rules; undefined when it breaks none.
 * The whole airing must lie in one window.
 */
export function refusalOf(ward: PlanWard, at: number, durationMs: number): Refusal | undefined {
  const { broadcast } = ward;
  const wall = readWall(ward.timeZone, at);
  const blackout = blackoutReason(broadcast.blackouts, wall.day);
  if (blackout !== undefined) {
    return { code: 'day-off', day: wall.day, why: blackout };
  }
  if (durationMs > broadcast.maxSessionMinutes * 60_000) {
    return {
      code: 'too-long',
      durationMs,
      maxMinutes: broadcast.maxSessionMinutes,
      citation: broadcast.sessionCitation,
    };
  }
  return windowRefusal(broadcast, wall, at, durationMs);
}

function windowRefusal(
  broadcast: Broadcast,
  wall: Wall,
  at: number,
  durationMs: number,
): Refusal | undefined {
  const begin = wall.minutes + (((at % 60_000) + 60_000) % 60_000) / 60_000;
  const end = begin + durationMs / 60_000;
  const fits = windowsOf(broadcast, wall.day).some(({ from, to }) => from <= begin && end <= to);
  if (fits) return undefined;

  const ofDay = broadcast.permitted.filter((rule) => rule.days.includes(wall.weekday));
  const citation = (ofDay[0] ?? broadcast.permitted[0])?.citation ?? '';
  if (ofDay.length === 0) return { code: 'weekday', weekday: wall.weekday, citation };
  const quiet = broadcast.quiet.find(
    (rule) =>
      rule.days.includes(wall.weekday) &&
      parseMinutes(rule.from) < Math.max(end, begin + 1) &&
      begin < parseMinutes(rule.to),
  );
  if (quiet) {
    const hours = `${quiet.from}–${quiet.to}`;
    return { code: 'quiet-hours', at: wall.time, hours, why: quiet.reason };
  }
  return {
    code: 'outside-hours',
    from: wall.time,
    ...(end < 24 * 60 && { to: formatMinutes(Math.ceil(end)) }),
    hours: ofDay.map(({ from, to }) => `${from}–${to}`),
    citation,
  };
}

function toWindow(rule: { readonly from: string; readonly to: string }): Window {
  return { from: parseMinutes(rule.from), to: parseMinutes(rule.to) };
}

/** Windows that touch or overlap are one: 05:00–06:00 and 06:00–07:00 let an airing run through 06:00. */
function join(windows: readonly Window[]): readonly Window[] {
  const joined: Window[] = [];
  for (const window of windows) {
    const last = joined.at(-1);
    if (last && window.from <= last.to) {
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, window.to) };
    } else joined.push(window);
  }
  return joined;
}

function cut(window: Window, hole: Window): readonly Window[] {
  if (hole.to <= window.from || window.to <= hole.from) return [window];
  const left = { from: window.from, to: hole.from };
  const right = { from: hole.to, to: window.to };
  return [left, right].filter(({ from, to }) => from < to);
}
