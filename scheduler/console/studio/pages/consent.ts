import { html } from 'hono/html';
import type { Typed } from '../../form.ts';
import { sayInstant } from '../../../core/words.ts';
import { actForm, button, confirmedAct } from '../../pages/act-form.ts';
import { fieldError } from '../../pages/field-error.ts';
import type { Html } from '../../pages/html.ts';
import type { Seen } from '../../seen.ts';
import { consentWords } from '../consent-words.ts';
import type { Consent } from '../consents.ts';
import type { RoomView } from '../room-view.ts';

type Of = Pick<RoomView, 'document'>;

/** Asked once of a person for a document, before anything is recorded. `next`: somebody else reads from here on. */
export function consentForm(
  seen: Seen,
  { document }: Of,
  typed: Typed,
  next: 'first' | 'next' = 'first',
): Html | '' {
  const words = consentWords('người có tên ở trên', document.title, seen.station);
  const own = next === 'first' ? seen.person.name : '';
  return actForm(
    seen,
    'record',
    { document: document.id },
    html`${next === 'first' ? html`<h2>Trước khi thu</h2>` : ''}
      <div class="field">
        <label for="nguoi-doc">Người đọc (họ tên, như nói với bà con)</label>
        <input
          id="nguoi-doc"
          name="reader"
          maxlength="80"
          required
          value="${typed.values['reader'] ?? own}"
        />
        ${fieldError(typed, 'reader')}
      </div>
      <p class="note">${words}</p>
      <label class="choice">
        <input type="checkbox" name="agree" value="yes" required />
        Người đọc đồng ý với lời trên
      </label>
      ${fieldError(typed, 'agree')}
      <p>${button('Đồng ý, bắt đầu đọc', 'main')}</p>`,
    { form: 'studio-consent' },
  );
}

/** Who has agreed, the way back from it, and somebody else who reads from here on. */
export function readersSection(seen: Seen, view: RoomView, typed: Typed): Html | '' {
  const { consent, consents } = view;
  if (consents.length === 0) return '';
  const isAsked = typed.errors['reader'] ?? typed.errors['agree'];
  return html`<h2>Người đọc</h2>
    ${consents.map((one) => readerNote(seen, view, one))}
    ${
      consent
        ? html`<details ${isAsked === undefined ? '' : html` open`}>
            <summary>Người khác đọc tiếp bài này</summary>
            ${consentForm(seen, view, typed, 'next')}
          </details>`
        : ''
    }`;
}

function readerNote(seen: Seen, { document, consent }: RoomView, one: Consent): Html {
  const { id, at, reader } = one;
  const isNow = id === consent?.id;
  return html`<div class="acts" data-consent-of="${reader}">
    <p>
      ${reader} đồng ý ${sayInstant(seen.timeZone, Date.parse(at))}${isNow ? ', đang đọc' : ''}.
    </p>
    ${confirmedAct(
      seen,
      'record',
      { document: document.id, consent: id },
      {
        ...{ label: 'Rút lại đồng ý', yes: 'Rút lại và xóa', look: 'quiet' },
        form: 'withdraw-consent',
        ask: html`<p>
          Mọi câu ${reader} đã đọc trong bài này bị xóa ngay. Chương trình thấy trong vài giây và
          làm lại bản tin bằng giọng máy; buổi nào chưa làm lại được thì không phát bản cũ có giọng
          ấy (buổi đang phát thì phát nốt). Còn lại: tệp của bản tin đã phát, giữ cho nhật ký, tự
          dọn sau hai tháng hoặc hơn; bản sao lưu làm trước lúc này, đến khi bị xóa; tệp người khác
          đã tải về thì không lấy lại được.
        </p>`,
      },
    )}
  </div>`;
}
