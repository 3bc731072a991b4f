import { html } from 'hono/html';
import { hazardNames, hazards } from '../../../content/schema/names.ts';
import type { Seen } from '../seen.ts';
import type { EmergencyTextsView, EmergencyTextView } from '../views/emergency-texts.ts';
import { actForm, button, confirmedAct } from './act-form.ts';
import { oneOf, textArea, textField } from './campaign/fields.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';

const path = '/dai/loi-khan/';

/** `/dai/loi-khan/`: the texts that wait, by what they are for. */
export function emergencyTextsPage(seen: Seen, { byHazard, isKept }: EmergencyTextsView): Html {
  const main = html`${isKept ? html`<p class="state good" role="status" data-kept>Đã giữ lại.</p>` : ''}
    <p class="acts">
      <a class="button main" href="${path}moi/">Soạn lời mới</a>
      ${seen.may('emergency') ? html`<a class="button" href="/dai/khan-cap/">Về trang phát khẩn</a>` : ''}
    </p>
    ${byHazard.map(
      ({ name, texts }) =>
        html`<section class="sheet">
          <h2>Khi có ${name}</h2>
          <ul class="rows plain">
            ${texts.map(
              ({ id, title, text, blanks }) =>
                html`<li data-emergency-text="${id}">
                  <p><a href="${path}${encodeURIComponent(id)}/">${title}</a></p>
                  <p class="small">${text}</p>
                  <p class="small">
                    ${blanks.length === 0 ? 'Không có chỗ trống.' : `Cần điền: ${blanks.join('; ')}.`}
                  </p>
                </li>`,
            )}
          </ul>
        </section>`,
    )}
    ${byHazard.length === 0 ? html`<p>Chưa có lời nào soạn sẵn.</p>` : ''}`;
  return layout(seen, { title: 'Lời khẩn soạn sẵn', page: 'emergency-texts', main });
}

/** One text, to be written or changed. */
export function emergencyTextPage(seen: Seen, view: EmergencyTextView): Html {
  const { id, hash, errors } = view;
  const fields = { id: id ?? '', hash };
  const inner = html`<fieldset>
      <legend>Dùng khi có</legend>
      ${oneOf(
        view,
        'hazard',
        hazards.map((hazard) => [hazard, hazardNames[hazard]] as const),
      )}
    </fieldset>
    ${textField(view, 'title', { label: 'Tên trên nút bấm' })}
    ${textArea(view, 'text', {
      ...{ label: 'Lời loa đọc', rows: 8 },
      help: 'Câu ngắn, việc phải làm đứng trước. Chỗ đến lúc ấy mới biết để trong ngoặc nhọn, ví dụ: {thôn, tổ dân phố}.',
    })}
    ${textField(view, 'every', {
      ...{ label: 'Gợi ý nhắc lại sau mấy phút', type: 'number', min: 5, max: 720 },
      help: 'Để trống nếu chỉ phát một lần.',
    })}
    ${button('Giữ lại', 'main')}`;
  const main = html`${errors[''] === undefined ? '' : html`<p class="error" role="alert">${errors['']}</p>`}
    ${actForm(seen, 'emergency-text', fields, inner)}
    ${
      id === undefined
        ? ''
        : confirmedAct(
            seen,
            'emergency-text',
            { ...fields, remove: 'on' },
            {
              label: 'Bỏ lời này',
              ask: 'Bỏ hẳn lời này khỏi danh sách?',
              yes: 'Bỏ',
              look: 'danger',
            },
          )
    }
    <p><a href="${path}">Về danh sách lời khẩn</a></p>`;
  const title = id === undefined ? 'Soạn lời khẩn' : 'Sửa lời khẩn';
  return layout(seen, { title, page: 'emergency-text', main });
}
