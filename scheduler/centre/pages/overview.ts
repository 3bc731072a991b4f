// All stations at a glance: how many stand how, where, and each of them, the worst first.
import { loaCommand } from '../../../content/schema/loa-command.ts';
import { html } from 'hono/html';
import {
  rowsOnPage,
  sorts,
  type Arranged,
  type JudgedStation,
  type Sort,
  type Wanted,
} from '../overview/arrange.ts';
import { standings, type Standing } from '../overview/judge-station.ts';
import { readId, readPage } from './branches.ts';
import type { Html } from './frame.ts';
import { sayAgo, sayStanding, standingNames } from './words.ts';

export function overviewPage(arranged: Arranged, wanted: Wanted, now: number): Html {
  const { counts, all, places, found, groups } = arranged;
  if (all === 0 && wanted.place === undefined && wanted.group === undefined)
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
        <a href="${addressOf({ ...wanted, standing: undefined, page: 1 })}"
          ><strong>${all}</strong> Tất cả</a
        >
      </li>
    </ul>
    ${wayPart(arranged, wanted)}
    ${places.length > 1 || wanted.place !== undefined ? placesPart(places, wanted) : ''}
    ${groups.length > 0 ? groupsPart(groups, wanted) : ''}
    <form method="get" action="/" class="find" role="search">
      ${wanted.standing ? html`<input type="hidden" name="xem" value="${wanted.standing}" />` : ''}
      ${wanted.place === undefined ? '' : html`<input type="hidden" name="noi" value="${wanted.place}" />`}
      ${wanted.group === undefined ? '' : html`<input type="hidden" name="nhom" value="${wanted.group}" />`}
      ${wanted.sort === 'xau' ? '' : html`<input type="hidden" name="xep" value="${wanted.sort}" />`}
      <label for="tim">Tìm đài, xã, phường</label>
      <input id="tim" name="tim" type="search" value="${wanted.text}" />
      <button class="button">Tìm</button>
    </form>
    ${sortPart(wanted)}
    ${found === 0 ? html`<p>Không có đài nào như thế.</p>` : table(arranged, now)}
    ${pagesPart(arranged, wanted)}
  `;
}

/** `Tất cả / Hải Dương / Kinh Môn`, and the group that is asked for. */
function wayPart({ way }: Arranged, wanted: Wanted): Html | '' {
  if (way.length === 0 && wanted.place === undefined) return '';
  return html`<nav aria-label="Nơi" class="way">
    <ol>
      <li><a href="${addressOf({ ...wanted, place: undefined, page: 1 })}">Mọi nơi</a></li>
      ${way.map(
        ({ id, name }) =>
          html`<li>
            <a
              href="${addressOf({ ...wanted, place: id, page: 1 })}"
              ${wanted.place === id ? html`aria-current="true"` : ''}
              >${name}</a
            >
          </li>`,
      )}
    </ol>
  </nav>`;
}

function placesPart(places: Arranged['places'], wanted: Wanted): Html | '' {
  if (places.length === 0) return '';
  return html`<details class="by-place" ${wanted.place === undefined ? '' : html`open`}>
    <summary>${wanted.place === undefined ? 'Theo tỉnh' : 'Theo nơi'} (${places.length})</summary>
    <ul class="places">
      ${places.map(
        ({ id, name, all, unwell }) =>
          html`<li>
            <a href="${addressOf({ ...wanted, place: id, page: 1 })}"
              >${name}: ${all} đài${unwell > 0 ? html`, <strong>${unwell} cần xem</strong>` : ''}</a
            >
          </li>`,
      )}
    </ul>
  </details>`;
}

function groupsPart(groups: Arranged['groups'], wanted: Wanted): Html {
  return html`<details class="by-place" ${wanted.group === undefined ? '' : html`open`}>
    <summary>Theo nhóm (${groups.length})</summary>
    <ul class="places">
      ${groups.map(
        ({ name, all }) =>
          html`<li data-group="${name}">
            <a
              href="${addressOf({ ...wanted, group: wanted.group === name ? undefined : name, page: 1 })}"
              ${wanted.group === name ? html`aria-current="true"` : ''}
              >${name}: ${all} đài</a
            >
          </li>`,
      )}
    </ul>
  </details>`;
}

const sortNames: Readonly<Record<Sort, string>> = {
  xau: 'cần xem trước',
  ten: 'tên',
  noi: 'nơi',
  nghe: 'lâu chưa nghe',
  phat: 'phát nhiều',
  lo: 'lỡ nhiều',
  'chua-ro': 'chưa rõ nhiều',
};

function sortPart(wanted: Wanted): Html {
  return html`<nav aria-label="Xếp theo" class="way">
    <ol class="choices">
      <li>Xếp theo:</li>
      ${sorts.map(
        (sort) =>
          html`<li>
            <a
              href="${addressOf({ ...wanted, sort, page: 1 })}"
              ${wanted.sort === sort ? html`aria-current="true"` : ''}
              >${sortNames[sort]}</a
            >
          </li>`,
      )}
    </ol>
  </nav>`;
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

type Somewhere = Omit<Wanted, 'standing' | 'place' | 'group'> & {
  readonly standing?: Standing | undefined;
  readonly place?: number | undefined;
  readonly group?: string | undefined;
};

function addressOf({ standing, text, place, group, sort, page }: Somewhere): string {
  const query = new URLSearchParams({
    ...(standing && { xem: standing }),
    ...(place !== undefined && { noi: String(place) }),
    ...(group !== undefined && { nhom: group }),
    ...(text !== '' && { tim: text }),
    ...(sort !== 'xau' && { xep: sort }),
    ...(page > 1 && { trang: String(page) }),
  });
  return query.size === 0 ? '/' : `/?${query.toString()}`;
}

/** What the address asks for; what it does not know it leaves out. */
export function readWanted(query: (name: string) => string | undefined): Wanted {
  const standing = standings.find((one) => one === query('xem'));
  const place = readId(query('noi'));
  const group = query('nhom')?.slice(0, 200);
  const sort = sorts.find((one) => one === query('xep')) ?? 'xau';
  return {
    ...{ text: (query('tim') ?? '').slice(0, 100), page: readPage(query('trang')), sort },
    ...(standing && { standing }),
    ...(place !== undefined && { place }),
    ...(group !== undefined && group !== '' && { group }),
  };
}
