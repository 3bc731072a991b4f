// One station: how it is, what does not hold, what aired and what did not, to the second; month by month.
import { html } from 'hono/html';
import { sayEventName } from '../../core/event-names.ts';
import type {
  AiringRow,
  FindingRow,
  StationDetail,
  StationMonth,
  StationStanding,
  TroubleLine,
} from '../ledger/one-station.ts';
import type { JudgedStation } from '../overview/arrange.ts';
import { field } from '../pages/fields.ts';
import type { Html } from '../pages/frame.ts';
import { findingWords, sayAt, saySecond, sayStanding, stateNames } from '../pages/words.ts';
import { sayLine, sayWhy } from '../progress/say-why.ts';

export interface StationPage {
  readonly row: JudgedStation;
  readonly detail: StationDetail | undefined;
  readonly standing: StationStanding | undefined;
  readonly findings: readonly FindingRow[];
  readonly months: readonly StationMonth[];
  readonly troubles: readonly TroubleLine[];
  readonly airings: readonly AiringRow[];
  /** `YYYY-MM`; undefined: the last thirty days. */
  readonly month: string | undefined;
  readonly maySee: boolean;
  readonly maySet: boolean;
  readonly now: number;
}

export function stationPage(view: StationPage): Html {
  const { row, now, month, airings } = view;
  return html`
    <p data-standing="${row.standing}"><strong>${sayStanding(row, now)}</strong></p>
    ${factsPart(view)}
    ${view.maySet ? html`<p><a class="button" href="/dai/${encodeURIComponent(row.id)}/sua/">Sửa, thay máy, thu hồi khóa</a></p>` : ''}
    ${findingsPart(view)} ${nowPart(view)} ${monthsPart(view)}
    <h2>${month === undefined ? 'Các buổi trong 30 ngày' : `Các buổi trong ${sayMonth(month)}`}</h2>
    ${airings.length === 0 ? html`<p>Chưa chép được buổi nào.</p>` : airingTable(row.id, airings)}
    ${troublesPart(view)}
  `;
}

function factsPart({ row, detail, standing, maySet }: StationPage): Html {
  const { id, place, groups, heardAt, clockErrorMs } = row;
  return html`<dl class="facts">
    <dt>Mã đài</dt>
    <dd>${id}</dd>
    <dt>Nơi</dt>
    <dd>${place.length > 0 ? place.join(' / ') : 'chưa ghi'}</dd>
    <dt>Nhóm</dt>
    <dd>${groups.length > 0 ? groups.join(', ') : 'không có'}</dd>
    <dt>Tọa độ</dt>
    <dd>
      ${typeof detail?.lat === 'number' ? `${detail.lat}, ${detail.lon ?? ''}` : 'chưa ghi'}
      ${maySet ? html`<a href="/dai/${encodeURIComponent(id)}/toa-do/">Ghi</a>` : ''}
    </dd>
    <dt>Nghe lần cuối</dt>
    <dd>${heardAt === null ? 'chưa lần nào' : saySecond(heardAt)}</dd>
    <dt>Lệch giờ</dt>
    <dd>
      ${clockErrorMs === null ? 'chưa biết' : `${(clockErrorMs / 1000).toFixed(1).replace('.', ',')} giây`}
    </dd>
    <dt>Chương trình</dt>
    <dd>
      ${standing ? `${standing.program}, lời nói phiên bản ${standing.protocol}` : 'chưa biết'}
    </dd>
    <dt>Nhật ký</dt>
    <dd>
      ${row.linesBehind > 0 ? `còn ${row.linesBehind} dòng chưa chép` : 'chép đủ đến lần nghe cuối'}
    </dd>
    <dt>Buổi tới</dt>
    <dd>${standing?.nextAt ? sayAt(standing.nextAt) : 'không có, hoặc chưa biết'}</dd>
  </dl>`;
}

