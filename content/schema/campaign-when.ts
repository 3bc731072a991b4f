import type { Campaign } from './campaign.ts';
import { weekdayNames, weekdays } from './names.ts';
import { vietnameseDay } from './vietnamese-day.ts';

export type When = Pick<Campaign, 'days' | 'time' | 'times' | 'weeks' | 'until' | 'dates'>;

/** The hours of each of its days, earliest first: `['06:00', '17:00']`. None where it has listed dates. */
export function timesOf({ time, times }: When): readonly string[] {
  return [...new Set([...(times ?? []), ...(time === undefined ? [] : [time])])].sort();
}

/** Whether it goes on until its file changes. */
export function isEndless({ weeks, until, dates }: When): boolean {
  return weeks === undefined && until === undefined && dates === undefined;
}

/** How often a week it airs; 0 where it has listed dates. */
export function perWeek(when: When): number {
  return (when.days?.length ?? 0) * timesOf(when).length;
}

/** `thứ Ba và thứ Sáu lúc 17:00, trong 5 tuần`; `06:30 ngày 01/12/2026`. */
export function sayWhen(when: When): string {
  const { days = [], weeks, until, dates } = when;
  if (dates) return and(dates.toSorted().map(sayMoment));
  const names = weekdays.filter((day) => days.includes(day)).map((day) => weekdayNames[day]);
  const on = names.length === 7 ? 'hằng ngày' : and(names);
  const end =
    weeks !== undefined
      ? `, trong ${weeks} tuần`
      : until
        ? `, đến hết ngày ${vietnameseDay(until)}`
        : '';
  return `${on} lúc ${and(timesOf(when))}${end}`;
}

function sayMoment(moment: string): string {
  return `${moment.slice(11)} ngày ${vietnameseDay(moment.slice(0, 10))}`;
}

function and(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} và ${last}`;
}
