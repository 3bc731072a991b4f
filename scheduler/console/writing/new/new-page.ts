import { html } from 'hono/html';
import { documentPlaces, type DocumentKind } from '../../../../content/schema/document.ts';
import type { Typed } from '../../form.ts';
import { actForm, button } from '../../pages/act-form.ts';
import { fieldError } from '../../pages/field-error.ts';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import { mostPasted } from './most-pasted.ts';
import { isKind, kindWords } from './kinds-of-new.ts';

/** What a file may become. */
const ofFiles = ['announcement', 'page', 'faq'] as const;

/** A new document: from a file, from what was copied, or blank. */
export function newPage(seen: Seen, typed: Typed): Html {
  const wrong = typed.errors[''];
  const main = html`${wrong === undefined ? '' : html`<p class="error" role="alert" data-error>${wrong}</p>`}
    <p>
      Chữ trong tệp được giữ nguyên; bài mới là bản nháp, chưa ai thấy cho đến khi được phát hành.
    </p>
    ${fromFile(seen, typed)} ${pasted(seen, typed)} ${blank(seen, typed)}`;
  return layout(seen, { title: 'Bài mới', page: 'new', main });
}

function fromFile(seen: Seen, typed: Typed): Html {
  const inner = html`<div class="field">
      <label for="tep">Tệp Word, PDF, LibreOffice, trang web hay chữ thường</label>
      <p class="small" id="tep-giup">
        .docx, .pdf (có chữ, không phải ảnh quét), .odt, .html, .txt; tối đa 60 MB. Tệp Word đời cũ
        (.doc): mở bằng Word, chọn Lưu thành (Save As) .docx rồi gửi tệp ấy.
      </p>
      ${fieldError(typed, 'file')}
      <input
        id="tep"
        type="file"
        name="file"
        accept=".docx,.pdf,.odt,.html,.htm,.txt"
        aria-describedby="tep-giup"
        data-most-bytes="${60 * 1024 * 1024}"
        required
      />
    </div>
    ${kindField('loai-tep', ofFiles, typed)} ${button('Đưa vào bài', 'main')}`;
  return html`<section class="sheet" aria-labelledby="tu-tep">
    <h2 id="tu-tep">Từ một tệp</h2>
    ${actForm(seen, 'write', { from: 'file' }, inner, { files: true, form: 'bring-in' })}
  </section>`;
}

function pasted(seen: Seen, typed: Typed): Html {
  const text = typed.values['from'] === 'paste' ? (typed.values['text'] ?? '') : '';
  const inner = html`<div class="field">
      <label for="dan">Dán vào đây (Ctrl+V)</label>
      <p class="small" id="dan-giup">
        Mở văn bản, chọn hết (Ctrl+A), sao chép (Ctrl+C) rồi dán. Chữ đậm, danh sách, bảng giữ theo;
        tối đa 5 MB.
      </p>
      ${fieldError(typed, 'text')}
      <textarea
        id="dan"
        name="text"
        rows="6"
        aria-describedby="dan-giup"
        data-keeps-shape
        data-most-bytes="${mostPasted}"
        required
      >
${text}</textarea>
      <input type="hidden" name="html" value="" />
      <p class="small" role="status" data-shape-kept hidden>Đã giữ cả chữ đậm, danh sách, bảng.</p>
    </div>
    ${kindField('loai-dan', ofFiles, typed)} ${button('Đưa vào bài', 'main')}`;
  return html`<section class="sheet" aria-labelledby="tu-dan">
    <h2 id="tu-dan">Dán từ Word hay trang web</h2>
    ${actForm(seen, 'write', { from: 'paste' }, inner, { files: true, form: 'bring-in' })}
  </section>`;
}

function blank(seen: Seen, typed: Typed): Html {
  // Object.keys forgets that they are the kinds.
  const all = Object.keys(documentPlaces) as readonly DocumentKind[];
  const inner = html`<div class="field">
      <label for="ten">Tên bài</label>
      ${fieldError(typed, 'title')}
      <input
        id="ten"
        name="title"
        value="${typed.values['title'] ?? ''}"
        maxlength="200"
        required
      />
    </div>
    ${kindField('loai-trong', all, typed)} ${button('Bắt đầu viết', 'main')}`;
  return html`<section class="sheet" aria-labelledby="trong">
    <h2 id="trong">Viết từ đầu</h2>
    ${actForm(seen, 'write', {}, inner, { form: 'new-text' })}
  </section>`;
}

function kindField(id: string, kinds: readonly DocumentKind[], { values }: Typed): Html {
  const chosen = isKind(values['kind'] ?? '') ? values['kind'] : kinds[0];
  return html`<div class="field">
    <label for="${id}">Loại bài</label>
    <select id="${id}" name="kind">
      ${kinds.map(
        (kind) =>
          html`<option value="${kind}" ${kind === chosen ? 'selected' : ''}>
            ${kindWords[kind].label} (${kindWords[kind].help})
          </option>`,
      )}
    </select>
  </div>`;
}
