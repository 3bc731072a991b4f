// What the readers of dates share.
import { sayCardinal, sayMonth } from '../numerals.ts';
import type { Place } from '../place.ts';
import { dateCues } from '../tables/date-cues.ts';

export const dayPart = '(0?[1-9]|[12]\\d|3[01])';
export const monthPart = '(0?[1-9]|1[0-2])';
export const yearPart = '((?:1[0-9]|20|21)\\d{2})';
export const stopPart = '(?![\\d]|[/.-]\\d)';

/** A pattern for words that stand right before. */
export function cue(words: string): RegExp {
  return new RegExp(`(?:^|[\\s(",:;-])(?:${words})$`);
}

export const afterDayWord =
  /(?:ngày(?:\s+n)?|mùng|mồng|rằm|hôm)\s*:?\s*(?:\d{1,2}\s*(?:,|và|hoặc|hay|-)?\s*)*$/;
/** `từ ngày 12 đến`: the second day goes on without its word. */
export const afterFirstDay =
  /(?:ngày|mùng|mồng|rằm|hôm)\s*:?\s*(?:\d{1,2}\s*(?:,|và|hoặc|hay|đến hết|đến|tới|-)?\s*)*$/;
export const afterMonthWord = /tháng\s*(?:\d{1,2}\s*(?:,|và|-|đến)?\s*)*$/;
export const afterCue = cue(dateCues);

/** `ngày ` where no word for a day stands before. */
export function named(place: Place): string {
  return afterDayWord.test(place.before()) ? '' : 'ngày ';
}

export function sayYear(year: string | undefined, short?: string): string {
  const full =
    year ?? (short === undefined ? undefined : `${Number(short) < 50 ? '20' : '19'}${short}`);
  return full === undefined ? '' : ` năm ${sayCardinal(full)}`;
}

export function sayDate(day: string, month: string): string {
  return `${sayCardinal(day)} tháng ${sayMonth(month)}`;
}

const linked =
  /^[\s,;()]*(?:-|và|đến|tới|hoặc|hay|cho đến|cùng|rồi|từ)?\s?(?:hết)?\s?(?:ngày)?\s?\(?$/;

/** Whether a date ended just before, with nothing but a link in between: `5/8 - 7/8`, `30-4 và 1-5`. */
export function followsDate({ text, at, dateEnd }: Place): boolean {
  return dateEnd > 0 && at - dateEnd <= 18 && linked.test(text.slice(dateEnd, at));
}
