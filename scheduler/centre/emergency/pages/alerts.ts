// Alerts of other systems: what came, what it says, what became of it; and where they come from.
import { html } from 'hono/html';
import type { AlertRow } from '../../ledger/cap.ts';
import { problemsPart } from '../../pages/fields.ts';
import type { Html } from '../../pages/frame.ts';
import { sayAt } from '../../pages/words.ts';
import type { CapInfo } from '../cap/cap-alert.ts';
import { keysOf, wordsOfPart, type AlertDoubt } from '../cap/judge-alert.ts';
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
  'nothing-to-do': 'không có gì để thôi',
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
    ${state === 'waiting' ? html`<strong class="bad">${stateWords[state]}</strong>` : stateWords[state]}
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
  /** Answers for all of its area. */
  readonly mayDismiss: boolean;
  /** May say what an unknown area means. */
  readonly maySet: boolean;
}

export function alertPage(view: AlertView): Html {
  const { row, parts, sounding, maySend, mayDismiss, neverAirs } = view;
  const { alert, state, stateAt, stateBy, stateWhy, cameAt, broughtBy, id } = row;
  const isOpen = state === 'waiting' || state === 'sent';
  return html`<p data-state="${state}">
      <strong>${stateWords[state]}</strong> (${sayAt(stateAt)}, ${stateBy}). ${stateWhy ?? ''}
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
      maySend && mayDismiss && state === 'waiting'
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
    <p class="words" lang="${part.language}">${wordsOfPart(part)}</p>
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
          ${known ? 'biết' : html`<strong class="bad">chưa biết là những đài nào</strong>`}${area.shapes > 0 ? '; hình vẽ trên bản đồ không được xét' : ''}
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
