// The week as a table: a row for each day, so that it stacks by day on a telephone; columns for the parts of the day in which
// anything airs. Whatever airs together stands together, with its campaign's name.
import { atOnceTitles, isAtOnce } from '../../content/schema/names.ts';
import type { PublishedSchedule, PublishedSlot } from '../../content/schema/published.ts';
import { vietnameseDay } from '../../content/schema/vietnamese-day.ts';
import { capital, escape } from './html-text.ts';
import { lateMs, slotWords, stateWords, wasHeard } from './slot-words.ts';
import { dayNumber, dayOfNumber, wallTime, weekdayName, weekdayOf } from './wall-time.ts';

/** What people call the hours before `until`. */
const parts = [
  { name: 'Sáng', until: '12:00' },
  { name: 'Chiều', until: '18:00' },
  { name: 'Tối', until: '24:00' },
] as const;

/** Days since 1970 of the Monday of an instant's week. */
export function mondayOf(iso: string, timeZone: string): number {
  const day = dayNumber(wallTime(iso, timeZone).day);
  return day - weekdayOf(day);
}

/** `30/11 – 06/12/2026` */
export function weekName(monday: number): string {
  return `${vietnameseDay(dayOfNumber(monday)).slice(0, 5)} – ${vietnameseDay(dayOfNumber(monday + 6))}`;
}

/** The week that begins on `monday`, of `slots` in order; `today` is marked. */
export function weekHtml(
  monday: number,
  slots: readonly PublishedSlot[],
  { timeZone, campaigns }: Pick<PublishedSchedule, 'timeZone' | 'campaigns'>,
  today: string,
): string {
  const placed = slots.map((slot) => ({ slot, ...wallTime(slot.startsAt, timeZone) }));
  const partOf = (time: string) => parts.find(({ until }) => time < until)?.name;
  const columns = parts.filter(({ name }) => placed.some(({ time }) => partOf(time) === name));
  const rows = Array.from({ length: 7 }, (_, index) => {
    const day = dayOfNumber(monday + index);
    const ofDay = placed.filter((each) => each.day === day);
    const cells = columns.map(({ name }) => {
      const ofPart = ofDay.filter(({ time }) => partOf(time) === name);
      const items = ofPart.map(({ slot }) =>
        slotHtml(
          slot,
          timeZone,
          titleOf(slot, campaigns),
          campaigns.some(({ id }) => id === slot.campaign),
        ),
      );
      return `<td>${items.length === 0 ? '' : `<ul>${items.join('')}</ul>`}</td>`;
    });
    const kind = [ofDay.length > 0 ? 'has-air' : '', day === today ? 'today' : ''].join(' ').trim();
    return (
      `<tr${kind === '' ? '' : ` class="${kind}"`}><th scope="row">` +
      `${weekdayName(monday + index)} <span>${vietnameseDay(day).slice(0, 5)}</span>` +
      `${day === today ? ' <span class="is-today">hôm nay</span>' : ''}</th>${cells.join('')}</tr>`
    );
  });
  const heads = columns.map(({ name }) => `<th scope="col">${name}</th>`);
  return (
    `<table class="week"><caption>Tuần ${weekName(monday)}</caption>` +
    `<thead><tr><th scope="col">Ngày</th>${heads.join('')}</tr></thead>` +
    `<tbody>${rows.join('')}</tbody></table>`
  );
}

/** What an airing is called: its campaign, else the bulletin's own words are not known. */
export function titleOf(
  { campaign }: PublishedSlot,
  campaigns: PublishedSchedule['campaigns'],
): string {
  const atOnce = atOnceTitles.get(campaign);
  return atOnce ?? campaigns.find(({ id }) => id === campaign)?.title ?? 'Đợt phát đã thôi';
}

/** `isListed`: its campaign stands further down the page. */
function slotHtml(slot: PublishedSlot, timeZone: string, title: string, isListed: boolean): string {
  const { startsAt, state, campaign } = slot;
  const { time, date } = wallTime(startsAt, timeZone);
  const name = !isListed
    ? escape(title)
    : `<a href="#dot-${escape(campaign)}">${escape(title)}</a>`;
  const words = goesWithoutSaying(slot)
    ? `<span class="unseen">, ${stateWords[state].name}</span>`
    : `<span class="how">${escape(capital(slotWords(slot, timeZone)))}</span>`;
  const again =
    slot.bulletin === undefined || !wasHeard(slot)
      ? ''
      : ` <a href="/phat-thanh/tep/${slot.bulletin.sha256}.mp3">Nghe lại<span class="unseen"> buổi ${time} ${date}</span></a>`;
  return (
    `<li class="${state}"><time datetime="${escape(startsAt)}"><span aria-hidden="true">${stateWords[state].sign}</span> ${time}</time> ` +
    `${name}${words}${again}</li>`
  );
}

/** What is to come, or was heard at its hour, is told by its sign; everything else in words. */
function goesWithoutSaying({
  state,
  startsAt,
  airedAt,
  makeUpFor,
  campaign,
}: PublishedSlot): boolean {
  if (makeUpFor !== undefined || isAtOnce(campaign)) return false;
  if (state === 'planned' || state === 'ready') return true;
  const heardAt = Date.parse(airedAt ?? startsAt);
  return ['aired', 'handed-over'].includes(state) && heardAt - Date.parse(startsAt) < lateMs;
}
