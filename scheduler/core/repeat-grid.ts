// The moments of an emergency that is said again: at fixed distances from its first airing, or, where a wrong clock heard it in
// what is the future now, from when the clock was set back.
import { minuteMs } from '../../content/schema/durations.ts';
import { lapOf, repeatGraceMs } from './repeat.ts';
import { isWaiting, type Repeat, type Slot } from './slot.ts';

/** An emergency and its repeats so far. */
export interface Chain {
  readonly order: Repeat;
  readonly first: Slot;
  readonly repeats: readonly Slot[];
}

const begun: ReadonlySet<Slot['state']> = new Set([
  'airing',
  'aired',
  'handed-over',
  'interrupted',
]);

/**
 * The first moment that is to come, or that it could still begin late for, and that no slot has had, epoch ms; undefined where
 * its hour has come.
 */
export function nextMoment({ order, first, repeats }: Chain, now: number): number | undefined {
  const everyMs = order.everyMinutes * minuteMs;
  const graceMs = repeatGraceMs(order);
  const own = [first, ...repeats].filter(({ reason }) => reason?.code !== 'left-plan');
  // By a clock that is right nothing has happened to a slot before its moment, and one alone waits ahead.
  const isHeardAhead = ({ state, startsAt }: Slot): boolean =>
    begun.has(state) && startsAt > now + graceMs;
  const isWrongly = (slot: Slot): boolean =>
    isHeardAhead(slot) || (slot.state === 'missed' && slot.startsAt > now);
  const right = own.filter((slot) => !isWrongly(slot));
  const base = lastEntered(right.filter(({ startsAt }) => startsAt <= now + everyMs + graceMs));
  const heardAhead = lastEntered(own.filter(isHeardAhead));
  const at =
    base === undefined || (heardAhead && lapOf(heardAhead) > lapOf(base))
      ? Math.round(now + everyMs)
      : onGrid(base.startsAt, everyMs, right, now - graceMs);
  return order.untilAt !== undefined && Math.max(at, now) > order.untilAt ? undefined : at;
}

/** The first moment of the grid through `from` that comes after `after` and that none of these slots had. */
function onGrid(from: number, everyMs: number, slots: readonly Slot[], after: number): number {
  const had = new Set(
    slots.filter((slot) => !isWaiting(slot) || lapOf(slot) === 0).map(({ startsAt }) => startsAt),
  );
  let moment = from + Math.max(0, Math.floor((after - from) / everyMs) + 1) * everyMs;
  while (had.has(moment)) moment += everyMs;
  return moment;
}

function lastEntered(slots: readonly Slot[]): Slot | undefined {
  return slots.toSorted((a, b) => lapOf(a) - lapOf(b)).at(-1);
}
