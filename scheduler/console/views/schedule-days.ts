// A week of the schedule as it is drawn: each day cut into the stretches in which sound may go out or may not.
import { blackoutReason } from '../../core/blackouts.ts';
import { windowsOf, type PlanWard } from '../../core/permitted.ts';
import type { Slot } from '../../core/slot.ts';
import { formatMinutes, parseMinutes, readWall, weekdayOf } from '../../core/zone.ts';

export interface ScheduleDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly isToday: boolean;
  /** Why nothing may air on it. */
  readonly blackout?: string;
  /** From 00:00 to 24:00 without a gap, cut alike on each day of a week. */
  readonly stretches: readonly Stretch[];
  readonly slots: readonly Slot[];
}

export interface Stretch {
  /** Wall times, `HH:MM`. */
  readonly from: string;
  readonly to: string;
  readonly kind: 'open' | 'quiet' | 'closed';
  /** Why it is quiet. */
  readonly why?: string;
  readonly slots: readonly Slot[];
}

type Broadcast = PlanWard['broadcast'];

/** `slots` are those of any days, by startsAt. */
export function scheduleDays(
  days: readonly string[],
  slots: readonly Slot[],
  { timeZone, broadcast }: PlanWard,
  today: string,
): readonly ScheduleDay[] {
  const cuts = cutsOf(broadcast, days);
  const byDay = Map.groupBy(slots, ({ startsAt }) => readWall(timeZone, startsAt).day);
  return days.map((day) => {
    const blackout = blackoutReason(broadcast.blackouts, day);
    const own = byDay.get(day) ?? [];
    const stretches = cuts.slice(0, -1).map((from, index): Stretch => {
      const to = cuts[index + 1] ?? 1440;
      const isIn = ({ startsAt }: Slot): boolean => {
        const { minutes } = readWall(timeZone, startsAt);
        return from <= minutes && minutes < to;
      };
      return {
        ...{ from: formatMinutes(from), to: formatMinutes(to), slots: own.filter(isIn) },
        ...kindOf(broadcast, day, from, to),
      };
    });
    return {
      ...{ day, isToday: day === today, stretches, slots: own },
      ...(blackout !== undefined && { blackout }),
    };
  });
}

/** Where on some day of the week it begins or ceases to be allowed; minutes since 00:00. */
function cutsOf({ permitted, quiet }: Broadcast, days: readonly string[]): readonly number[] {
  const weekdays = new Set(days.map(weekdayOf));
  const ends = [...permitted, ...quiet]
    .filter((rule) => rule.days.some((day) => weekdays.has(day)))
    .flatMap(({ from, to }) => [parseMinutes(from), parseMinutes(to)]);
  return [...new Set([0, ...ends, 1440])].sort((a, b) => a - b);
}

function kindOf(
  broadcast: Broadcast,
  day: string,
  from: number,
  to: number,
): Pick<Stretch, 'kind' | 'why'> {
  const meets = (begin: number, end: number): boolean => begin < to && from < end;
  if (windowsOf(broadcast, day).some((window) => meets(window.from, window.to)))
    return { kind: 'open' };
  const quiet = broadcast.quiet.find(
    (rule) =>
      rule.days.includes(weekdayOf(day)) && meets(parseMinutes(rule.from), parseMinutes(rule.to)),
  );
  return quiet ? { kind: 'quiet', why: quiet.reason } : { kind: 'closed' };
}
