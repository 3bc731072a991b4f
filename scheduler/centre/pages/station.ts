// One station: how it is, what does not hold, what aired and what did not, to the second.
import { html } from 'hono/html';
import type { AiringRow, FindingRow, StationStanding } from '../ledger/overview.ts';
import type { JudgedStation } from '../overview/arrange.ts';
import type { Html } from './frame.ts';
import { findingWords, sayAt, sayStanding, stateNames } from './words.ts';

export interface StationPage {
  readonly row: JudgedStation;
  readonly standing: StationStanding | undefined;
  readonly findings: readonly FindingRow[];
  readonly airings: readonly AiringRow[];
  readonly now: number;
  /** Who looks may change it. */
  readonly mayChange: boolean;
}

export function stationPage(view: StationPage): Html {
  const { row, standing, findings, airings, now, mayChange } = view;
  const { id, place, heardAt, clockErrorMs } = row;
  return html`
    <p data-standing="${row.standing}"><strong>${sayStanding(row, now)}</strong></p>
    <dl class="facts">
      <dt>Mã đài</dt>
      <dd>${id}</dd>
      <dt>Nơi</dt>
      <dd>${place.length > 0 ? place.join(' / ') : 'chưa ghi'}</dd>
      <dt>Nghe lần cuối</dt>
      <dd>${heardAt === null ? 'chưa lần nào' : sayAt(heardAt)}</dd>
      <dt>Lệch giờ</dt>
      <dd>${clockErrorMs === null ? 'chưa biết' : `${(clockErrorMs / 1000).toFixed(1)} giây`}</dd>
      <dt>Chương trình</dt>
      <dd>${standing?.program ?? 'chưa biết'}</dd>
      <dt>Buổi tới</dt>
      <dd>${standing?.nextAt ? sayAt(standing.nextAt) : 'không có, hoặc chưa biết'}</dd>
    </dl>
    ${mayChange ? html`<p><a class="button" href="/dai/${id}/sua/">Sửa, thay máy, thu hồi khóa</a></p>` : ''}
    ${
      findings.length > 0
        ? html`<h2>Nhật ký không khớp</h2>
            <ul data-findings="${findings.length}">
              ${findings.map(
                ({ kind, seq, foundAt }) =>
                  html`<li data-finding="${kind}">
                    Dòng ${seq}: ${findingWords[kind] ?? kind} (thấy lúc ${sayAt(foundAt)}).
                  </li>`,
              )}
            </ul>`
        : ''
    }
    ${
      standing && standing.troubles.length > 0
        ? html`<h2>Sự cố đài báo</h2>
            <ul>
              ${standing.troubles.map(
                ({ what, mend, since }) => html`<li>${what} ${mend} (từ ${sayAt(since)})</li>`,
              )}
            </ul>`
        : ''
    }
    <h2>Các buổi trong 30 ngày</h2>
    ${airings.length === 0 ? html`<p>Chưa chép được buổi nào.</p>` : airingTable(airings)}
  `;
}

function airingTable(airings: readonly AiringRow[]): Html {
  return html`<table class="stations">
    <thead>
      <tr>
        <th scope="col">Giờ hẹn</th>
        <th scope="col">Đợt phát</th>
        <th scope="col">Kết quả</th>
        <th scope="col">Bắt đầu phát</th>
      </tr>
    </thead>
    <tbody>
      ${airings.map(
        ({ slot, startsAt, state, airedAt, disputed }) =>
          html`<tr data-state="${state}">
            <th scope="row">${sayAt(startsAt)}</th>
            <td data-label="Đợt phát">${slot.split('@')[0]}</td>
            <td data-label="Kết quả">
              ${disputed ? 'hai lần kể khác nhau' : (stateNames[state] ?? state)}
            </td>
            <td data-label="Bắt đầu phát">${airedAt === null ? '' : sayAt(airedAt)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
