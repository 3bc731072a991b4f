// Where alerts come from, whose air by themselves, what their areas mean; when somebody is to be telephoned.
import { html } from 'hono/html';
import type { AreaRow, FeedRow } from '../../ledger/cap.ts';
import { choices, field, hidden, problemsPart } from '../../pages/fields.ts';
import type { Html } from '../../pages/frame.ts';
import { sayAt } from '../../pages/words.ts';
import type { AreaKey } from '../cap/judge-alert.ts';

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
