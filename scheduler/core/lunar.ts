// The Vietnamese lunar calendar. lunar-javascript's own calendar is the Chinese one (UTC+8), which in some years has
// Tết on another day (2007, 2030, 2053) or in another month (1985); so only its astronomy is used, and the days
// and months are counted at UTC+7, as Vietnam has done since 1967 (Decision 121-CP of 8 August 1967).
import { ShouXingUtil } from 'lunar-javascript';
import { dayMs } from '../../content/schema/durations.ts';

const fullTurn = 2 * Math.PI;
const synodicMonthDays = 29.530588853;
const daysPerCentury = 36_525;
/** 1 January 2000 as a day number since 1 January 1970. */
const y2000 = 10_957;

/**
 * The solar day, `YYYY-MM-DD`, of a day in the lunar year that begins in `year`; leap months are not asked for.
 * `(2027, 1, 1)` → `2027-02-06`. A 30th that a short month lacks is its 29th: "the last day of the year" is `(y, 12, 30)`.
 */
export function solarDayOf(year: number, month: number, day: number): string {
  // Month 11 holds the winter solstice: months 1 to 10 follow that of `year - 1`; 11 and 12 that of `year`.
  const base = month >= 11 ? year : year - 1;
  const starts = monthsFromEleventh(base);
  const place = starts.findIndex((start) => start.month === month && !start.leap);
  const first = starts[place]?.first;
  const next = starts[place + 1]?.first;
  if (first === undefined || next === undefined) throw new RangeError(`lunar month ${month}`);
  return formatDayNumber(first + Math.min(day, next - first) - 1);
}

interface LunarMonth {
  readonly first: number;
  readonly month: number;
  readonly leap: boolean;
}

/** The months from month 11 of `year` to month 11 of the next, with the one after it. */
function monthsFromEleventh(year: number): readonly LunarMonth[] {
  const eleventh = monthHoldingSolstice(year);
  const last = monthHoldingSolstice(year + 1);
  const leapYear = last - eleventh === 13;
  const terms = Array.from({ length: 13 }, (_, i) => sunReaches(year, 270 + 30 * i));
  const months: LunarMonth[] = [];
  let month = 11;
  let leapFound = false;
  for (let moon = eleventh; moon <= last + 1; moon++) {
    const first = newMoonDay(moon);
    const next = newMoonDay(moon + 1);
    const hasTerm = terms.some((term) => term >= first && term < next);
    const leap: boolean = leapYear && !leapFound && !hasTerm && moon > eleventh && moon < last;
    leapFound ||= leap;
    months.push({ first, month: leap ? (month + 10) % 12 || 12 : month, leap });
    if (!leap) month = (month % 12) + 1;
  }
  return months;
}

/** Which new moon (0: the first of 2000) begins the month that holds the winter solstice of `year`. */
function monthHoldingSolstice(year: number): number {
  const solstice = sunReaches(year, 270);
  let moon = Math.round((solstice - y2000) / synodicMonthDays) + 1;
  while (newMoonDay(moon) > solstice) moon--;
  return moon;
}

function newMoonDay(moon: number): number {
  return civilDay(ShouXingUtil.msaLonT(moon * fullTurn));
}

/** The civil day on which the sun reaches a longitude, counted on from the spring equinox of `year`. */
function sunReaches(year: number, degrees: number): number {
  // The package counts turns from the equinox of 1999.
  return civilDay(ShouXingUtil.saLonT((year - 1999 + degrees / 360) * fullTurn));
}

/** The day number at UTC+7 of an instant in Julian centuries of TT from J2000 (noon of 1 January 2000). */
function civilDay(centuries: number): number {
  const days = centuries * daysPerCentury;
  return Math.floor(days - ShouXingUtil.dtT(days) + 0.5 + 7 / 24) + y2000;
}

function formatDayNumber(days: number): string {
  return new Date(days * dayMs).toISOString().slice(0, 10);
}
