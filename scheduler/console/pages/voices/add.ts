import { html } from 'hono/html';
import type { Seen } from '../../seen.ts';
import type { VoicesView } from '../../voices/voices-view.ts';
import { actForm, button } from '../act-form.ts';
import { fieldError } from '../field-error.ts';
import type { Html } from '../html.ts';

/** Two ways to bring a voice in: from this machine or a drive in it, or sent up. */
export function addSection(seen: Seen, view: VoicesView): Html {
  return html`<h2 id="them">Thêm giọng</h2>
    <div class="sheet">
      <p>
        Gói giọng Piper: .tar.bz2, .tar.gz hoặc .zip, hoặc thư mục có tệp .onnx, .onnx.json và
        MODEL_CARD. Gói được bung và đọc thử ở một tiến trình riêng; chưa dùng gì cho đến khi có
        người đọc giấy phép và bấm giữ.
      </p>
      ${fromHere(seen, view)} ${fromBrowser(seen, view)}
    </div>`;
}

function fromHere(seen: Seen, view: VoicesView): Html | '' {
  const { found, broughtFolder } = view;
  if (found.length === 0)
    return html`<p data-found="0">
      Cắm ổ USB có gói giọng vào máy của đài, hoặc chép gói vào
      <span class="mono">${broughtFolder}</span>, rồi tải lại trang: tên gói hiện ở đây.
    </p>`;
  return actForm(
    seen,
    'settings',
    { step: 'take' },
    html`<fieldset data-found="${found.length}">
        <legend>Gói có trên máy của đài</legend>
        ${found.map(
          (path, index) =>
            html`<label class="choice">
              <input type="radio" name="path" value="${path}" ${index === 0 ? 'checked' : ''} />
              <span class="mono">${path}</span>
            </label>`,
        )}
        ${fieldError(view, 'path')}
      </fieldset>
      ${button('Xem gói này', 'main')}`,
    { form: 'voice' },
  );
}

function fromBrowser(seen: Seen, view: VoicesView): Html | '' {
  return actForm(
    seen,
    'settings',
    { step: 'upload' },
    html`<div class="field">
        <label for="goi">Hoặc gửi gói lên từ máy đang dùng</label>
        <p class="small" id="goi-y">Tối đa 450 MB; một giọng thường 60–110 MB.</p>
        <input
          id="goi"
          type="file"
          name="file"
          accept=".bz2,.gz,.tgz,.zip"
          aria-describedby="goi-y"
          required
        />
        ${fieldError(view, 'file')}
      </div>
      ${button('Gửi lên để xem')}`,
    { files: true, form: 'voice' },
  );
}
