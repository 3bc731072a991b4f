import { weekdayNames, weekdays } from '../names.ts';

/** `Thứ Hai`: as a choice begins. */
export const weekdayChoices: Readonly<Record<string, string>> = Object.fromEntries(
  weekdays.map((day) => [
    day,
    weekdayNames[day].replace(/^\p{L}/u, (first) => first.toUpperCase()),
  ]),
);
