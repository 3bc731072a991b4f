import type { Ward } from '../../content/schema/ward.ts';
import { solarDayOf } from './lunar.ts';
import { addDays } from './zone.ts';

type Blackout = Ward['broadcast']['blackouts'][number];

interface DayRange {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/**
 * Why nothing airs on a day, e.g. `Tết Nguyên đán`; undefined on a day with broadcast.
 * `day` is `YYYY-MM-DD` in the ward's zone.
 */
export function blackoutReason(blackouts: readonly Blackout[], day: string): string | undefined {
  const year = Number(day.slice(0, 4));
  return rangesOf(blackouts, year).find(({ from, to }) => from <= day && day <= to)?.reason;
}

/** A rule's days around a year. A lunar year begins in January or February and runs into the next one. */
function rangesNear(blackout: Blackout, year: number): readonly DayRange[] {
  const { reason, from, to, lunar, days = 1 } = blackout;
  if (lunar !== undefined) {
    const [month = 1, date = 1] = lunar.split('-').map(Number);
    return [year - 1, year].map((lunarYear) => {
      const first = solarDayOf(lunarYear, month, date);
      return { from: first, to: addDays(first, days - 1), reason };
    });
  }
  const first = from ?? to;
  if (first === undefined) return [];
  return [{ from: first, to: to ?? addDays(first, days - 1), reason }];
}

const knownRanges = new WeakMap<readonly Blackout[], Map<number, readonly DayRange[]>>();

/** The astronomy costs a millisecond, and a plan asks for every slot: each year is computed once. */
function rangesOf(blackouts: readonly Blackout[], year: number): readonly DayRange[] {
  let years = knownRanges.get(blackouts);
  if (!years) knownRanges.set(blackouts, (years = new Map<number, readonly DayRange[]>()));
  const ranges = years.get(year) ?? blackouts.flatMap((blackout) => rangesNear(blackout, year));
  years.set(year, ranges);
  return ranges;
}
