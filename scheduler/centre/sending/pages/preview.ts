// Step three: what would happen, before it does.
import { html } from 'hono/html';
import type { DraftContent } from '../../ledger/drafts.ts';
import type { ReachedStation } from '../../ledger/sent.ts';
import { silentAfterMs } from '../../overview/judge-station.ts';
import { hidden, problemsPart } from '../../pages/fields.ts';
import type { Html } from '../../pages/frame.ts';
import { sayAgo } from '../../pages/words.ts';
import { protocol } from '../../talk/message.ts';
import { saySize } from '../../../../content/schema/attached.ts';
import type { Change } from '../send-draft.ts';

export interface PreviewThing {
  readonly thing: string;
  readonly title: string;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** The next one; 1 of what was never sent. */
  readonly version: number;
  readonly changes: readonly Change[];
}

export interface PreviewPage {
  readonly id: string;
  readonly seal: string;
  readonly draft: DraftContent;
  readonly things: readonly PreviewThing[];
  readonly reached: readonly ReachedStation[];
  readonly now: number;
  readonly problems: readonly string[];
}

/** So many names are listed; the count says all. */
const mostListed = 200;

export function previewPage(view: PreviewPage): Html {
  const { id, seal, draft, things, reached, now, problems } = view;
  const silent = reached.filter(({ heardAt }) => heardAt !== null && now - heardAt > silentAfterMs);
  const never = reached.filter(({ heardAt }) => heardAt === null);
  const noKey = reached.filter(({ hasKey }) => !hasKey);
  const older = reached.filter((one) => one.protocol !== null && one.protocol < protocol);
  return html`${problemsPart(problems)}
    <section class="sheet" data-reached="${reached.length}">
      <p class="count"><strong>${reached.length}</strong> đài sẽ nhận.</p>
      ${reached.length === 0 ? html`<p>Chưa chọn đài nào. Quay lại và chọn.</p>` : communes(reached)}
      ${listed('đài đang im lặng: nhận khi có mạng lại', silent, (one) => ` (${sayAgo(now - (one.heardAt ?? now))})`)}
      ${listed('đài chưa nói lần nào: nhận khi nối được lần đầu', never)}
      ${listed('đài bị thu hồi khóa: chỉ nhận sau khi thay máy', noKey)}
      ${listed('đài dùng chương trình cũ hơn: nên cập nhật', older, (one) => ` (giao thức ${one.protocol ?? ''})`)}
    </section>
    <section class="sheet">
      <h2>Gửi gì</h2>
      <ul>
        ${things.map(
          ({ thing, title, version, files, changes }) =>
            html`<li data-thing="${thing}" data-version="${version}">
              <strong>${title}</strong>, ${version === 1 ? 'gửi lần đầu' : `bản ${version}`},
              ${saySize(files.reduce((sum, { bytes }) => sum + bytes, 0))}.
              <span class="where">${thing}</span>
              ${filesPart(files, version === 1 ? [] : changes)}
            </li>`,
        )}
      </ul>
      ${draft.render === true ? html`<p>Trung tâm dựng tiếng trước, xong mới gửi.</p>` : ''}
      ${draft.note === '' ? '' : html`<p>Lời nhắn: ${draft.note}</p>`}
    </section>
    <div class="acts">
      ${
        reached.length === 0
          ? ''
          : html`<form method="post" action="/gui/nhap/${id}/gui/" data-act="send">
              ${hidden('dau', seal)}
              <button class="button main">Gửi cho ${reached.length} đài</button>
            </form>`
      }
      <a class="button" href="/gui/nhap/${id}/">Sửa lại</a>
    </div>`;
}

function communes(reached: readonly ReachedStation[]): Html {
  const places = [...Map.groupBy(reached, ({ place }) => place.join(' / ') || 'chưa ghi nơi')];
  return html`<details ${places.length <= 10 ? html`open` : ''}>
    <summary>Ở ${places.length} nơi</summary>
    <ul>
      ${places.slice(0, mostListed).map(([place, own]) => html`<li>${place}: ${own.length} đài</li>`)}
    </ul>
    ${places.length > mostListed ? html`<p>… và ${places.length - mostListed} nơi nữa.</p>` : ''}
  </details>`;
}

function listed(
  words: string,
  stations: readonly ReachedStation[],
  more: (one: ReachedStation) => string = () => '',
): Html | '' {
  if (stations.length === 0) return '';
  return html`<details>
    <summary><strong>${stations.length}</strong> ${words}</summary>
    <ul>
      ${stations.slice(0, mostListed).map((one) => html`<li>${one.name}${more(one)}</li>`)}
    </ul>
    ${stations.length > mostListed ? html`<p>… và ${stations.length - mostListed} đài nữa.</p>` : ''}
  </details>`;
}

const changeNames = { new: 'mới', changed: 'đổi', same: 'giữ nguyên', gone: 'bỏ' } as const;

/** Each file with its size; `changes`: of the version before, none where there was none. */
function filesPart(files: PreviewThing['files'], changes: readonly Change[]): Html {
  const sizes = new Map(files.map(({ path, bytes }) => [path, saySize(bytes)]));
  const first = files.map(({ path }) => html`<li>${path}, ${sizes.get(path)}</li>`);
  return html`<ul>
      ${changes.length === 0 ? first : changes.map(({ path, is }) => html`<li data-change="${is}">${path}${is === 'gone' ? '' : `, ${sizes.get(path) ?? ''}`}: ${changeNames[is]}</li>`)}
    </ul>
    ${changes.length > 0 && changes.every(({ is }) => is === 'same') ? html`<p><strong>Giống hệt bản trước.</strong></p>` : ''}`;
}
