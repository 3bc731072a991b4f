import { dayMs } from '../../../content/schema/durations.ts';

/** `30/2/1958` → undefined, `5/8/1958` → `1958-08-05`: the day as ISO where the calendar has it, from 1900 on. */
export function isoDay(written: string): string | undefined {
  const match = /^\s*(\d{1,2})\s*\/\s*(\d{1,2})\s*\/\s*(\d{4})\s*$/.exec(written);
  if (match === null) return undefined;
  const [day = 0, month = 0, year = 0] = match.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}

/** `2026-11-30`, 2 → `2/12/2026`: the day so many days after an ISO day, as it is written. */
export function dayAfter(today: string, days: number): string {
  const date = new Date(Date.parse(today) + days * dayMs);
  return `${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}`;
}
