// One emergency: what it says, how far it is where, whom to call; and the list of all.
import { html } from 'hono/html';
import type { EmergencyRow, StationStage } from '../../ledger/emergencies.ts';
import { longField, onceField } from '../../pages/fields.ts';
import type { Html } from '../../pages/frame.ts';
import { sayAgo, sayAt } from '../../pages/words.ts';
import { stages, toCall, type Stage } from '../judge-stage.ts';
import { stageWords } from '../stage-words.ts';

export type Counts = Readonly<Partial<Record<Stage, number>>>;

export interface ProgressView {
  readonly emergency: EmergencyRow;
  readonly counts: Counts;
  /** Which stage the table shows; undefined: those to be called. */
  readonly shown: Stage | undefined;
  readonly rows: readonly (StationStage & { readonly stage: Stage })[];
  readonly page: number;
  readonly hasMore: boolean;
  /** Something may still come of it. */
  readonly isLive: boolean;
  readonly mayEnd: boolean;
  readonly callAfterSeconds: number;
  readonly now: number;
}

export function progressPage(view: ProgressView): Html {
  const { emergency, counts, shown, isLive } = view;
  const { id } = emergency;
  const all = sum(counts, stages);
  return html`${standing(view)}
    <ul class="tiles" aria-label="Các đài đến đâu" data-all="${all}">
      ${stages
        .filter((stage) => (counts[stage] ?? 0) > 0)
        .map(
          (stage) =>
            html`<li
              data-stage="${stage}"
              data-count="${counts[stage] ?? 0}"
              data-standing="${toCall.includes(stage) ? 'lost' : 'well'}"
            >
              <a
                href="/khan-cap/${id}/?xem=${stage}"
                ${shown === stage ? html`aria-current="true"` : ''}
                ><strong>${counts[stage] ?? 0}</strong> ${stageWords[stage]}</a
              >
            </li>`,
        )}
    </ul>
    <p>
      <a href="/khan-cap/${id}/${shown === undefined ? '' : `?xem=${shown}`}">Xem lại bây giờ</a
      >${isLive ? ' (trang tự xem lại)' : ''} ·
      <a href="/khan-cap/${id}/goi-dien/">Danh sách gọi điện, để in</a> ·
      <a href="/khan-cap/${id}/cap.xml">CAP</a>
    </p>
    ${stagesTable(view)} ${wordsPart(emergency)} ${endPart(view)}`;
}

function sum(counts: Counts, which: readonly Stage[]): number {
  return which.reduce((total, stage) => total + (counts[stage] ?? 0), 0);
}

function standing({ emergency, counts, callAfterSeconds, now }: ProgressView): Html {
  const { expiresAt, endedAt, endedBy, endedWhy } = emergency;
  const call = sum(counts, toCall);
  return html`<p data-call="${call}">
    ${
      endedAt !== null
        ? html`<strong>Đã thôi</strong> lúc ${sayAt(endedAt)},
            ${endedBy ?? ''}${endedWhy ? `: ${endedWhy}` : ''}.`
        : expiresAt <= now
          ? html`<strong>Đã hết hiệu lực</strong> lúc ${sayAt(expiresAt)}.`
          : html`Đang có hiệu lực đến <strong>${sayAt(expiresAt)}</strong>.`
    }
    ${
      call === 0
        ? ''
        : html`<strong class="bad">Cần gọi điện ${call} đài</strong> (chưa nghe gì quá
            ${callAfterSeconds} giây, hoặc không phát được).`
    }
  </p>`;
}

function stagesTable({ emergency, rows, shown, page, hasMore, now }: ProgressView): Html {
  const caption = shown === undefined ? 'Các đài cần gọi điện' : stageWords[shown];
  if (rows.length === 0)
    return html`<p data-rows="0">
      ${shown === undefined ? 'Không đài nào phải gọi điện.' : 'Không có đài nào như thế.'}
    </p>`;
  return html`<table class="stations" data-rows="${rows.length}">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">Đài</th>
          <th scope="col">Đến đâu</th>
          <th scope="col">Vì sao</th>
          <th scope="col">Điện thoại</th>
          <th scope="col">Nghe lần cuối</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => stageRow(row, now))}
      </tbody>
    </table>
    ${
      shown === undefined || (page === 1 && !hasMore)
        ? ''
        : html`<nav aria-label="Các trang của bảng" class="pages">
            ${page > 1 ? html`<a href="/khan-cap/${emergency.id}/?xem=${shown}&trang=${page - 1}" rel="prev">Trang trước</a>` : ''}
            ${hasMore ? html`<a href="/khan-cap/${emergency.id}/?xem=${shown}&trang=${page + 1}" rel="next">Trang sau</a>` : ''}
          </nav>`
    }`;
}

function stageRow(row: StationStage & { readonly stage: Stage }, now: number): Html {
  const { station, name, place, phone, stage, stateAt, onAirAt, reason, heardAt } = row;
  const at = stage === 'on-air' || stage === 'ended' ? (onAirAt ?? stateAt) : stateAt;
  return html`<tr data-station="${station}" data-stage="${stage}">
    <th scope="row">
      <a href="/dai/${station}/">${name}</a> <span class="where">${place.join(' / ')}</span>
    </th>
    <td data-label="Đến đâu">
      ${stageWords[stage]}${at === null ? '' : html` <span class="small">${onAirAt === null ? '' : 'phát '}${sayAt(at)}</span>`}
    </td>
    <td data-label="Vì sao">${reason ?? ''}</td>
    <td data-label="Điện thoại">
      ${phone === '' ? '' : html`<a href="tel:${phone.replaceAll(/[^\d+]/g, '')}">${phone}</a>`}
    </td>
    <td data-label="Nghe lần cuối">
      ${heardAt === null ? 'chưa lần nào' : `${sayAgo(now - heardAt)} trước`}
    </td>
  </tr>`;
}

