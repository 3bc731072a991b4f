import { html } from 'hono/html';
import { fileKinds, saySize } from '../../../../content/schema/attached.ts';
import type { Looking } from '../../console-parts.ts';
import type { Typed } from '../../form.ts';
import { actForm, button } from '../../pages/act-form.ts';
import { fieldError } from '../../pages/field-error.ts';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import { addressOf } from '../address.ts';
import type { Draft, WritingDesk } from '../desk.ts';
import { isNamedIn } from '../draft-texts.ts';
import { draftToChange } from './desk-of.ts';
import { firstWords } from './doc-words.ts';

/** Pictures and files of a draft. `file`: whose, where the address does not say. */
export function attachPage(
  seen: Seen,
  looking: Looking,
  typed: Typed,
  file?: string,
): Html | undefined {
  const desk = looking.parts.writing();
  const draft = file === undefined ? draftToChange(seen, looking) : desk.draft(file);
  if (!draft) return undefined;
  const wrong = typed.errors[''];
  const main = html`${wrong === undefined ? '' : html`<p class="error" role="alert">${wrong}</p>`}
    <p><a href="${addressOf(draft.file)}">Về trang sửa bài</a></p>
    ${there(seen, desk, draft)} ${pictureForm(seen, looking, draft, typed)}
    ${fileForm(seen, draft, typed)}`;
  return layout(seen, { title: `Ảnh và tệp: ${draft.title}`, page: 'attach', main });
}

function there(seen: Seen, desk: WritingDesk, { file, extras: { attached } }: Draft): Html {
  if (attached.length === 0) return html`<p>Bản nháp này chưa kèm ảnh hay tệp nào.</p>`;
  const words = JSON.stringify(desk.doc(file).toJSON());
  return html`<ul class="rows plain" data-attached="${attached.length}">
    ${attached.map((one) => {
      const name = one.file.replace(/^.*\//, '');
      const isPicture = one.file.startsWith('content/pictures/');
      return html`<li data-file="${one.file}">
        ${isPicture ? html`<img src="/dai/bai/hinh/${name}?bai=${encodeURIComponent(file)}" alt="" width="160" />` : ''}
        <p>
          ${name},
          ${saySize(one.bytes)}${isNamedIn(words, one.file) ? '' : '. Bài không dùng đến nữa: sẽ không được phát hành.'}
        </p>
        ${actForm(
          seen,
          'write',
          { file, attached: one.file },
          button(isPicture ? `Bỏ ảnh ${name}` : `Bỏ tệp ${name}`),
          { form: 'take-back' },
        )}
      </li>`;
    })}
  </ul>`;
}

function pictureForm(seen: Seen, { parts }: Looking, { file }: Draft, typed: Typed): Html {
  const blocks: Html[] = [];
  parts
    .writing()
    .doc(file)
    .forEach((node, _, index) => {
      blocks.push(html`<option value="${index}">${firstWords(node, 60) || 'chỗ trống'}</option>`);
    });
  const inner = html`<div class="field">
      <label for="anh">Ảnh (.jpg, .png, .webp)</label>
      <p class="small" id="anh-giup">
        Được thu nhỏ còn nhiều nhất 1600 điểm; nơi chụp, máy chụp ghi trong ảnh bị xóa.
      </p>
      ${fieldError(typed, 'picture')}
      <input
        id="anh"
        type="file"
        name="picture"
        accept=".jpg,.jpeg,.png,.webp,.gif"
        aria-describedby="anh-giup"
        data-most-bytes="${60 * 1024 * 1024}"
        required
      />
    </div>
    <div class="field">
      <label for="mo-ta">Ảnh cho thấy gì</label>
      <p class="small" id="mo-ta-giup">
        Người không nhìn được nghe lời này; ví dụ: Cổng trụ sở phường, bên trái là bộ phận một cửa.
      </p>
      ${fieldError(typed, 'alt')}
      <input
        id="mo-ta"
        name="alt"
        value="${typed.values['alt'] ?? ''}"
        aria-describedby="mo-ta-giup"
        maxlength="300"
        required
      />
    </div>
    <div class="field">
      <label for="sau">Đặt sau đoạn</label>
      <select id="sau" name="after">
        <option value="">Cuối bài</option>
        ${blocks}
      </select>
    </div>
    ${button('Thêm ảnh', 'main')}`;
  return html`<section class="sheet" aria-labelledby="them-anh">
    <h2 id="them-anh">Thêm ảnh</h2>
    ${actForm(seen, 'write', { file }, inner, { files: true, form: 'attach-picture' })}
  </section>`;
}

function fileForm(seen: Seen, { file }: Draft, typed: Typed): Html {
  const endings = Object.keys(fileKinds).join(',');
  const inner = html`<div class="field">
      <label for="tep"
        >Tệp để bà con tải về (${Object.keys(fileKinds).join(', ')}; tối đa 20 MB)</label
      >
      ${fieldError(typed, 'offered')}
      <input
        id="tep"
        type="file"
        name="offered"
        accept="${endings}"
        data-most-bytes="20000000"
        required
      />
    </div>
    <div class="field">
      <label for="chu">Chữ để bấm</label>
      <input
        id="chu"
        name="title"
        value="${typed.values['title'] ?? ''}"
        placeholder="Mẫu đơn"
        maxlength="120"
      />
    </div>
    ${button('Thêm tệp')}`;
  return html`<section class="sheet" aria-labelledby="them-tep">
    <h2 id="them-tep">Thêm tệp để tải về</h2>
    ${actForm(seen, 'write', { file }, inner, { files: true, form: 'attach-file' })}
  </section>`;
}
