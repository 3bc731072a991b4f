// An emergency that is said again: at fixed distances from its first airing, until its hour has come or somebody ends it.
// What of it stands in the store is in repeat-chain.ts.
import { dayMs, minuteMs } from '../../content/schema/durations.ts';
import type { RepeatRefusal, Repeating } from './reason.ts';
import type { Repeat, Slot } from './slot.ts';
import { readWall } from './zone.ts';

/** Oftener than every five minutes nobody listens any more; seldomer than twice a day it is an airing like others. */
export const repeatMinutes = { least: 5, most: 720 } as const;
const mostGraceMs = 15 * minuteMs;

/** Whether a slot says an emergency again. Its first airing is none: that one is aired by whoever takes its order. */
export function isRepeat({ id, repeat }: Pick<Slot, 'id' | 'repeat'>): boolean {
  return repeat !== undefined && repeat.of !== id;
}

/** Which repeat of its emergency, in the order in which they were entered; 0: its first airing. */
export function lapOf({ id }: Pick<Slot, 'id'>): number {
  return Number(/\/lap-(\d+)$/.exec(id)?.[1] ?? 0);
}

/** How late a repeat may begin: never nearer to the next one than to its own moment. Ms. */
export function repeatGraceMs({ everyMinutes }: Pick<Repeat, 'everyMinutes'>): number {
  return Math.min(mostGraceMs, (everyMinutes * minuteMs) / 2);
}

/** When it is said for the second time, epoch ms. */
export function firstRepeatAt({
  firstAt,
  everyMinutes,
}: Pick<Repeating, 'firstAt' | 'everyMinutes'>): number {
  return firstAt + everyMinutes * minuteMs;
}

/** Why it is not repeated like that; undefined where it can be. Without `durationMs` the length is not looked at. */
export function repeatRefusal(
  { everyMinutes, untilAt }: Pick<Repeat, 'everyMinutes' | 'untilAt'>,
  now: number,
  durationMs = 0,
): RepeatRefusal | undefined {
  const { least, most } = repeatMinutes;
  if (!Number.isInteger(everyMinutes) || everyMinutes < least || everyMinutes > most)
    return { code: 'interval', least, most };
  const first = now + everyMinutes * minuteMs;
  if (untilAt !== undefined && untilAt < first) return { code: 'until-too-soon', untilAt, first };
  if (durationMs >= everyMinutes * minuteMs)
    return { code: 'longer-than-interval', durationMs, everyMinutes };
  return undefined;
}

/**
 * Repeats in the order in which they sound: whose emergency was heard longest ago comes first. Where there is not the time for
 * all of them, they take turns.
 */
export function inTurn(repeats: readonly Slot[], slots: readonly Slot[]): readonly Slot[] {
  const heardAt = new Map<string, number>();
  for (const { repeat, airedAt, startsAt } of slots)
    if (repeat && airedAt !== undefined)
      heardAt.set(repeat.of, Math.max(startsAt, heardAt.get(repeat.of) ?? 0));
  const last = ({ repeat }: Slot): number => heardAt.get(repeat?.of ?? '') ?? 0;
  return repeats.toSorted((a, b) => last(a) - last(b) || a.startsAt - b.startsAt);
}

/** Nghị định 144/2021/NĐ-CP, Điều 8: from 22:00 to 6:00 people are not to be kept awake. */
const night = { from: '22:00', to: '06:00' } as const;
const lookAheadMs = dayMs;

/** The first repeat of the next day and night that falls into the night, epoch ms. */
export function firstAtNight(
  { firstAt, everyMinutes, untilAt = Infinity }: Repeating,
  timeZone: string,
): number | undefined {
  const last = Math.min(untilAt, firstAt + lookAheadMs);
  for (let at = firstAt + everyMinutes * minuteMs; at <= last; at += everyMinutes * minuteMs) {
    const { time } = readWall(timeZone, at);
    if (time >= night.from || time < night.to) return at;
  }
  return undefined;
}
