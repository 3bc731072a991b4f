// What was sent, and how far each thing is at each station.
import { html } from 'hono/html';
import type { SentRow, StationProgress, VersionRow } from '../../ledger/sent.ts';
import { longField, onceField, problemsPart, hidden, saidPart } from '../../pages/fields.ts';
import type { Html } from '../../pages/frame.ts';
import { sayAt } from '../../pages/words.ts';
import { pathOfThing } from '../send-draft.ts';
import { sayProgress, sayStates } from '../state-words.ts';

export function sentPage(
  rows: readonly SentRow[],
  {
    text,
    number,
    pages,
    maySend,
    rendering,
  }: { text: string; number: number; pages: number; maySend: boolean; rendering: Html | '' },
): Html {
  return html`${rendering}
    ${maySend ? html`<p><a class="button main" href="/gui/moi/">Gửi một bài, bản ghi âm, đợt phát…</a></p>` : ''}
    <form method="get" action="/gui/" class="find" role="search">
      <label for="tim">Tìm bài đã gửi</label>
      <input id="tim" name="tim" type="search" value="${text}" />
      <button class="button">Tìm</button>
    </form>
    ${
      rows.length === 0
        ? html`<p>${text === '' ? 'Chưa gửi gì.' : 'Không có bài nào như thế.'}</p>`
        : html`<table class="stations" data-sent="${rows.length}">
            <thead>
              <tr>
                <th scope="col">Bài</th>
                <th scope="col">Ở các đài</th>
                <th scope="col">Bản</th>
                <th scope="col">Gửi lúc</th>
                <th scope="col">Ai</th>
              </tr>
            </thead>
            <tbody>
              ${rows.map(
                (row) =>
                  html`<tr data-thing="${row.thing}">
                    <th scope="row">
                      <a href="${pathOfThing(row.thing)}">${row.title}</a>
                      <span class="where">${row.thing}</span>
                    </th>
                    <td data-label="Ở các đài">${sayStates(row.states)}</td>
                    <td data-label="Bản">${row.isWithdrawn ? 'đã rút' : row.version}</td>
                    <td data-label="Gửi lúc">${sayAt(row.madeAt)}</td>
                    <td data-label="Ai">${row.madeBy}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
    ${pages > 1 ? pagesPart(text, number, pages) : ''}`;
}

function pagesPart(text: string, number: number, pages: number): Html {
  const at = (page: number): string =>
    `/gui/?${new URLSearchParams({ ...(text !== '' && { tim: text }), trang: String(page) }).toString()}`;
  return html`<nav aria-label="Các trang của bảng" class="pages">
    ${number > 1 ? html`<a href="${at(number - 1)}" rel="prev">Trang trước</a>` : ''}
    <span>Trang ${number} trong ${pages}</span>
    ${number < pages ? html`<a href="${at(number + 1)}" rel="next">Trang sau</a>` : ''}
  </nav>`;
}

interface Aired {
  readonly many: number;
  readonly titles: readonly string[];
}

export interface ThingPage {
  readonly thing: string;
  readonly versions: readonly VersionRow[];
  readonly progress: readonly StationProgress[];
  /** The state that is looked at; '' of those that told nothing. */
  readonly state: string | undefined;
  /** This person may send it anew and take it back. */
  readonly mayAct: boolean;
  /** Campaigns of the centre that air it: how many, and those whose titles this person may read. */
  readonly aired: Aired;
  readonly problem?: string;
  readonly said?: string;
}

const mostStations = 500;

export function thingPage(view: ThingPage): Html {
  const { thing, versions, progress, state, mayAct, aired, problem, said } = view;
  const [newest] = versions;
  const counts = new Map(
    [...Map.groupBy(progress, (one) => one.state ?? '')].map(([one, own]) => [one, own.length]),
  );
  const shown =
    state === undefined ? progress : progress.filter((one) => (one.state ?? '') === state);
  const at = (one: string): string => `${pathOfThing(thing)}&xem=${one === '' ? 'chua' : one}`;
  return html`${saidPart(said)} ${problemsPart(problem === undefined ? [] : [problem])}
    <p class="where">${thing}</p>
    <ul class="tiles" aria-label="Tiến độ">
      ${[...counts].map(
        ([one, many]) =>
          html`<li data-progress="${one}" data-count="${many}">
            <a href="${at(one)}" ${state === one ? html`aria-current="true"` : ''}
              ><strong>${many}</strong> ${sayProgress(one)}</a
            >
          </li>`,
      )}
      <li data-count="${progress.length}">
        <a href="${pathOfThing(thing)}"><strong>${progress.length}</strong> Tất cả</a>
      </li>
    </ul>
    ${stationTable(shown)}
    <h2>Các lần gửi</h2>
    <ul>
      ${versions.map(
        ({ kind, version, madeAt, madeBy, note }) =>
          html`<li>
            ${kind === 'withdraw' ? 'Rút lại' : `Bản ${version ?? ''}`}: ${sayAt(madeAt)},
            ${madeBy}. ${note === null ? '' : `Lời nhắn: ${note}`}
          </li>`,
      )}
    </ul>
    ${mayAct && newest ? actsPart(thing, newest, aired) : ''}
    <p><a href="/gui/">Mọi bài đã gửi</a></p>`;
}

function stationTable(rows: readonly StationProgress[]): Html {
  return html`<table class="stations" data-found="${rows.length}">
    <caption>
      ${rows.length} đài${rows.length > mostStations ? `, hiện ${mostStations} đài đầu` : ''}.
    </caption>
    <thead>
      <tr>
        <th scope="col">Đài</th>
        <th scope="col">Tình trạng</th>
        <th scope="col">Bản</th>
        <th scope="col">Đài nói lúc</th>
        <th scope="col">Lý do</th>
      </tr>
    </thead>
    <tbody>
      ${rows.slice(0, mostStations).map(
        ({ id, name, place, phone, kind, version, state, toldAt, reason }) =>
          html`<tr data-station="${id}" data-progress="${state ?? ''}">
            <th scope="row">
              <a href="/dai/${id}/">${name}</a>
              <span class="where">${[...place, phone].filter(Boolean).join(' / ')}</span>
            </th>
            <td data-label="Tình trạng">${sayProgress(state)}</td>
            <td data-label="Bản">${kind === 'withdraw' ? 'rút lại' : version}</td>
            <td data-label="Đài nói lúc">${toldAt === null ? '' : sayAt(toldAt)}</td>
            <td data-label="Lý do">${reason}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function actsPart(thing: string, newest: VersionRow, { many, titles }: Aired): Html {
  return html`<section class="sheet">
    <div class="acts">
      <a class="button" href="/gui/moi/?cho=${encodeURIComponent(thing)}">Gửi bản mới</a>
    </div>
    ${
      newest.kind === 'withdraw'
        ? ''
        : html`<details>
            <summary>Rút lại</summary>
            <p>
              Đài đã nhận thì gỡ bài này ra; đài chưa nhận thì không nhận nữa. Bản tin đang phát dở
              vẫn phát hết.
            </p>
            ${
              many === 0
                ? ''
                : html`<p class="note" data-aired="${many}">
                    <strong>${many} đợt phát đã gửi đang phát bài này</strong
                    >${titles.length === 0 ? '' : `: ${titles.join('; ')}`}. Rút bài thì đợt phát ở
                    các đài thiếu bài ấy: gửi bản mới của đợt phát, hoặc rút cả đợt, trước.
                  </p>`
            }
            <form method="post" action="/gui/bai/rut/" data-act="withdraw">
              ${hidden('ten', thing)} ${onceField()}
              ${longField('ly-do', { label: 'Vì sao? Người ở phường đọc thấy.', rows: 2, most: 1000 })}
              <button class="button danger">Rút lại</button>
            </form>
          </details>`
    }
  </section>`;
}
