import { html } from 'hono/html';
import type { Staged } from '../../../../audio/index.ts';
import { untouched } from '../../form.ts';
import type { Seen } from '../../seen.ts';
import type { VoicesView } from '../../voices/voices-view.ts';
import { actButton, actForm, button } from '../act-form.ts';
import { fieldError } from '../field-error.ts';
import type { Html } from '../html.ts';
import { sound } from './sound.ts';

/** What is looked at, was refused, or waits for somebody who has read its licence. */
export function stagedSection(seen: Seen, view: VoicesView): Html | '' {
  const { staged, look } = view;
  if (staged.length === 0 && !look) return '';
  return html`<h2 id="xem">Gói vừa đưa vào</h2>
    ${look ? lookNote(look) : ''} ${staged.map((one) => stagedNote(seen, view, one))}`;
}

function lookNote({ name, isAtWork, refused }: NonNullable<VoicesView['look']>): Html | '' {
  if (isAtWork)
    return html`<p class="note" role="status" data-look="at-work">
      Đang bung gói ${name} và đọc thử một câu: thường một hai phút. Trang tự xem lại.
    </p>`;
  if (refused === undefined) return '';
  return html`<div class="error" role="alert" data-look="refused">
    <p>Không nhận gói ${name}:</p>
    ${refused.split('\n').map((line) => html`<p>${line}</p>`)}
  </div>`;
}

function stagedNote(seen: Seen, view: VoicesView, staged: Staged): Html {
  const { id, licence, origin, doubt, from } = staged;
  const decimals = (value: number, digits: number): string =>
    value.toFixed(digits).replace('.', ',');
  return html`<div class="sheet" data-staged="${id}">
    <h3>${staged.modelName}</h3>
    <dl>
      <dt>Giấy phép</dt>
      <dd>${licence}</dd>
      <dt>Nguồn</dt>
      <dd>${[from, origin].filter(Boolean).join(' · ') || 'không ghi'}</dd>
      <dt>Chỗ ngờ</dt>
      <dd>${doubt || 'không thấy ghi'}</dd>
      <dt>Âm thanh</dt>
      <dd>
        ${staged.sampleRateHz} Hz, ${staged.syllablesPerMinute} tiếng một phút;
        ${decimals(staged.modelBytes / 1e6, 1)} MB; máy này mất ${decimals(staged.tookPerSecond, 2)}
        giây cho mỗi giây
        tiếng${staged.speakers > 1 ? `; ${staged.speakers} người đọc, dùng người thứ nhất` : ''}
      </dd>
      <dt>SHA-256</dt>
      <dd class="mono">${staged.sha256}</dd>
      <dt>Mã nơi phát hành ghi</dt>
      <dd>
        ${
          staged.publishedSha256 === ''
            ? 'chưa ai ở đây kiểm được: so với mã do nơi phát hành ghi'
            : html`<span class="mono">${staged.publishedSha256}</span>`
        }
      </dd>
    </dl>
    <p class="label">Nghe thử giọng này</p>
    ${sound(id, `Nghe giọng ${staged.modelName}`)}
    <p class="label">Cùng câu ấy bằng giọng có sẵn</p>
    ${sound('vi', 'Nghe giọng có sẵn')}
    <details>
      <summary>Giấy tờ kèm gói</summary>
      <pre class="card" tabindex="0">${staged.card}</pre>
    </details>
    ${acceptance(seen, view, staged)}
    ${actButton(seen, 'settings', { step: 'decline', id }, 'Không dùng, xóa gói', 'plain', 'voice')}
  </div>`;
}

function acceptance(seen: Seen, view: VoicesView, { id, name, licence }: Staged): Html | '' {
  const own = view.values['id'] === id;
  const typed = own ? view : untouched;
  const field = (key: string): string => typed.values[key] ?? '';
  return actForm(
    seen,
    'settings',
    { step: 'accept', id },
    html`<div class="field">
        <label for="ten-${id}">Tên giọng trên máy này</label>
        <input
          id="ten-${id}"
          name="name"
          maxlength="60"
          required
          value="${field('name') || name}"
        />
      </div>
      <div class="field">
        <label for="ma-${id}">Mã SHA-256 do nơi phát hành ghi</label>
        <p class="small" id="ma-y-${id}">
          Không tìm được mã nơi phát hành ghi thì so nguồn và giấy tờ, rồi dán mã ở trên: như vậy là
          tự nhận gói này là gói mình định dùng.
        </p>
        <input
          id="ma-${id}"
          name="sha256"
          class="mono"
          autocomplete="off"
          aria-describedby="ma-y-${id}"
          required
          value="${field('sha256')}"
        />
        ${fieldError(typed, 'sha256')}
      </div>
      <label class="choice">
        <input type="checkbox" name="licence" value="${licence}" required />
        <span>Tôi đã đọc và thay mặt đài chấp nhận giấy phép ${licence}</span>
      </label>
      ${fieldError(typed, 'licence')} ${button('Giữ giọng này', 'main')}`,
    { form: 'voice' },
  );
}
