import { html } from 'hono/html';
import type { Row } from '../../../../content/write/edit-rows.ts';
import { sayInstant } from '../../../core/words.ts';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import { sentBackNote } from '../pages/sent-back-note.ts';
import { newKey } from './entries.ts';
import { entryPath, kindPath, publishPath } from './entry-paths.ts';
import { soundOf } from './sound-path.ts';
import type { FormKind } from './kinds.ts';
import type { ListView } from './list-view.ts';

/** `/dai/bai/muc/`: every list and file that is filled in as a form. */
export function kindsPage(seen: Seen, kinds: readonly FormKind[]): Html {
  const open = kinds.filter(({ needs }) => seen.may(needs));
  const main = html`<p>Những gì của phường không phải bài viết: mỗi thứ là một biểu mẫu.</p>
    <ul class="rows plain">
      ${open.map(
        (kind) =>
          html`<li data-kind="${kind.name}">
            <p><a href="${kind.elsewhere ?? kindPath(kind)}">${kind.title}</a></p>
          </li>`,
      )}
    </ul>`;
  return layout(seen, { title: 'Các mục', page: 'kinds', main });
}

/** `/dai/bai/muc/<kind>/`: its entries. */
export function listPage(seen: Seen, view: ListView): Html {
  const { kind, entries, canAdd } = view;
  const main = html`<p><a href="/dai/bai/">Bài viết</a> · <a href="/dai/bai/muc/">Các mục</a></p>
    ${view.isKept ? html`<p class="state good" role="status" data-kept>Đã giữ lại.</p>` : ''}
    ${draftNote(seen, view)}
    ${
      canAdd
        ? html`<p class="acts">
            <a class="button main" href="${entryPath(kind, newKey)}">Thêm ${kind.one}</a>
          </p>`
        : ''
    }
    ${searchForm(view)}
    <p class="small" data-count="${entries.length}">
      ${entries.length === view.count ? `Có ${view.count} mục.` : `Thấy ${entries.length} trong ${view.count} mục.`}
    </p>
    ${kind.entries === 'rows' ? readings(seen, view) : plainEntries(view)}`;
  return layout(seen, { title: kind.title, page: 'entries', main });
}

function draftNote(seen: Seen, { kind, last }: ListView): Html | '' {
  if (last === undefined) return '';
  return html`${sentBackNote(seen, last.sentBack)}
    <p class="note" data-draft>
      Có bản nháp chưa phát hành, ${last.name} sửa lần cuối lúc
      ${sayInstant(seen.timeZone, last.at)}.
      <a href="${publishPath(kind)}">Xem chỗ đã đổi, và phát hành</a>
    </p>`;
}

function searchForm({ kind, searched, count }: ListView): Html | '' {
  if (count < 8 && searched === '') return '';
  return html`<form class="filter" method="get" action="${kindPath(kind)}" role="search">
    <div class="field">
      <label for="tim">Tìm trong danh sách</label>
      <input id="tim" name="tim" type="search" value="${searched}" />
    </div>
    <button class="button">Tìm</button>
  </form>`;
}

function plainEntries({ kind, entries }: ListView): Html {
  return html`<ul class="rows plain">
    ${entries.map(
      (entry) =>
        html`<li data-entry="${entry.key}">
          <p><a href="${entryPath(kind, entry.key)}">${entry.title}</a></p>
          ${entry.about === '' ? '' : html`<p class="small">${entry.about}</p>`}
        </li>`,
    )}
  </ul>`;
}

/** How words are said, each to be heard. */
function readings(seen: Seen, { kind, entries }: ListView): Html {
  return html`<ul class="rows plain">
    ${entries.map(({ key, title, value }) => {
      const { spoken = '', note = '', document = '' } = value as Row; // a row of this file
      return html`<li data-entry="${key}">
        <p><a href="${entryPath(kind, key)}">${title}</a>: đọc là “${spoken}”</p>
        <p class="small">
          ${document === '' ? 'Dùng cho mọi bài.' : `Chỉ trong bài ${document}.`} ${note}
        </p>
        ${
          seen.may('write')
            ? html`<audio
                controls
                preload="none"
                src="${soundOf(spoken)}"
                aria-label="Nghe thử: ${title}"
              ></audio>`
            : ''
        }
      </li>`;
    })}
  </ul>`;
}
