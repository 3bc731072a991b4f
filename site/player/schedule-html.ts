import type { PublishedSchedule, PublishedSlot } from '../../content/schema/published.ts';
import { vietnameseDay } from '../../content/schema/vietnamese-day.ts';
import { capital, escape } from './html-text.ts';
import { nextSlot, slotWords, stateWords, wasHeard } from './slot-words.ts';
import { mondayOf, titleOf, weekHtml, weekName } from './week-html.ts';
import { dayNumber, dayOfNumber, wallTime, weekdayOf } from './wall-time.ts';

// The same words are drawn at build time and again in the browser when the station published something newer: one function, as text.

const columns = [
  ['T2', 'Thứ Hai'],
  ['T3', 'Thứ Ba'],
  ['T4', 'Thứ Tư'],
  ['T5', 'Thứ Năm'],
  ['T6', 'Thứ Sáu'],
  ['T7', 'Thứ Bảy'],
  ['CN', 'Chủ nhật'],
] as const;

/** The sentence about the next airing. */
export function nextHtml(schedule: PublishedSchedule, nowMs: number): string {
  const slot = nextSlot(schedule.slots, nowMs);
  if (slot === undefined) return '<p>Hiện không có buổi phát nào sắp tới.</p>';
  const { time, weekdayName, date } = wallTime(slot.startsAt, schedule.timeZone);
  const said = slot.state === 'airing' ? 'Loa đang phát, từ' : 'Loa phát lần tới:';
  return `<p>${said} <strong><time datetime="${escape(slot.startsAt)}">${time}, ${weekdayName} ${date}</time></strong></p>`;
}

function cellHtml(day: string, slots: readonly PublishedSlot[], timeZone: string): string {
  const [, month = '', date = ''] = day.split('-');
  const label = date === '01' ? `${Number(date)}/${Number(month)}` : String(Number(date));
  const marks = slots
    .map(
      (slot) =>
        `<span class="air ${slot.state}"><span aria-hidden="true">${stateWords[slot.state].sign}</span> ` +
        `${wallTime(slot.startsAt, timeZone).time}<span class="unseen">, ${stateWords[slot.state].name}</span></span>`,
    )
    .join('');
  return `<td${slots.length > 0 ? ' class="has-air"' : ''}><span class="date">${label}</span>${marks}</td>`;
}

