// A brute-force calendar that shares nothing with the scheduler: it asks Intl what the wall shows at each candidate
// instant, and looks at an airing minute by minute.
import type { Campaign } from '../../../content/schema/campaign.ts';
import type { Ward } from '../../../content/schema/ward.ts';

const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const hour = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the wall shows, as epoch ms of the same face in UTC. */
function faceAt(timeZone: string, at: number): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    formats.set(timeZone, format);
  }
  return Date.parse(`${format.format(at).replace(' ', 'T')}Z`);
}

const placed = new Map<string, number>();

/** The first instant at which the wall shows the face; for a skipped face, what it would be by the old offset. */
export function instantOf(timeZone: string, face: number): number {
  const key = `${timeZone} ${face}`;
  const known = placed.get(key);
  if (known !== undefined) return known;
  let found = face - (faceAt(timeZone, face - 30 * hour) - (face - 30 * hour));
  for (let offset = 15 * hour; offset >= -13 * hour; offset -= hour / 4) {
    if (faceAt(timeZone, face - offset) === face) {
      found = face - offset;
      break;
    }
  }
  placed.set(key, found);
  return found;
}

/** Start instants of a campaign's airings, by looking at each day from its beginning on. */
export function slotsByForce(campaign: Campaign, timeZone: string, now: number): number[] {
  const { dates, days = [], time, times = [time ?? ''], weeks, until } = campaign;
  const instants = (dayFace: number): number[] =>
    times.map((written) => instantOf(timeZone, dayFace + minutesOf(written) * 60_000));
  if (dates)
    return dates
      .map((moment) => instantOf(timeZone, Date.parse(`${moment.replace(' ', 'T')}Z`)))
      .sort((a, b) => a - b);

  const airs = (dayFace: number): boolean =>
    days.some((day) => day === dayNames[new Date(dayFace).getUTCDay()]);
  const oneDay = 24 * hour;
  const today = Math.floor(faceAt(timeZone, now) / oneDay) * oneDay;
  let firstDay = campaign.startsOn === undefined ? today : Date.parse(campaign.startsOn);
  // Its first day is one whose every hour is still to come, unless a day is written.
  const firstHour = [...times].sort()[0] ?? '';
  const hasBegun = (day: number): boolean =>
    instantOf(timeZone, day + minutesOf(firstHour) * 60_000) <= now;
  while (!airs(firstDay) || (campaign.startsOn === undefined && hasBegun(firstDay)))
    firstDay += oneDay;
  const ahead = Math.max(firstDay, today) + 56 * oneDay;
  const end =
    until !== undefined
      ? Date.parse(until) + oneDay
      : weeks === undefined
        ? ahead
        : firstDay + weeks * 7 * oneDay;
  const starts: number[] = [];
  for (let day = firstDay; day < end; day += oneDay) if (airs(day)) starts.push(...instants(day));
  return starts.sort((a, b) => a - b);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Whether each minute of an airing lies in permitted hours, outside quiet hours. */
export function lawfulByForce(ward: Ward, at: number, minutes: number): boolean {
  const { permitted, quiet, maxSessionMinutes } = ward.broadcast;
  if (minutes > maxSessionMinutes) return false;
  const startFace = faceAt(ward.timeZone, at);
  const startDay = new Date(startFace).toISOString().slice(0, 10);
  for (let minute = 0; minute < minutes; minute++) {
    const face = new Date(startFace + minute * 60_000);
    if (face.toISOString().slice(0, 10) !== startDay) return false;
    const time = face.toISOString().slice(11, 16);
    const weekday = dayNames[face.getUTCDay()];
    const covers = (rule: { days: readonly string[]; from: string; to: string }): boolean =>
      rule.days.some((day) => day === weekday) && rule.from <= time && time < rule.to;
    if (!permitted.some(covers) || quiet.some(covers)) return false;
  }
  return true;
}

/** The day that the wall shows, `YYYY-MM-DD`. */
export function wallDayByForce(timeZone: string, at: number): string {
  return new Date(faceAt(timeZone, at)).toISOString().slice(0, 10);
}

/** Whether an instant is on a day without broadcast. */
export function dayOffByForce(ward: Ward, at: number, tet: readonly string[]): boolean {
  const today = wallDayByForce(ward.timeZone, at);
  return ward.broadcast.blackouts.some(({ from = '', to = from, lunar, days = 1 }) => {
    const ranges =
      lunar === undefined ? [[from, to]] : tet.map((day) => [day, plus(day, days - 1)]);
    return ranges.some(([first = '', last = '']) => first <= today && today <= last);
  });
}

function plus(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 24 * hour).toISOString().slice(0, 10);
}
