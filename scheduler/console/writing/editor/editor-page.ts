import { html, raw } from 'hono/html';
import { actForm, button } from '../../pages/act-form.ts';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import { sentBackNote } from '../pages/sent-back-note.ts';
import { drawDoc } from './draw-doc.ts';
import type { EditorView } from './editor-view.ts';

/** One text, to be written. Without script it is read here, and the page says what is to be done. */
export function editorPage(seen: Seen, view: EditorView, script: string): Html {
  const { id, title, mayWrite } = view;
  return layout(seen, {
    ...{ title, page: 'editor', wide: true },
    act: { id: 'noi-dung-bai', words: 'Đến chữ của bài' },
    head: html`<link rel="stylesheet" href="/dai/sua.css" />
      <script src="/dai/mo-sua.js" defer></script>`,
    main: html`<div
        data-editor="opening"
        data-script="${script}"
        data-touched="${view.isChanged ? 'yes' : 'no'}"
        data-saved="yes"
        data-version=""
        data-state="${view.state}"
        data-tab="viet"
      >
        ${standing(seen, view)}
        <div data-is="notices"></div>
        ${tabs}
        <div class="desk">
          <div class="paper" id="o-viet" role="region" aria-label="Viết">
            ${fronts(view)}
            <p class="small front-more">
              <a href="/dai/bai/${id}/dau-bai/">Thêm về bài này</a> (thứ tự, đợt phát, căn cứ…)
            </p>
            <div class="bar" data-is="toolbar" role="toolbar" aria-label="Công cụ viết"></div>
            <div class="text" id="noi-dung-bai" data-is="text" tabindex="-1">
              ${drawDoc(view.doc)}
            </div>
            <a class="skip to-acts" href="#phat-hanh">Đến nút phát hành</a>
          </div>
          <div class="beside" data-beside data-is="beside"></div>
        </div>
        ${ways(seen, view)}
      </div>
      ${mayWrite ? keysHelp : ''}
      <script type="application/json" id="bai">
        ${raw(view.data)}
      </script>`,
  });
}

function standing(seen: Seen, { mayWrite, sentBack }: EditorView): Html {
  return html`<p class="standing">
      <span data-is="standing"
        >${mayWrite ? 'Đang mở trình soạn…' : 'Chỉ xem: vai của bạn không sửa bài.'}</span
      >
      <button type="button" class="button" data-open-again hidden>Mở lại trình soạn</button>
      <span class="unseen" role="status" data-is="aloud"></span>
      <span class="soft" data-is="people"></span>
    </p>
    <noscript>
      <p class="note">
        Trang này cần JavaScript để sửa bài. Bật JavaScript trong trình duyệt rồi tải lại trang,
        hoặc mở bằng trình duyệt khác. Chữ của bài ở dưới; “Thêm về bài này” và các nút cuối trang
        vẫn dùng được.
      </p>
    </noscript>
    ${sentBackNote(seen, sentBack)}`;
}

const tabs = html`<div class="tabs" role="tablist" aria-label="Xem phần nào">
  <button type="button" role="tab" aria-selected="true" aria-controls="o-viet" data-to="viet">
    Viết
  </button>
  ${(
    [
      ['trang', 'Trang'],
      ['nghe', 'Nghe'],
      ['loi', 'Lỗi'],
    ] as const
  ).map(
    ([to, words]) =>
      html`<button type="button" role="tab" aria-selected="false" tabindex="-1" data-to="${to}">
        ${words}
      </button>`,
  )}
</div>`;

const fields = [
  ['question', 'Câu hỏi'],
  ['title', 'Tên bài'],
  ['description', 'Tóm tắt (hiện ở danh sách và khi tìm)'],
] as const;

/** An answer has its question for a title. */
function fronts({ doc, file }: EditorView): Html {
  const isAnswer = file.startsWith('content/answers/');
  const shown = fields.filter(
    ([key]) => doc.attrs[key] !== null || (key === 'question') === isAnswer,
  );
  return html`${shown.map(([key, label]) => {
    const value: unknown = doc.attrs[key];
    return html`<div class="field front">
      <label for="dau-${key}">${label}</label>
      <textarea id="dau-${key}" rows="1" data-front="${key}" class="front-${key}" readonly>
${typeof value === 'string' ? value : ''}</textarea>
    </div>`;
  })}`;
}

function ways(seen: Seen, { id, file }: EditorView): Html {
  const drop = actForm(
    seen,
    'write',
    { file },
    html`<p class="ask">
        Mọi chỗ đã sửa mà chưa phát hành sẽ mất, của cả những người cùng viết. Bài đang hiện trên
        trang giữ nguyên.
      </p>
      ${button('Bỏ hẳn bản nháp', 'danger')}`,
    { form: 'drop-draft' },
  );
  const home = `/dai/bai/${id}/`;
  return html`<div class="acts ways">
    <a class="button main" id="phat-hanh" data-is="after" href="${home}phat-hanh/"
      >Xem lại và phát hành</a
    >
    <a class="button" href="${home}ban-cu/">Bản cũ</a>
    <a class="button" href="/dai/phong-thu/${id}/">Đọc bài ở phòng thu</a>
    ${
      drop === ''
        ? ''
        : html`<details class="confirm">
            <summary class="button danger">Bỏ bản nháp</summary>
            ${drop}
          </details>`
    }
  </div>`;
}

const keysHelp = html`<details class="keys">
  <summary>Phím tắt</summary>
  <div id="phim-tat">
    <p>
      Alt+F10: đến thanh công cụ (mũi tên để đi, Escape để về chữ). Escape: ra khỏi chữ. Ctrl+B đậm,
      Ctrl+I nghiêng, Ctrl+K liên kết, Ctrl+. chọn cách đọc chữ gạch chân, Ctrl+Z hoàn tác, Ctrl+Y
      làm lại. Ctrl+] vào sâu, Ctrl+[ ra khỏi danh sách. Ctrl+Enter: viết tiếp sau khung.
      Shift+Enter: xuống dòng trong đoạn. Gạch “-” rồi dấu cách: danh sách.
    </p>
  </div>
</details>`;
