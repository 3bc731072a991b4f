// How days and times are said to staff and station, in Vietnamese.
import { weekdayNames } from '../../content/schema/names.ts';
import { readWall, weekdayOf } from './zone.ts';

/** `2027-02-06` → `thứ Bảy 06/02/2027`. */
export function sayDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${weekdayNames[weekdayOf(day)]} ${date}/${month}/${year}`;
}

/** `thứ Ba 24/11 17:00`. */
export function sayInstant(timeZone: string, at: number): string {
  const wall = readWall(timeZone, at);
  return `${weekdayNames[wall.weekday]} ${wall.day.slice(8)}/${wall.day.slice(5, 7)} ${wall.time}`;
}

/** `thứ Ba 17:00`: enough within one week. */
export function sayShortInstant(timeZone: string, at: number): string {
  const wall = readWall(timeZone, at);
  return `${weekdayNames[wall.weekday]} ${wall.time}`;
}

/** `16:41`, or with its day where that is another than `beside`'s: `16:41 thứ Hai 23/11`. */
export function sayTime(timeZone: string, at: number, beside: number): string {
  const wall = readWall(timeZone, at);
  if (wall.day === readWall(timeZone, beside).day) return wall.time;
  return `${wall.time} ${weekdayNames[wall.weekday]} ${wall.day.slice(8)}/${wall.day.slice(5, 7)}`;
}

/** `372400` → `6 phút 12 giây`. */
export function sayLength(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} giây`;
  return seconds % 60 === 0 ? `${minutes} phút` : `${minutes} phút ${seconds % 60} giây`;
}

/** As a player shows it: `130000` → `2:10`; `3725000` → `1:02:05`. */
export function sayClock(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const rest = two(seconds % 60);
  return minutes < 60
    ? `${minutes}:${rest}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`;
}

/** Roughly, for what may have lasted days: `90000` → `2 phút`; `7500000` → `2 giờ`; `200000000` → `2 ngày`. */
export function sayRoughly(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return 'chưa đến một phút';
  if (minutes < 120) return `${minutes} phút`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} giờ` : `${Math.round(hours / 24)} ngày`;
}
