import { html } from 'hono/html';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import { addressOf } from '../address.ts';
import type { Draft, Version } from '../desk.ts';
import type { TextRow, TextsView } from '../views/texts-view.ts';
import { stateWords } from './state-words.ts';
import { versionLine } from './version-words.ts';

/** `/dai/bai/`: every text, who writes on what, what waits for consent. */
export function textsPage(seen: Seen, view: TextsView): Html {
  const { sought, drafts, groups, isKept, finished } = view;
  const asked = drafts.filter(({ state }) => state === 'asked');
  const isBack = ({ state, sentBack }: Draft): boolean =>
    state !== 'asked' && sentBack !== undefined;
  const back = drafts.filter(isBack);
  const open = drafts.filter((draft) => draft.state !== 'asked' && !isBack(draft));
  return layout(seen, {
    ...{ title: 'Bài viết', page: 'texts' },
    main: html`${isKept ? html`<p class="state good" role="status">Đã làm xong.</p>` : ''}
      ${finished.map((version) => finishedNote(seen, version))}
      ${
        seen.may('write')
          ? html`<p class="acts">
              <a class="button main" href="/dai/bai/moi/">Bài mới (tệp Word, PDF, hay gõ)</a>
            </p>`
          : ''
      }
      ${draftsSection(seen, 'Bị trả lại, phải sửa', back)}
      ${draftsSection(seen, 'Chờ duyệt', asked)} ${draftsSection(seen, 'Đang soạn', open)}
      <form method="get" action="/dai/bai/" class="filter" role="search">
        <div class="field">
          <label for="tim">Tìm theo tên, có dấu hay không đều được</label>
          <input id="tim" name="tim" type="search" value="${sought}" />
        </div>
        <button class="button">Tìm</button>
      </form>
      ${
        groups.length === 0
          ? html`<p role="status">Không có bài nào tên có "${sought}".</p>`
          : groups.map(
              ({ title, rows }) =>
                html`<h2>${title}</h2>
                  <ul class="rows plain sheet">
                    ${rows.map((row) => textRow(seen, row))}
                  </ul>`,
            )
      }`,
  });
}

/** Whoever published it saw the program go, and not what became of it. */
function finishedNote(seen: Seen, version: Version): Html {
  const texts = version.files.filter(({ file }) => /\.(?:mdx|ya?ml|tsv)$/.test(file));
  return html`<p class="note" data-finished="${version.id}">
    ${versionLine(seen, version)}
    ${texts.map(({ file }) => html`<a href="${addressOf(file)}ban-cu/" title="${file}">Các bản cũ</a> `)}
  </p>`;
}

function draftsSection(seen: Seen, title: string, drafts: readonly Draft[]): Html | '' {
  if (drafts.length === 0) return '';
  return html`<h2>${title}</h2>
    <ul class="rows plain sheet">
      ${drafts.map(
        (draft) =>
          html`<li data-draft="${draft.file}" data-draft-state="${draft.state}">
            <p>
              <a
                href="${addressOf(draft.file)}${draft.state === 'asked' ? 'phat-hanh/' : entryOf(seen)}"
                ><strong>${draft.title}</strong></a
              >
            </p>
            <p class="small">${stateWords(seen, draft)}</p>
          </li>`,
      )}
    </ul>`;
}

function textRow(seen: Seen, row: TextRow): Html {
  const { file, title, path, draft, isWrong, isCentres } = row;
  const mark = markOf(row);
  const note = draft ? noteOf(draft) : '';
  return html`<li data-text="${file}">
    <p>
      <a href="${path}${draft ? entryOf(seen) : seen.may('write') ? '' : 'ban-cu/'}">${title}</a>
    </p>
    ${mark === '' ? '' : html`<p class="small" data-mark>${mark}</p>`}
    ${isCentres ? html`<p class="small">Bài của trung tâm: chỉ xem.</p>` : ''}
    ${isWrong ? html`<p class="small wrong">Tệp viết sai, chưa lên trang: mở ra để sửa.</p>` : ''}
    ${note === '' ? '' : html`<p class="small">${note}</p>`}
  </li>`;
}

/** Whether it is on the site, and whether what is written of it is not yet. */
function markOf({ file, draft, isWrong }: TextRow): string {
  if (draft && draft.baseText === undefined) return 'Bản nháp, chưa lên trang.';
  const isOut = file.endsWith('.mdx') && !isWrong;
  if (draft) return isOut ? 'Đã phát hành; có bản nháp đang sửa.' : 'Có bản nháp đang sửa.';
  return isOut ? 'Đã phát hành.' : '';
}

function noteOf({ state, sentBack, changedBy }: Draft): string {
  if (state === 'asked') return 'Chờ duyệt';
  if (sentBack) return `${sentBack.by} đã trả lại: ${sentBack.why}`;
  return `${changedBy.name} đang soạn`;
}

/** Whoever doesn't write looks at what would change. */
function entryOf(seen: Seen): string {
  return seen.may('write') ? '' : 'phat-hanh/';
}
