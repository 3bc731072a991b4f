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

/** Asked once of a person for a document, before anything is recorded. */
export function consentForm(seen: Seen, { document }: Of, typed: Typed): Html | '' {
  const words = consentWords('người có tên ở trên', document.title, seen.station);
  return actForm(
    seen,
    'record',
    { document: document.id },
    html`<h2>Trước khi thu</h2>
      <div class="field">
        <label for="nguoi-doc">Người đọc (họ tên, như nói với bà con)</label>
        <input
          id="nguoi-doc"
          name="reader"
          maxlength="80"
          required
          value="${typed.values['reader'] ?? seen.person.name}"
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

/** What holds, and the way back from it. */
export function consentNote(seen: Seen, { document }: Of, { at, reader }: Consent): Html {
  return html`<p class="small">${reader} đã đồng ý ${sayInstant(seen.timeZone, Date.parse(at))}.</p>
    <div class="acts">
      ${confirmedAct(
        seen,
        'record',
        { document: document.id },
        {
          ...{ label: 'Rút lại đồng ý', yes: 'Rút lại và xóa', look: 'quiet' },
          form: 'withdraw-consent',
          ask: html`<p>
            Mọi câu ${reader} đã đọc trong bài này bị xóa, từ buổi phát sau không phát nữa. Bản tin
            đã phát và tệp người khác đã tải về thì không lấy lại được.
          </p>`,
        },
      )}
    </div>`;
}
