import { html } from 'hono/html';
import { sayDay } from '../../../core/words.ts';
import type { ScheduleDay, Stretch } from '../../views/schedule-days.ts';
import type { ScheduleView } from '../../views/schedule-view.ts';
import type { Html } from '../html.ts';
import { airing } from './airing.ts';

/** Seven days beside each other where there is room, else below each other; their stretches are rows. */
export function weekGrid(days: readonly ScheduleDay[], view: ScheduleView, timeZone: string): Html {
  const rows = days[0]?.stretches.length ?? 0;
  return html`<div class="week" data-rows="${Math.min(rows, 12)}">
    ${days.map(
      (day) =>
        html`<section class="day${day.isToday ? ' today' : ''}" data-day="${day.day}">
          <div>
            <h3>${sayDay(day.day)}${day.isToday ? ' (hôm nay)' : ''}</h3>
            ${closedDay(day)}
          </div>
          ${day.stretches.map((stretch) => stretchPart(stretch, view, timeZone))}
        </section>`,
    )}
  </div>`;
}

function stretchPart(stretch: Stretch, view: ScheduleView, timeZone: string): Html {
  const { from, to, kind, why, slots } = stretch;
  const isEmpty = kind === 'closed' && slots.length === 0;
  const says =
    kind === 'open'
      ? `${from}–${to}`
      : kind === 'quiet'
        ? `${from}–${to} im lặng: ${why ?? ''}`
        : `${from}–${to} không phát`;
  return html`<div class="stretch ${kind}${isEmpty ? ' empty' : ''}" data-stretch="${kind}">
    <p class="small">${says}</p>
    ${slots.map((slot) => airing(slot, view, timeZone))}
  </div>`;
}

function closedDay({ blackout, stretches }: ScheduleDay): Html | '' {
  if (blackout !== undefined)
    return html`<p class="small" data-blackout>Không phát: ${blackout}</p>`;
  return stretches.some(({ kind }) => kind === 'open') ? '' : html`<p class="small">Không phát</p>`;
}
