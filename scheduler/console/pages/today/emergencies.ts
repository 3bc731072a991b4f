import { html } from 'hono/html';
import { sayRoughly } from '../../../core/words.ts';
import { sayStandingEmergency } from '../../../core/say-repeat.ts';
import type { Seen } from '../../seen.ts';
import type { TodayView } from '../../views/today-view.ts';
import { confirmedAct } from '../act-form.ts';
import type { Html } from '../html.ts';

/** Emergencies that are still to be said again, and how to end them; '' where there is none. */
export function emergencySection(seen: Seen, { emergencies }: TodayView): Html | '' {
  if (emergencies.length === 0) return '';
  return html`<h2>Thông báo khẩn đang nhắc lại</h2>
    <ul class="rows plain">
      ${emergencies.map((one) => standing(seen, one))}
    </ul>`;
}

function standing(seen: Seen, one: TodayView['emergencies'][number]): Html {
  const left = one.nextAt - seen.now;
  return html`<li data-emergency="${one.id}">
    <p>${sayStandingEmergency(one, seen.timeZone, seen.now)}</p>
    <p class="count" data-until="${one.nextAt}">
      ${left > 0 ? `còn ${sayRoughly(left)}` : 'đến giờ'}
    </p>
    ${confirmedAct(
      seen,
      'end-emergency',
      { slot: one.id, reason: '' },
      {
        ...{ label: 'Thôi nhắc lại', yes: 'Thôi hẳn' },
        ask: html`<p>Thông báo này không phát lại nữa. Lần đang phát thì phát nốt.</p>`,
      },
    )}
  </li>`;
}