function wordsPart(emergency: EmergencyRow): Html {
  const { text, area, madeAt, madeBy, everyMinutes, untilAt, expiresAt, replaces, capAlert } =
    emergency;
  return html`<section class="sheet">
    <h2>Lời phát</h2>
    <p class="words">${text}</p>
    <dl class="facts">
      <dt>Phát ở</dt>
      <dd>${area}</dd>
      <dt>Gửi</dt>
      <dd>${sayAt(madeAt)}, ${madeBy}</dd>
      <dt>Nhắc lại</dt>
      <dd>
        ${everyMinutes === null ? 'một lần' : `mỗi ${everyMinutes} phút, đến ${sayAt(untilAt ?? expiresAt)}`}
      </dd>
      ${
        replaces === null
          ? ''
          : html`<dt>Thay</dt>
              <dd><a href="/khan-cap/${replaces}/">lời khẩn trước</a></dd>`
      }
      ${
        capAlert === null
          ? ''
          : html`<dt>Từ</dt>
              <dd><a href="/khan-cap/cap/${capAlert}/">cảnh báo CAP</a></dd>`
      }
    </dl>
  </section>`;
}

function endPart({ emergency, mayEnd, now }: ProgressView): Html | '' {
  const { id, endedAt, expiresAt } = emergency;
  if (!mayEnd || endedAt !== null || expiresAt <= now) return '';
  return html`<p><a class="button" href="/khan-cap/moi/?thay=${id}">Thay bằng lời mới</a></p>
    <details>
      <summary class="button danger">Thôi ở mọi đài</summary>
      <form method="post" action="/khan-cap/${id}/thoi/" data-act="emergency-end">
        <p>Đài đang phát thì im ngay, không nhắc lại nữa. Đài chưa nhận thì không phát.</p>
        ${longField('vi-sao', { label: 'Vì sao', hint: 'Ai cũng đọc được.', optional: true, rows: 2, most: 500 })}
        ${onceField()}
        <button class="button danger">Thôi hẳn</button>
      </form>
    </details>`;
}

/** To be printed and held beside a telephone. */
export function callListPage(
  emergency: EmergencyRow,
  rows: readonly (StationStage & { readonly stage: Stage })[],
  now: number,
): Html {
  return html`<p>${emergency.title}. Danh sách lúc ${sayAt(now)}: ${rows.length} đài.</p>
    <p class="words">${emergency.text}</p>
    <table class="stations calls" data-rows="${rows.length}">
      <thead>
        <tr>
          <th scope="col">Đài</th>
          <th scope="col">Điện thoại</th>
          <th scope="col">Đến đâu</th>
          <th scope="col">Đã gọi</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ station, name, place, phone, stage, reason }) =>
            html`<tr data-station="${station}">
              <th scope="row">${name} <span class="where">${place.join(' / ')}</span></th>
              <td data-label="Điện thoại">${phone === '' ? 'chưa ghi' : phone}</td>
              <td data-label="Đến đâu">
                ${stageWords[stage]}${reason === null ? '' : `: ${reason}`}
              </td>
              <td data-label="Đã gọi">☐</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="pages"><a href="/khan-cap/${emergency.id}/">Về trang của lời khẩn</a></p>`;
}

export interface ListedEmergency {
  readonly emergency: EmergencyRow;
  readonly counts: Counts;
}

export function emergenciesPage(
  listed: readonly ListedEmergency[],
  {
    now,
    maySend,
    maySet,
    waiting,
  }: { now: number; maySend: boolean; maySet: boolean; waiting: number },
): Html {
  const isOn = ({ emergency: { endedAt, expiresAt } }: ListedEmergency): boolean =>
    endedAt === null && expiresAt > now;
  const on = listed.filter(isOn);
  const over = listed.filter((one) => !isOn(one));
  return html`<p class="acts">
      ${maySend ? html`<a class="button danger" href="/khan-cap/moi/">Soạn lời khẩn</a>` : ''}
      <a class="button" href="/khan-cap/cap/"
        >Cảnh báo CAP${waiting > 0 ? html` (<strong>${waiting} chờ xem</strong>)` : ''}</a
      >
      ${maySet ? html`<a class="button" href="/khan-cap/nguon/">Nguồn CAP, cài đặt</a>` : ''}
    </p>
    <h2>Đang có hiệu lực</h2>
    ${on.length === 0 ? html`<p>Không có.</p>` : rowsPart(on)}
    ${
      over.length === 0
        ? ''
        : html`<h2>Trước đây</h2>
            ${rowsPart(over)}`
    }`;
}

function rowsPart(listed: readonly ListedEmergency[]): Html {
  return html`<ul class="rows plain">
    ${listed.map(
      ({ emergency: { id, title, area, madeAt, madeBy, expiresAt, endedAt }, counts }) => {
        const told = stages.filter((stage) => (counts[stage] ?? 0) > 0);
        return html`<li data-emergency="${id}">
          <p>
            <a href="/khan-cap/${id}/"><strong>${title}</strong></a>
            <span class="where"
              >${area}. ${sayAt(madeAt)}, ${madeBy}.
              ${endedAt === null ? `Đến ${sayAt(expiresAt)}.` : `Thôi lúc ${sayAt(endedAt)}.`}</span
            >
            ${told.map((stage) => `${stageWords[stage]}: ${counts[stage] ?? 0}`).join('. ')}
          </p>
        </li>`;
      },
    )}
  </ul>`;
}