function findingsPart({ row, findings, maySee }: StationPage): Html | '' {
  if (findings.length === 0) return '';
  const open = findings.filter(({ seenAt }) => seenAt === null).length;
  return html`<h2>Nhật ký không khớp</h2>
    <ul data-findings="${findings.length}" data-open="${open}">
      ${findings.map(
        ({ kind, seq, foundAt, seenBy, seenAt }) =>
          html`<li data-finding="${kind}">
            Dòng ${seq}: ${findingWords[kind] ?? kind} (thấy lúc ${sayAt(foundAt)}).
            ${seenAt === null ? '' : `${seenBy ?? ''} đã hỏi đài, ${sayAt(seenAt)}.`}
          </li>`,
      )}
    </ul>
    ${
      maySee && open > 0
        ? html`<form
            method="post"
            action="/dai/${encodeURIComponent(row.id)}/da-xem/"
            data-act="findings-seen"
          >
            ${field('ly-do', { label: 'Đã hỏi đài, đài nói vì', hint: 'Ví dụ: phục hồi bản sao lưu. Bản chép không đổi; đài thôi đứng đầu bảng.' })}
            <button class="button">Đã xem ${open} chỗ</button>
          </form>`
        : ''
    }`;
}

/** What the station tells of itself at this moment. */
function nowPart({ standing }: StationPage): Html | '' {
  if (!standing || standing.troubles.length === 0) return '';
  return html`<h2>Sự cố đài báo</h2>
    <ul>
      ${standing.troubles.map(
        ({ what, mend, since }) => html`<li>${what} ${mend} (từ ${sayAt(since)})</li>`,
      )}
    </ul>`;
}

function monthsPart({ row, months, month }: StationPage): Html | '' {
  if (months.length === 0) return '';
  const path = `/dai/${encodeURIComponent(row.id)}/`;
  return html`<details class="by-place" ${month === undefined ? '' : html`open`}>
    <summary>Từng tháng (${months.length})</summary>
    <ul class="places">
      <li>
        <a href="${path}" ${month === undefined ? html`aria-current="true"` : ''}>30 ngày qua</a>
      </li>
      ${months.map(
        (one) =>
          html`<li data-month="${one.month}">
            <a
              href="${path}?thang=${one.month}"
              ${one.month === month ? html`aria-current="true"` : ''}
              >${sayMonth(one.month)}: theo lịch ${one.planned}, đã phát
              ${one.aired}${one.handedOver > 0 ? `, đã giao ${one.handedOver}` : ''}${one.lost > 0 ? html`, <strong>lỡ ${one.lost}</strong>` : ''}${one.disputed > 0 ? html`, <strong>kể khác nhau ${one.disputed}</strong>` : ''}</a
            >
          </li>`,
      )}
    </ul>
  </details>`;
}

function sayMonth(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `tháng ${number}/${year}`;
}

function airingTable(station: string, airings: readonly AiringRow[]): Html {
  return html`<table class="stations" data-airings="${airings.length}">
    <thead>
      <tr>
        <th scope="col">Giờ hẹn</th>
        <th scope="col">Đợt phát</th>
        <th scope="col">Kết quả</th>
        <th scope="col">Bắt đầu phát</th>
        <th scope="col">Vì sao</th>
      </tr>
    </thead>
    <tbody>
      ${airings.map((airing) => {
        const { slot, startsAt, state, airedAt, disputed, makesUpFor } = airing;
        const campaign = slot.split('@')[0] ?? '';
        return html`<tr data-state="${state}">
          <th scope="row">
            <a href="/dai/${encodeURIComponent(station)}/buoi/?b=${encodeURIComponent(slot)}"
              >${sayAt(startsAt)}</a
            >
          </th>
          <td data-label="Đợt phát">
            <a
              href="/tien-do/dai/?ten=${encodeURIComponent(campaign)}&dai=${encodeURIComponent(station)}"
              >${campaign}</a
            >
          </td>
          <td data-label="Kết quả">
            ${disputed ? 'hai lần kể khác nhau' : (stateNames[state] ?? state)}${makesUpFor === null ? '' : ' (phát bù)'}
          </td>
          <td data-label="Bắt đầu phát">${airedAt === null ? '' : saySecond(airedAt)}</td>
          <td data-label="Vì sao">${sayWhy(airing)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

function troublesPart({ troubles }: StationPage): Html | '' {
  if (troubles.length === 0) return '';
  return html`<h2>Sự cố trong nhật ký những ngày ấy</h2>
    <table class="stations" data-troubles="${troubles.length}">
      <tbody>
        ${troubles.map(
          ({ at, event, detail }) =>
            html`<tr>
              <th scope="row">${saySecond(at)}</th>
              <td data-label="Việc">${sayEventName(event)}</td>
              <td data-label="Nói rõ">${sayLine(event, detail)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}
