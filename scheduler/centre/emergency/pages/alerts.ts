// Alerts of other systems: what came, what it says, what became of it; and where they come from.
import { html } from 'hono/html';
import type { AlertRow, AreaRow, FeedRow } from '../../ledger/cap.ts';
import { choices, field, hidden, problemsPart } from '../../pages/fields.ts';
import type { Html } from '../../pages/frame.ts';
import { sayAt } from '../../pages/words.ts';
import type { CapInfo } from '../cap/cap-alert.ts';
import { keysOf, wordsOfPart, type AlertDoubt, type AreaKey } from '../cap/judge-alert.ts';
import {
  certaintyWords,
  doubtWords,
  msgTypeWords,
  severityWords,
  statusWords,
  urgencyWords,
} from '../cap/say-cap.ts';

const stateWords: Readonly<Record<AlertRow['state'], string>> = {
  waiting: 'chờ người xem',
  sent: 'đã làm theo',
  'not-for-air': 'không phát',
  dismissed: 'đã bỏ qua',
  superseded: 'đã có bản mới hơn',
  cancelled: 'đã bị hủy',
};

export function alertsPage(
  rows: readonly AlertRow[],
  { maySend, problems }: { readonly maySend: boolean; readonly problems: readonly string[] },
): Html {
  return html`${problemsPart(problems)}
    ${
      maySend
        ? html`<section class="sheet">
            <h2>Đưa một tệp CAP vào</h2>
            <form
              method="post"
              action="/khan-cap/cap/tep/"
              enctype="multipart/form-data"
              data-act="cap-file"
            >
              <p>
                <label for="o-tep">Tệp .xml, CAP 1.2, tối đa 1 MB</label>
                <input
                  id="o-tep"
                  type="file"
                  name="tep"
                  accept=".xml,.cap,application/xml"
                  required
                />
              </p>
              <button class="button main">Đọc tệp, chưa phát gì</button>
            </form>
          </section>`
        : ''
    }
    ${rows.length === 0 ? html`<p>Chưa có cảnh báo nào.</p>` : ''}
    <ul class="rows plain">
      ${rows.map((row) => html`<li data-alert="${row.id}" data-state="${row.state}">${alertLine(row)}</li>`)}
    </ul>
    <p><a href="/khan-cap/">Về trang khẩn cấp</a></p>`;
}

function alertLine({ id, alert, state, cameAt, broughtBy }: AlertRow): Html {
  const [first] = alert.infos;
  const title = first?.headline ?? first?.event ?? alert.note ?? alert.identifier;
  return html`<p>
    <a href="/khan-cap/cap/${id}/"><strong>${title}</strong></a>
    <span class="where"
      >${alert.sender}, ${msgTypeWords[alert.msgType]}, ${statusWords[alert.status]}. Đến lúc
      ${sayAt(cameAt)}, ${broughtBy}.</span
    >
    ${state === 'waiting' ? html`<strong class="error">${stateWords[state]}</strong>` : stateWords[state]}
  </p>`;
}

export interface AlertPart {
  readonly part: CapInfo;
  readonly doubts: readonly AlertDoubt[];
  readonly isKnown: (area: CapInfo['areas'][number]) => boolean;
}

export interface AlertView {
  readonly row: AlertRow;
  readonly parts: readonly AlertPart[];
  /** Of those it names, that are on their way or on the air. */
  readonly sounding: readonly { readonly id: string; readonly title: string }[];
  readonly neverAirs: boolean;
  readonly maySend: boolean;
  /** May say what an unknown area means. */
  readonly maySet: boolean;
}

