import { html } from 'hono/html';
import { profiles } from '../../../../content/schema/names.ts';
import { actForm, button } from '../../pages/act-form.ts';
import { errorOf, textArea, textField } from '../../pages/campaign/fields.ts';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import { newPath } from '../names.ts';
import { sentenceCount, type OfferedSentence } from '../core/choose-sentences.ts';
import { presets, profileNames } from '../core/variants.ts';
import { mostVariants, type NewTestView } from '../new-test-view.ts';

/** `/dai/nghe-thu/moi/`: what is compared, by which sentences; filled in so that it can be sent as it is. */
export function newTestPage(seen: Seen, view: NewTestView): Html {
  const { errors, problems, preset } = view;
  const inner = html`${
      errors[''] === undefined ? '' : html`<p class="error" role="alert">${errors['']}</p>`
    }
    ${textField(view, 'title', { label: 'Tên lần nghe thử' })} ${variantsPart(view)}
    ${sentencesPart(view)}
    <div class="at-hand">${button('Làm tiếng để nghe thử', 'main')}</div>`;
  const main = html`${
      problems.length === 0
        ? ''
        : html`<p class="error">Chưa lập được lần nghe thử:</p>
            <ul>
              ${problems.map((problem) => html`<li>${problem}</li>`)}
            </ul>`
    }
    <nav aria-label="Điền sẵn">
      <ul>
        ${presets.map(
          ([name, words]) =>
            html`<li>
              <a href="${newPath}?mau=${name}" ${name === preset ? html`aria-current="true"` : ''}
                >${words}</a
              >
            </li>`,
        )}
      </ul>
    </nav>
    ${problems.length === 0 ? actForm(seen, 'listening', { mau: preset }, inner, { form: 'listening-new' }) : ''}`;
  return layout(seen, { title: 'Lần nghe thử mới', page: 'listening-new', main });
}

/** What is not used is folded away: on a telephone the form is short as it comes. */
function variantsPart(view: NewTestView): Html {
  const rows = Array.from({ length: mostVariants }, (_, row) => row);
  const isSpare = (row: number): boolean => (view.values[`voice-${row}`] ?? '') === '';
  const spare = rows.filter(isSpare);
  return html`<fieldset>
    <legend><h2>1. So những cách đọc nào?</h2></legend>
    ${errorOf(view, 'variants')}
    ${rows.filter((row) => !isSpare(row)).map((row) => variantRow(view, row))}
    ${
      spare.length === 0
        ? ''
        : html`<details>
            <summary>Thêm cách đọc thứ ${spare.map((row) => row + 1).join(', ')}</summary>
            ${spare.map((row) => variantRow(view, row))}
          </details>`
    }
  </fieldset>`;
}

function sentencesPart(view: NewTestView): Html {
  const { fewest, most } = sentenceCount;
  const [ticked, others] = [true, false].map((isTicked) =>
    view.offered.flatMap((one, index) =>
      one.isTicked === isTicked ? [sentenceChoice(one, index)] : [],
    ),
  );
  return html`<fieldset>
    <legend><h2>2. Đọc những câu nào?</h2></legend>
    <p class="small">
      Từ ${fewest} đến ${most} câu. Câu có “hỏi” thì bà con còn được hỏi đã nghe thấy số, ngày, tên
      nào.
    </p>
    ${errorOf(view, 'sentences')} ${ticked}
    <details ${(view.values['own'] ?? '') === '' ? '' : 'open'}>
      <summary>Chọn trong ${others?.length ?? 0} câu khác, hoặc gõ câu của phường</summary>
      ${others}
      ${textArea(view, 'own', { label: 'Câu của phường', help: 'Mỗi câu một dòng.', rows: 3 })}
    </details>
  </fieldset>`;
}

function variantRow({ values, voices }: NewTestView, row: number): Html {
  const voice = values[`voice-${row}`] ?? '';
  const isFixed = row < 2;
  return html`<fieldset class="listening-row" data-variant-row="${row}">
    <legend>Cách ${row + 1}${isFixed ? '' : ' (nếu cần)'}</legend>
    <div class="field">
      <label for="voice-${row}">Giọng</label>
      <select id="voice-${row}" name="voice-${row}">
        ${isFixed ? '' : html`<option value="">không dùng</option>`}
        ${voices.map(
          ({ id, name }) =>
            html`<option value="${id}" ${id === voice ? 'selected' : ''}>${name}</option>`,
        )}
      </select>
    </div>
    <div class="field">
      <label for="rate-${row}">Tiếng/phút</label>
      <input
        id="rate-${row}"
        name="rate-${row}"
        type="number"
        min="80"
        max="300"
        value="${values[`rate-${row}`] ?? ''}"
      />
    </div>
    <div class="field">
      <label for="profile-${row}">Tiếng</label>
      <select id="profile-${row}" name="profile-${row}">
        ${profiles.map(
          (profile) =>
            html`<option
              value="${profile}"
              ${profile === values[`profile-${row}`] ? 'selected' : ''}
            >
              ${profileNames[profile]}
            </option>`,
        )}
      </select>
    </div>
  </fieldset>`;
}

function sentenceChoice(
  { written, question, from, isTicked }: OfferedSentence,
  index: number,
): Html {
  const fact = question?.choices[question.right];
  return html`<label class="choice" data-asks="${fact === undefined ? '' : 'yes'}"
    ><input type="checkbox" name="cau-${index}" value="${written}" ${isTicked ? 'checked' : ''} />
    <span
      >${written}
      <span class="small"
        >${fact === undefined ? '' : html`<strong>hỏi “${fact}”</strong>, `}${from ?? 'câu mẫu'}</span
      ></span
    ></label
  >`;
}
