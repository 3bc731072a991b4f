import { html } from 'hono/html';
import type { DayOfMoments, Moment } from '../../core/free-moments.ts';
import { sayRefusal } from '../../core/say-cause.ts';
import { sayDay, sayInstant } from '../../core/words.ts';
import { readWall } from '../../core/zone.ts';
import type { Typed } from '../form.ts';
import type { Seen } from '../seen.ts';
import type { MoveView } from '../views/move-view.ts';
import { actForm, button } from './act-form.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import { slotPath } from './places.ts';

/** `/dai/lich/<slot>/doi/`: the moments to which an airing can go, and why it cannot go to the others. */
export function movePage(seen: Seen, view: MoveView | undefined, typed?: Typed): Html {
  const main = view
    ? moveForm(seen, view, typed)
    : html`<p>Không có buổi này, hoặc chưa đọc được giờ phát của phường.</p>`;
  return layout(seen, {
    ...{ title: 'Dời sang giờ khác', page: 'move', main },
    ...(view && { act: { id: 'gio-trong', words: 'Đến các giờ còn trống' } }),
  });
}

function moveForm(seen: Seen, view: MoveView, typed: Typed | undefined): Html {
  const { slot, title, days } = view;
  const errors = Object.values(typed?.errors ?? {});
  return html`<p>
      <a href="${slotPath(slot.id)}">${title}</a>, đang xếp lúc
      ${sayInstant(seen.timeZone, slot.startsAt)}.
    </p>
    ${errors.length === 0 ? '' : html`<p class="error" role="alert" id="loi">${errors.join(' ')}</p>`}
    ${actForm(
      seen,
      'move',
      { slot: slot.id },
      html`<fieldset>
          <legend id="gio-trong" tabindex="-1">Giờ còn trống (trong giờ được phép)</legend>
          ${days.map((day, index) => dayOf(seen, view, day, index))}
        </fieldset>
        ${otherMoment(typed)}
        <div class="field">
          <label for="doi-ly-do">Vì sao dời (không bắt buộc)</label>
          <input
            id="doi-ly-do"
            name="reason"
            maxlength="300"
            autocomplete="off"
            value="${typed?.values['reason'] ?? ''}"
          />
        </div>
        <p class="at-hand">${button('Dời buổi này', 'main')}</p>`,
    )}`;
}

function dayOf(
  seen: Seen,
  view: MoveView,
  { day, closed, moments }: DayOfMoments,
  index: number,
): Html {
  const free = moments.filter(({ no }) => !no);
  const taken = moments.filter(({ no }) => no);
  const title = sayDay(day);
  if (closed) return html`<p><strong>${title}</strong>: ${sayRefusal(closed)}</p>`;
  if (moments.length === 0) return html`<p><strong>${title}</strong>: giờ được phép đã qua.</p>`;
  return html`<details ${index === firstOpen(view) ? 'open' : ''}>
    <summary>
      <strong>${title}</strong>:
      ${free.length === 0 ? 'không còn giờ trống' : `${free.length} giờ trống`}
    </summary>
    <div class="moments">${free.map(({ at }) => choice(seen, day, at))}</div>
    ${
      taken.length === 0
        ? ''
        : html`<ul class="small">
            ${whyNot(seen, view, taken).map((line) => html`<li>${line}</li>`)}
          </ul>`
    }
  </details>`;
}

/** The first day that has a free moment is shown at once; where a day has sixty of them, two fill a phone's screen many times. */
function firstOpen({ days }: MoveView): number {
  return days.findIndex(({ closed, moments }) => !closed && moments.some(({ no }) => !no));
}

function choice({ timeZone }: Seen, day: string, at: number): Html {
  const { time } = readWall(timeZone, at);
  return html`<label class="choice"
    ><input type="radio" name="to" value="${day} ${time}" /> ${time}</label
  >`;
}

/** Moments that are not free for the same reason stand in one line: `17:00, 17:15: trùng buổi "…"`. */
function whyNot(
  { timeZone }: Seen,
  { nameOf }: MoveView,
  taken: readonly Moment[],
): readonly string[] {
  const reasons = Map.groupBy(taken, ({ no }) => {
    switch (no?.code) {
      case 'taken':
        return `trùng buổi "${nameOf(no.beside)}"`;
      case 'refused':
        return no.refusal.code === 'outside-hours'
          ? 'phát chưa xong đã hết giờ được phép'
          : sayRefusal(no.refusal);
      default:
        return 'đã qua';
    }
  });
  return [...reasons].map(([why, moments]) => {
    const times = moments.map(({ at }) => readWall(timeZone, at).time);
    return `Không được ${times.join(', ')}: ${why}.`;
  });
}

/** A moment between those that are offered. */
function otherMoment(typed: Typed | undefined): Html {
  const kept = (name: string): string => typed?.values[name] ?? '';
  return html`<details>
    <summary>Giờ khác</summary>
    <div class="filter">
      <div class="field">
        <label for="doi-ngay">Ngày</label>
        <input id="doi-ngay" type="date" name="day" value="${kept('day')}" />
      </div>
      <div class="field">
        <label for="doi-gio">Giờ</label>
        <input id="doi-gio" type="time" name="time" value="${kept('time')}" />
      </div>
    </div>
  </details>`;
}