export function alertPage(view: AlertView): Html {
  const { row, parts, sounding, maySend, neverAirs } = view;
  const { alert, state, stateAt, stateBy, cameAt, broughtBy, id } = row;
  const isOpen = state === 'waiting' || state === 'sent';
  return html`<p data-state="${state}">
      <strong>${stateWords[state]}</strong> (${sayAt(stateAt)}, ${stateBy}).
    </p>
    <dl class="facts">
      <dt>Nơi gửi</dt>
      <dd>${alert.sender}, mã ${alert.identifier}, ${alert.sent}</dd>
      <dt>Loại</dt>
      <dd>${msgTypeWords[alert.msgType]}; ${statusWords[alert.status]}</dd>
      <dt>Đến trung tâm</dt>
      <dd>${sayAt(cameAt)}, ${broughtBy}. Chữ ký số trong tệp, nếu có, không được kiểm.</dd>
      ${
        alert.note === undefined
          ? ''
          : html`<dt>Ghi chú</dt>
              <dd>${alert.note}</dd>`
      }
      ${
        alert.references.length === 0
          ? ''
          : html`<dt>Nói về</dt>
              <dd>${alert.references.map(({ identifier }) => identifier).join(', ')}</dd>`
      }
    </dl>
    ${neverAirs ? html`<p class="note">Bản này không bao giờ được phát: không phải cảnh báo thật cho mọi người.</p>` : ''}
    ${
      sounding.length === 0 || !isOpen
        ? ''
        : html`<section class="sheet">
            <h2>${alert.msgType === 'Cancel' ? 'Bản này hủy' : 'Bản này thay'}</h2>
            <ul>
              ${sounding.map((one) => html`<li><a href="/khan-cap/${one.id}/">${one.title}</a>${alert.msgType === 'Cancel' ? ': mở ra để thôi ở mọi đài' : ''}</li>`)}
            </ul>
          </section>`
    }
    ${parts.map((part, index) => partSection(view, part, index))}
    ${
      maySend && state === 'waiting'
        ? html`<form method="post" action="/khan-cap/cap/${id}/bo-qua/" data-act="cap-dismiss">
            <button class="button">Đã xem, bỏ qua</button>
          </form>`
        : ''
    }
    <p><a href="/khan-cap/cap/">Về các cảnh báo</a></p>`;
}

function partSection(
  { row, maySend, maySet, neverAirs }: AlertView,
  { part, doubts, isKnown }: AlertPart,
  index: number,
): Html {
  const { alert, state, id } = row;
  const canBeMade =
    maySend &&
    !neverAirs &&
    alert.msgType !== 'Cancel' &&
    (state === 'waiting' || state === 'sent');
  return html`<section class="sheet" data-part="${index}">
    <h2>${part.headline ?? part.event}</h2>
    <blockquote class="said" lang="${part.language}">${wordsOfPart(part)}</blockquote>
    <dl class="facts">
      <dt>Gấp, nặng, chắc</dt>
      <dd>
        ${urgencyWords[part.urgency]}; ${severityWords[part.severity]};
        ${certaintyWords[part.certainty]}
      </dd>
      <dt>Hết hiệu lực</dt>
      <dd>${part.expires === undefined ? 'không ghi' : sayAt(Date.parse(part.expires))}</dd>
    </dl>
    <h3>Vùng</h3>
    <ul>
      ${part.areas.map((area) => {
        const known = isKnown(area);
        return html`<li data-area="${known ? 'known' : 'unknown'}">
          ${area.areaDesc}${area.geocodes.map(({ name, value }) => ` (${name} ${value})`)}:
          ${known ? 'biết' : html`<strong class="error">chưa biết là những đài nào</strong>`}${area.shapes > 0 ? '; hình vẽ trên bản đồ không được xét' : ''}
          ${
            known || !maySet
              ? ''
              : keysOf(area).map(
                  ({ name, value }) =>
                    html`<br /><a
                        href="/khan-cap/nguon/?ten=${encodeURIComponent(name)}&ma=${encodeURIComponent(value)}#vung"
                        >Ghi vùng này là nơi nào</a
                      >`,
                )
          }
        </li>`;
      })}
    </ul>
    ${
      doubts.length === 0
        ? ''
        : html`<p>Vì sao không tự phát:</p>
            <ul data-doubts="${doubts.join(' ')}">
              ${doubts.map((doubt) => html`<li>${doubtWords[doubt]}</li>`)}
            </ul>`
    }
    ${canBeMade ? html`<p><a class="button danger" href="/khan-cap/moi/?cap=${id}&phan=${index}">Soạn lời khẩn từ bản này</a></p>` : ''}
  </section>`;
}

export interface SourcesView {
  readonly feeds: readonly FeedRow[];
  readonly areas: readonly (AreaRow & { readonly words: string })[];
  readonly callAfterSeconds: number;
  readonly problems: readonly string[];
  /** What an unknown area is called. */
  readonly area: AreaKey;
}

