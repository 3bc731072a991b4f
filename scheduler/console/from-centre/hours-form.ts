// Local rules win: a campaign of the centre airs at hours that the ward chooses from its own.
import { html } from 'hono/html';
import { weekdayNames, weekdays } from '../../../content/schema/names.ts';
import type { Html } from '../pages/html.ts';
import type { OrderView } from './order-view.ts';
import { pathOf } from './words.ts';

/** Looked at by GET: the page comes anew with what the hours come to. */
export function hoursForm({ received, permitted, chosen, plan }: OrderView): Html | '' {
  const { hours = plan?.had?.hours ?? [], days = plan?.had?.days ?? [] } = chosen;
  return html`<h2>Giờ của phường cho đợt phát này</h2>
    <form class="sheet" method="get" action="${pathOf(received.id)}" data-form="hours">
      <p class="small">Phường cho phép phát:</p>
      <ul class="small">
        ${permitted.map(
          (one) =>
            html`<li>
              ${one.days.map((day) => weekdayNames[day]).join(', ')}: ${one.from}–${one.to}
            </li>`,
        )}
      </ul>
      <div class="field">
        <label for="gio">Phát lúc (giờ:phút; nhiều giờ thì cách nhau bằng dấu phẩy)</label>
        <input id="gio" name="gio" value="${hours.join(', ')}" />
      </div>
      <fieldset>
        <legend>Vào những ngày (không chọn thì như của trung tâm)</legend>
        ${weekdays.map(
          (day) =>
            html`<label class="choice"
              ><input
                type="checkbox"
                name="ngay-${day}"
                value="on"
                ${days.includes(day) ? 'checked' : ''}
              />
              ${weekdayNames[day]}</label
            >`,
        )}
        <p class="small">Đợt phát ghi ngày cụ thể thì giữ ngày của trung tâm, chỉ đổi giờ.</p>
      </fieldset>
      <button class="button">Xem với giờ này</button>
    </form>`;
}
