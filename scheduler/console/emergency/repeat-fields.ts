// How a form says that an emergency is to be said again: minutes, and an hour.
import { minuteMs } from '../../../content/schema/durations.ts';
import { repeatRefusal } from '../../core/repeat.ts';
import { sayRepeatRefusal } from '../../core/say-repeat.ts';
import type { Repeat } from '../../core/slot.ts';
import { addDays, placeWallTime, readWall } from '../../core/zone.ts';
import type { FieldErrors } from '../form.ts';

type Wanted = Pick<Repeat, 'everyMinutes' | 'untilAt'>;

/** `every`: minutes, '' for once; `until`: `18:00`, its next occurrence; '' until somebody ends it. */
export function readRepeatFields(
  { every, until }: { readonly every: string; readonly until: string },
  durationMs: number,
  { timeZone, now }: { readonly timeZone: string; readonly now: number },
): { readonly repeat?: Wanted } | { readonly errors: FieldErrors } {
  if (every === '') return {};
  const untilAt = until === '' ? undefined : endOf(until, timeZone, now);
  if (until !== '' && untilAt === undefined)
    return { errors: { until: `Không hiểu giờ “${until}”. Ghi như 18:00, hoặc để trống.` } };
  const repeat = { everyMinutes: Number(every), ...(untilAt !== undefined && { untilAt }) };
  const refusal = repeatRefusal(repeat, now, durationMs);
  if (!refusal) return { repeat };
  const field = refusal.code === 'until-too-soon' ? 'until' : 'every';
  return { errors: { [field]: sayRepeatRefusal(refusal, timeZone, now) } };
}

/** The end of that minute today, or tomorrow where it has passed. */
function endOf(time: string, timeZone: string, now: number): number | undefined {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return undefined;
  const { day } = readWall(timeZone, now);
  const at = placeWallTime(timeZone, day, time).at;
  const next = at > now ? at : placeWallTime(timeZone, addDays(day, 1), time).at;
  return next + minuteMs - 1;
}