export function sourcesPage(view: SourcesView): Html {
  const { feeds, callAfterSeconds, problems } = view;
  return html`${problemsPart(problems)}
    <section class="sheet">
      <h2>Gọi điện sau bao lâu</h2>
      <form method="post" action="/khan-cap/nguon/goi-sau/" data-act="call-after">
        ${field('giay', {
          ...{ label: 'Số giây không nghe gì thì phải gọi điện', type: 'number', most: 5 },
          value: String(callAfterSeconds),
        })}
        <button class="button">Ghi</button>
      </form>
    </section>
    <section class="sheet">
      <h2>Nguồn cảnh báo CAP</h2>
      ${feeds.length === 0 ? html`<p>Chưa có nguồn nào.</p>` : feeds.map(feedPart)}
      <h3>Thêm nguồn</h3>
      <form method="post" action="/khan-cap/nguon/them/" data-act="feed-add">
        ${field('dia-chi', {
          ...{ label: 'Địa chỉ', most: 1000 },
          hint: 'Tệp CAP, hoặc danh sách Atom, RSS. Dùng https. Không đi theo liên kết sang máy khác.',
        })}
        ${field('moi', { label: 'Hỏi mỗi bao nhiêu phút', type: 'number', value: '5', most: 4 })}
        <button class="button">Thêm</button>
      </form>
    </section>
    ${areasPart(view)}
    <p><a href="/khan-cap/">Về trang khẩn cấp</a></p>`;
}

function feedPart({ id, url, everyMinutes, answeredAt, failure, senders }: FeedRow): Html {
  return html`<div class="card" data-feed="${id}">
    <p>
      <strong>${url}</strong>, mỗi ${everyMinutes} phút.
      ${answeredAt === null ? 'Chưa đọc được lần nào.' : `Đọc được lần cuối ${sayAt(answeredAt)}.`}
    </p>
    ${failure === null ? '' : html`<p class="error">${failure}</p>`}
    <p>Tự phát, không chờ người: ${senders.length === 0 ? 'không nơi gửi nào.' : ''}</p>
    ${senders.map(
      (sender) =>
        html`<form method="post" action="/khan-cap/nguon/thoi-tu-phat/" data-act="sender-unlist">
          ${hidden('nguon', String(id))} ${hidden('noi-gui', sender)} ${sender}
          <button class="button plain">Thôi cho tự phát</button>
        </form>`,
    )}
    <details>
      <summary>Cho một nơi gửi tự phát</summary>
      <form method="post" action="/khan-cap/nguon/tu-phat/" data-act="sender-list">
        <p>
          Cảnh báo thật, bằng tiếng Việt, của nơi gửi này ở nguồn này sẽ phát ngay ở vùng đã biết,
          cả ban đêm, không ai bấm. Bản hủy của họ cũng có hiệu lực ngay.
        </p>
        ${hidden('nguon', String(id))}
        ${field('noi-gui', { label: 'Nơi gửi (sender), chép nguyên', key: `-${id}` })}
        <button class="button danger">Cho tự phát</button>
      </form>
    </details>
    <form method="post" action="/khan-cap/nguon/bo/" data-act="feed-remove">
      ${hidden('nguon', String(id))} <button class="button plain">Bỏ nguồn này</button>
    </form>
  </div>`;
}

function areasPart({ areas, area }: SourcesView): Html {
  return html`<section class="sheet" id="vung">
    <h2>Vùng trong cảnh báo là nơi nào</h2>
    ${areas.length === 0 ? html`<p>Chưa ghi vùng nào: chưa cảnh báo nào tự phát được.</p>` : ''}
    <ul class="rows plain">
      ${areas.map(
        ({ name, value, words }) =>
          html`<li>
            <form method="post" action="/khan-cap/nguon/bo-vung/" data-act="area-remove">
              ${hidden('ten', name)} ${hidden('ma', value)}
              ${name === '' ? `“${value}”` : `${name} ${value}`}: ${words}
              <button class="button plain">Bỏ</button>
            </form>
          </li>`,
      )}
    </ul>
    <form method="post" action="/khan-cap/nguon/vung/" data-act="area-set">
      ${field('ten', {
        ...{ label: 'Tên bộ mã', optional: true, value: area.name },
        hint: 'valueName của geocode, ví dụ MaDVHC. Vùng chỉ có lời (areaDesc) thì để trống.',
      })}
      ${field('ma', { label: 'Mã, hoặc lời', value: area.value, most: 2000 })}
      ${field('noi', {
        ...{ label: 'Là nơi nào', optional: true },
        hint: 'Tên tỉnh, xã, phường như đã ghi khi mời đài, gõ không dấu cũng được.',
      })}
      ${field('nhom', { label: 'hoặc nhóm đài nào', optional: true })}
      ${choices('tat-ca', 'hoặc', [['yes', 'tất cả các đài']])}
      <button class="button">Ghi vùng</button>
    </form>
  </section>`;
}