/** The campaign's weeks as a picture: a table, Monday first. Its caption tells the weeks as planned, and the first airing. */
export function calendarHtml(
  { title, weeks }: { readonly title: string; readonly weeks?: number | undefined },
  slots: readonly PublishedSlot[],
  timeZone: string,
): string {
  const dated = slots.map((slot) => ({ slot, day: wallTime(slot.startsAt, timeZone).day }));
  const numbers = dated.map(({ day }) => dayNumber(day)).sort((a, b) => a - b);
  const first = numbers[0];
  const last = numbers[numbers.length - 1];
  if (first === undefined || last === undefined) return '';
  const monday = first - weekdayOf(first);
  const drawn = Math.floor((last - monday) / 7) + 1;
  const rows = Array.from({ length: drawn }, (_, week) => {
    const cells = columns.map((_name, column) => {
      const day = dayOfNumber(monday + 7 * week + column);
      const airings = dated.filter((each) => each.day === day).map(({ slot }) => slot);
      return cellHtml(day, airings, timeZone);
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const heads = columns.map(
    ([short, name]) => `<th scope="col"><abbr title="${name}">${short}</abbr></th>`,
  );
  const start = vietnameseDay(dayOfNumber(first));
  const length = weeks === undefined ? '' : `${weeks} tuần, `;
  const caption = `${escape(title)}: ${length}từ ngày ${start}`;
  return `<table class="calendar"><caption>${caption}</caption><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function rowHtml(slot: PublishedSlot, timeZone: string, title: string): string {
  const { time, weekdayName, date } = wallTime(slot.startsAt, timeZone);
  const again =
    slot.bulletin === undefined || !wasHeard(slot)
      ? ''
      : ` <a href="/phat-thanh/tep/${slot.bulletin.sha256}.mp3">Nghe lại<span class="unseen"> buổi ${date}</span></a>`;
  // "Sắp phát" stands in the heading already.
  const plain =
    (slot.state === 'planned' || slot.state === 'ready') && slot.makeUpFor === undefined;
  const words = plain ? '' : `<span>${escape(capital(slotWords(slot, timeZone)))}${again}</span>`;
  return (
    `<li class="${slot.state}"><span><span aria-hidden="true">${stateWords[slot.state].sign}</span> ` +
    `<time datetime="${escape(slot.startsAt)}">${capital(weekdayName)} ${date}, ${time}</time>${title === '' ? '' : ` ${escape(title)}`}</span> ` +
    `${words}</li>`
  );
}

/** A list of slots in words, with their campaigns' names where there is more than one; `none` where there are none. */
function slotListHtml(
  slots: readonly PublishedSlot[],
  { timeZone, campaigns }: PublishedSchedule,
  none: string,
): string {
  if (slots.length === 0) return `<p>${none}</p>`;
  const named = (slot: PublishedSlot) =>
    campaigns.length === 1 && slot.campaign === campaigns[0]?.id ? '' : titleOf(slot, campaigns);
  return `<ul class="slots">${slots.map((slot) => rowHtml(slot, timeZone, named(slot))).join('')}</ul>`;
}

/** Whether the airings are as many as the documents ask for. */
function wishesHtml({ wishes = [] }: PublishedSchedule): string {
  const items = wishes.map(
    ({ title, says }) => `<li>Bài “${escape(title)}” cần phát ${escape(says)}.</li>`,
  );
  return items.length === 0 ? '' : `<ul class="wishes">${items.join('')}</ul>`;
}

/** Emergencies that are said again and again: one line each, not one for each time. */
function emergenciesHtml({ emergencies = [], timeZone }: PublishedSchedule): string {
  const items = emergencies.map(({ title, everyMinutes, nextAt }) => {
    const { time, weekdayName, date } = wallTime(nextAt, timeZone);
    return `<li>${escape(title)}: nhắc lại mỗi ${everyMinutes} phút, lần tới <time datetime="${escape(nextAt)}">${time}, ${weekdayName} ${date}</time></li>`;
  });
  return items.length === 0
    ? ''
    : `<h2>Thông báo khẩn đang nhắc lại</h2><ul class="emergencies">${items.join('')}</ul>`;
}

/** More rows than these are told week by week, folded. */
const mostRows = 24;
const weeksAhead = 3;

/**
 * A whole schedule: this week as a table, then what comes after it and what was before it (newest first). What stands in the
 * table is said nowhere again.
 */
export function scheduleHtml(
  schedule: PublishedSchedule,
  nowMs = Date.parse(schedule.generatedAt),
): string {
  const { timeZone, campaigns } = schedule;
  const slots = schedule.slots
    .filter(
      ({ id, reasonCode, repeat }) =>
        reasonCode !== 'left-plan' && (repeat === undefined || repeat.of === id),
    )
    .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const monday = weekToShow(slots, timeZone, nowMs);
  const weekOf = (slot: PublishedSlot) => mondayOf(slot.startsAt, timeZone);
  const today = wallTime(new Date(nowMs).toISOString(), timeZone).day;
  const thisWeek = slots.filter((slot) => weekOf(slot) === monday);
  const later = slots.filter((slot) => weekOf(slot) > monday);
  const earlier = slots.filter((slot) => weekOf(slot) < monday).reverse();
  const [only] = campaigns;
  // A campaign that is alone and has an end is seen whole at a glance; of several nobody could read it.
  const whole =
    only && campaigns.length === 1 && only.weeks !== undefined
      ? calendarHtml(
          only,
          slots.filter(({ campaign }) => campaign === only.id),
          timeZone,
        )
      : '';
  return (
    `${emergenciesHtml(schedule)}<h2>Lịch phát loa</h2>${weekHtml(monday, thisWeek, schedule, today)}${whole}${wishesHtml(schedule)}` +
    `<h2>Sắp phát${thisWeek.length > 0 ? ', từ tuần sau' : ''}</h2>${laterHtml(later, schedule, monday, today)}` +
    `<h2>Các buổi đã qua</h2>${slotListHtml(earlier.slice(0, mostRows), schedule, `Chưa có buổi nào${thisWeek.length > 0 ? ' trước tuần này' : ''}.`)}`
  );
}

/** This week, or where nothing is on this week the one of the next airing. */
function weekToShow(slots: readonly PublishedSlot[], timeZone: string, nowMs: number): number {
  const monday = mondayOf(new Date(nowMs).toISOString(), timeZone);
  if (slots.some(({ startsAt }) => mondayOf(startsAt, timeZone) === monday)) return monday;
  const next = nextSlot(slots, nowMs);
  return next === undefined ? monday : mondayOf(next.startsAt, timeZone);
}

function laterHtml(
  later: readonly PublishedSlot[],
  schedule: PublishedSchedule,
  monday: number,
  today: string,
): string {
  if (later.length <= mostRows) return slotListHtml(later, schedule, 'Không còn buổi nào.');
  // By hand: this runs on old telephones too, whose browsers do not group.
  const weeks = new Map<number, PublishedSlot[]>();
  for (const slot of later) {
    const week = mondayOf(slot.startsAt, schedule.timeZone);
    weeks.set(week, [...(weeks.get(week) ?? []), slot]);
  }
  const folded = [...weeks]
    .filter(([week]) => week <= monday + 7 * weeksAhead)
    .map(
      ([week, slots]) =>
        `<details class="answer"><summary>Tuần ${weekName(week)}: ${slots.length} buổi</summary>` +
        `<div>${weekHtml(week, slots, schedule, today)}</div></details>`,
    );
  const rest = weeks.size > folded.length ? '<p>Các tuần sau nữa có trong lịch để tải về.</p>' : '';
  return folded.join('') + rest;
}
