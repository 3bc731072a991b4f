import { html } from 'hono/html';
import { sayEventName } from '../../core/event-names.ts';
import { sayInstant } from '../../core/words.ts';
import { formatInstant } from '../../core/zone.ts';
import type { Seen } from '../seen.ts';
import type { LogLine } from '../log-search/log-line.ts';
import { mostCounted } from '../log-search/log-search.ts';
import type { LogQuery, LogView } from '../views/log-view.ts';
import { actForm, button } from './act-form.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import { slotPath } from './places.ts';

/** `/dai/nhat-ky/`: what really happened, newest first; to search, and to hold against its hashes. */
export function logPage(seen: Seen, view: LogView): Html {
  const { query, lines, found, behind, pages } = view;
  return layout(seen, {
    ...{ title: 'Nhật ký', page: 'log', wide: true },
    main: html`${filter(view)}
      <p role="status">
        ${found === 0 ? 'Không có dòng nào.' : `${found < mostCounted || query.words === '' ? found : `Hơn ${found}`} dòng${pages > 1 ? `, trang ${query.page}/${pages}` : ''}, mới trước cũ sau.`}
      </p>
      ${behind > 0 ? html`<p class="note" data-behind="${behind}">Còn ${behind} dòng mới nhất chưa tìm được bằng chữ: đang lập mục lục, tải lại trang sau ít giây.</p>` : ''}
      <ul class="rows log sheet" data-found="${found}">
        ${lines.map((line) => row(seen, line))}
      </ul>
      ${paging(view)} ${verifying(seen, view)}`,
  });
}

function filter({ query, events }: LogView): Html {
  return html`<form class="filter" method="get" action="/dai/nhat-ky/" role="search">
    <div class="field">
      <label for="nk-tim">Tìm chữ</label>
      <input id="nk-tim" type="search" name="tim" value="${query.words}" autocomplete="off" />
    </div>
    <div class="field">
      <label for="nk-ngay">Ngày</label>
      <input id="nk-ngay" type="date" name="ngay" value="${query.day}" />
    </div>
    <div class="field">
      <label for="nk-loai">Loại</label>
      <select id="nk-loai" name="loai">
        <option value="">Mọi loại</option>
        ${events.map(
          (event) =>
            html`<option value="${event}" ${event === query.event ? 'selected' : ''}>
              ${sayEventName(event)}
            </option>`,
        )}
      </select>
    </div>
    ${
      query.slot === ''
        ? ''
        : html`<div class="field">
            <label for="nk-buoi">Buổi</label>
            <input id="nk-buoi" name="buoi" value="${query.slot}" />
          </div>`
    }
    <button class="button">Tìm</button>
  </form>`;
}

function row({ timeZone }: Seen, { seq, at, slot, event, words, facts }: LogLine): Html {
  const when = formatInstant(timeZone, at);
  return html`<li data-event="${event}" data-seq="${seq}">
    <p class="time">${when.slice(8, 10)}/${when.slice(5, 7)}<br />${when.slice(11, 19)}</p>
    <div>
      <p><strong>${sayEventName(event)}</strong>${words === '' ? '' : `: ${words}`}</p>
      ${slot === '' ? '' : html`<p><a href="${slotPath(slot)}">${slot}</a></p>`}
      <details>
        <summary class="small">Dòng ${seq}</summary>
        <p class="mono">${facts === '' ? 'không có gì thêm' : facts}</p>
      </details>
    </div>
  </li>`;
}

function paging({ query, pages }: LogView): Html | '' {
  if (pages === 1) return '';
  const link = (page: number, words: string): Html | '' =>
    page < 1 || page > pages
      ? ''
      : html`<a class="button" href="${address(query, page)}">${words}</a>`;
  return html`<nav class="acts" aria-label="Các trang của nhật ký">
    ${link(query.page - 1, 'Mới hơn')} ${link(query.page + 1, 'Cũ hơn')}
  </nav>`;
}

function address({ words, day, slot, event }: LogQuery, page: number): string {
  const asked = { tim: words, ngay: day, buoi: slot, loai: event, trang: String(page) };
  const given = Object.entries(asked).filter(([, value]) => value !== '');
  return `/dai/nhat-ky/?${new URLSearchParams(given).toString()}`;
}

function verifying(seen: Seen, { head, verified }: LogView): Html {
  return html`<h2>Kiểm nhật ký</h2>
    <div class="sheet" id="kiem">
      <p>
        Mỗi dòng khóa vào dòng trước bằng mã băm: sửa hay bỏ một dòng thì các mã sau không khớp.
        Nhật ký có ${head.seq} dòng.
      </p>
      <p>Mã cuối: <span class="mono" data-head="${head.hash}">${head.hash}</span></p>
      ${
        verified
          ? html`<p class="note" data-verified="${verified.seq}">
              Lần kiểm gần nhất, ${sayInstant(seen.timeZone, verified.at)}: ${verified.words}
            </p>`
          : ''
      }
      ${actForm(
        seen,
        'verify',
        {},
        html`<div class="field">
            <label for="nk-ma">Mã đã in trong báo cáo (không bắt buộc)</label>
            <p class="small" id="nk-ma-y">Có mã thì biết cả đuôi nhật ký có bị cắt không.</p>
            <input
              id="nk-ma"
              name="head"
              aria-describedby="nk-ma-y"
              autocomplete="off"
              spellcheck="false"
            />
          </div>
          ${button('Kiểm tra nhật ký', 'main')}`,
      )}
    </div>`;
}
