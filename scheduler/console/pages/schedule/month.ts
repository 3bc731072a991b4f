import { html } from 'hono/html';
import { sayDay } from '../../../core/words.ts';
import type { ScheduleDay } from '../../views/schedule-days.ts';
import type { ScheduleView } from '../../views/schedule-view.ts';
import type { Html } from '../html.ts';
import { airing } from './airing.ts';

/** The days of a month in rows of weeks; on a phone below each other, those on which something is to be told. */
export function monthGrid(
  weeks: readonly (readonly ScheduleDay[])[],
  view: ScheduleView,
  timeZone: string,
): Html {
  const month = view.day.slice(0, 7);
  return html`<div class="month">
    ${weeks.flat().map((day) => monthDay(day, day.day.startsWith(month), view, timeZone))}
  </div>`;
}

function monthDay(
  { day, isToday, blackout, stretches, slots }: ScheduleDay,
  isIn: boolean,
  view: ScheduleView,
  timeZone: string,
): Html {
  const open = stretches.filter(({ kind }) => kind === 'open');
  const kind = open.length > 0 ? 'open' : 'closed';
  const isEmpty = slots.length === 0 && blackout === undefined;
  const marks = [
    kind,
    ...(isToday ? ['today'] : []),
    ...(isIn ? [] : ['beside']),
    ...(isEmpty ? ['empty'] : []),
  ];
  return html`<section class="day stretch ${marks.join(' ')}" data-day="${day}">
    <h3>${sayDay(day)}${isToday ? ' (hôm nay)' : ''}</h3>
    ${blackout === undefined ? '' : html`<p class="small">Không phát: ${blackout}</p>`}
    ${slots.map((slot) => airing(slot, view, timeZone))}
  </section>`;
}
