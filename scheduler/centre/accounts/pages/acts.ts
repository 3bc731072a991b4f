// Who did what at the centre.
import { html } from 'hono/html';
import { actsOnPage, type ActRow } from '../../ledger/acts.ts';
import { sayAct, sayDetail } from '../../pages/act-words.ts';
import { field } from '../../pages/fields.ts';
import type { Html } from '../../pages/frame.ts';
import { sayAt } from '../../pages/words.ts';

export interface TypedActs {
  readonly account: string;
  readonly act: string;
  readonly station: string;
  /** `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

export function actsPage(
  rows: readonly ActRow[],
  kinds: readonly string[],
  typed: TypedActs,
): Html {
  const shown = rows.slice(0, actsOnPage);
  const last = rows.length > actsOnPage ? shown.at(-1) : undefined;
  return html`<form method="get" action="/tai-khoan/viec/" class="filter">
      ${field('ai', { label: 'Tên đăng nhập', value: typed.account, optional: true })}
      <div class="field">
        <label for="o-lam">Việc</label>
        <select id="o-lam" name="lam">
          <option value="">Mọi việc</option>
          ${kinds.map(
            (kind) =>
              html`<option value="${kind}" ${kind === typed.act ? html`selected` : ''}>
                ${sayAct(kind)}
              </option>`,
          )}
        </select>
      </div>
      ${field('dai', { label: 'Mã đài', value: typed.station, optional: true })}
      ${field('tu', { label: 'Từ ngày', type: 'date', value: typed.from, optional: true })}
      ${field('den', { label: 'Đến ngày', type: 'date', value: typed.to, optional: true })}
      <button class="button">Lọc</button>
    </form>
    ${shown.length === 0 ? html`<p>Không có việc nào như thế.</p>` : table(shown)}
    ${last ? html`<p><a rel="next" href="${nextOf(typed, last.id)}">Cũ hơn</a></p>` : ''}
    <p><a href="/tai-khoan/">Tài khoản của tôi</a></p>`;
}

function table(rows: readonly ActRow[]): Html {
  return html`<table class="stations" data-acts="${rows.length}">
    <thead>
      <tr>
        <th scope="col">Lúc</th>
        <th scope="col">Ai</th>
        <th scope="col">Việc</th>
        <th scope="col">Đài</th>
        <th scope="col">Chi tiết</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ at, by, account, act, station, stationName, detail }) =>
          html`<tr data-act="${act}">
            <th scope="row">${sayAt(at)}</th>
            <td data-label="Ai">
              ${by}${account === null || account === '' ? '' : html` <span class="where">${account}</span>`}
            </td>
            <td data-label="Việc">${sayAct(act)}</td>
            <td data-label="Đài">
              ${station === null ? '' : html`<a href="/dai/${station}/">${stationName ?? station}</a>`}
            </td>
            <td data-label="Chi tiết">${sayDetail(detail)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function nextOf({ account, act, station, from, to }: TypedActs, before: number): string {
  const query = new URLSearchParams({
    ...{ ai: account, lam: act, dai: station, tu: from, den: to, truoc: String(before) },
  });
  for (const [name, value] of [...query]) if (value === '') query.delete(name);
  return `/tai-khoan/viec/?${query.toString()}`;
}
