// All stations at a glance: how many stand how, where, and each of them, the worst first.
import { loaCommand } from '../../../content/schema/loa-command.ts';
import { html } from 'hono/html';
import { rowsOnPage, type Arranged, type JudgedStation, type Wanted } from '../overview/arrange.ts';
import { standings } from '../overview/judge-station.ts';
import type { Html } from './frame.ts';
import { sayAgo, sayStanding, standingNames } from './words.ts';

export function overviewPage(arranged: Arranged, wanted: Wanted, now: number): Html {
  const { counts, all, places, found } = arranged;
  if (all === 0)
    return html`<p>
      Chưa có đài nào gia nhập. Ở máy trung tâm, gõ:
      <code>${loaCommand} centre invite "TÊN_ĐÀI"</code>
    </p>`;
  return html`
    <ul class="tiles" aria-label="Tình trạng các đài">
      ${standings
        .filter((standing) => counts[standing] > 0 || standing === 'well')
        .map(
          (standing) =>
            html`<li data-standing="${standing}" data-count="${counts[standing]}">
              <a
                href="${addressOf({ ...wanted, standing, page: 1 })}"
                ${wanted.standing === standing ? html`aria-current="true"` : ''}
                ><strong>${counts[standing]}</strong> ${standingNames[standing]}</a
              >
            </li>`,
        )}
      <li data-count="${all}">
        <a href="/"><strong>${all}</strong> Tất cả</a>
      </li>
    </ul>
    ${places.length > 1 ? placesPart(places, wanted) : ''}
    <form method="get" action="/" class="find" role="search">
      ${wanted.standing ? html`<input type="hidden" name="xem" value="${wanted.standing}" />` : ''}
      ${wanted.place === undefined ? '' : html`<input type="hidden" name="noi" value="${wanted.place}" />`}
      <label for="tim">Tìm đài, xã, phường</label>
      <input id="tim" name="tim" type="search" value="${wanted.text}" />
      <button class="button">Tìm</button>
    </form>
    ${found === 0 ? html`<p>Không có đài nào như thế.</p>` : table(arranged, now)}
    ${pagesPart(arranged, wanted)}
  `;
}

function placesPart(places: Arranged['places'], wanted: Wanted): Html {
  return html`<details class="by-place" ${wanted.place === undefined ? '' : html`open`}>
    <summary>Theo tỉnh (${places.length})</summary>
    <ul class="places">
      ${places.map(
        ({ name, all, unwell }) =>
          html`<li>
            <a
              href="${addressOf({ ...wanted, place: name, page: 1 })}"
              ${wanted.place === name ? html`aria-current="true"` : ''}
              >${name}: ${all} đài${unwell > 0 ? html`, <strong>${unwell} cần xem</strong>` : ''}</a
            >
          </li>`,
      )}
    </ul>
  </details>`;
}

function table({ rows, found }: Arranged, now: number): Html {
  const many =
    found > rows.length ? `${found} đài, ${rows.length} đài ở trang này` : `${found} đài`;
  return html`<table class="stations" data-found="${found}">
    <caption>
      ${many}. Số buổi tính trong 7 ngày, theo bản chép nhật ký.
    </caption>
    <thead>
      <tr>
        <th scope="col">Đài</th>
        <th scope="col">Tình trạng</th>
        <th scope="col">Nghe lần cuối</th>
        <th scope="col">Đã phát</th>
        <th scope="col">Đã giao</th>
        <th scope="col">Lỡ</th>
        <th scope="col">Chưa rõ</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => stationRow(row, now))}
    </tbody>
  </table>`;
}

function stationRow(row: JudgedStation, now: number): Html {
  const { id, name, place, standing, heardAt, aired, handedOver, lost, disputed, unknown } = row;
  return html`<tr data-station="${id}" data-standing="${standing}">
    <th scope="row">
      <a href="/dai/${id}/">${name}</a> <span class="where">${place.join(' / ')}</span>
    </th>
    <td data-label="Tình trạng">${sayStanding(row, now)}</td>
    <td data-label="Nghe lần cuối">
      ${heardAt === null ? 'chưa lần nào' : `${sayAgo(now - heardAt)} trước`}
    </td>
    <td data-label="Đã phát">${aired}</td>
    <td data-label="Đã giao">${handedOver}</td>
    <td data-label="Lỡ">${lost + disputed}</td>
    <td data-label="Chưa rõ">${unknown}</td>
  </tr>`;
}

function pagesPart({ found, pages }: Arranged, wanted: Wanted): Html | '' {
  if (found <= rowsOnPage) return '';
  const page = Math.min(wanted.page, pages);
  return html`<nav aria-label="Các trang của bảng" class="pages">
    ${page > 1 ? html`<a href="${addressOf({ ...wanted, page: page - 1 })}" rel="prev">Trang trước</a>` : ''}
    <span>Trang ${page} trong ${pages}</span>
    ${page < pages ? html`<a href="${addressOf({ ...wanted, page: page + 1 })}" rel="next">Trang sau</a>` : ''}
  </nav>`;
}

function addressOf({ standing, text, place, page }: Wanted): string {
  const query = new URLSearchParams({
    ...(standing && { xem: standing }),
    ...(place !== undefined && { noi: place }),
    ...(text !== '' && { tim: text }),
    ...(page > 1 && { trang: String(page) }),
  });
  return query.size === 0 ? '/' : `/?${query.toString()}`;
}

/** What the address asks for; what it does not know it leaves out. */
export function readWanted(query: (name: string) => string | undefined): Wanted {
  const standing = standings.find((one) => one === query('xem'));
  const place = query('noi')?.slice(0, 200);
  const page = Number(query('trang') ?? '1');
  return {
    ...{ text: (query('tim') ?? '').slice(0, 100), page: Number.isSafeInteger(page) ? page : 1 },
    ...(standing && { standing }),
    ...(place !== undefined && place !== '' && { place }),
  };
}
