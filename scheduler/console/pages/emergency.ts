import { html } from 'hono/html';
import { blanksOf } from '../../../content/schema/emergency-blanks.ts';
import type { PreparedEmergency } from '../../../content/schema/emergencies.ts';
import { sayStandingEmergency } from '../../core/say-repeat.ts';
import { centreEmergenciesPart } from '../from-centre/emergencies-part.ts';
import { untouched, type Typed } from '../form.ts';
import type { Seen } from '../seen.ts';
import type { EmergencyView } from '../views/emergency.ts';
import { actForm, button, confirmedAct } from './act-form.ts';
import { fieldError } from './field-error.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';

/** What is to be said at once: typed, chosen or sent up; heard or read on the next page, and aired there. */
export function emergencyPage(seen: Seen, view: EmergencyView, typed: Typed = untouched): Html {
  const main = html`${fieldError(typed, '')} ${centreEmergenciesPart(seen, view.fromCentre)}
  ${speakInstead(seen)} ${standing(seen, view)} ${typedText(seen, typed)}
  ${preparedTexts(seen, view, typed)} ${recorded(seen, view, typed)}`;
  return layout(seen, { title: 'Phát khẩn', main, page: 'emergency' });
}

function speakInstead(seen: Seen): Html | '' {
  if (!seen.may('speak-live')) return '';
  return html`<p>
    Nói bằng miệng thì nhanh hơn: <a href="/dai/noi-truc-tiep/">nói trực tiếp qua micro</a>.
  </p>`;
}

function typedText(seen: Seen, typed: Typed): Html | '' {
  return actForm(
    seen,
    'emergency',
    { source: 'text' },
    html`<p>
        <label for="loi">Lời cần phát ngay</label>
        <textarea id="loi" name="text" rows="5" maxlength="3000" required autofocus>
${typed.values['text'] ?? ''}</textarea>
        ${fieldError(typed, 'text')}
      </p>
      ${button('Nghe trước', 'main')}`,
    { form: 'emergency-preview' },
  );
}

function preparedTexts(seen: Seen, { choice }: EmergencyView, typed: Typed): Html | '' {
  if (!choice)
    return html`<p>
      Đang đọc các lời soạn sẵn. <a href="/dai/khan-cap/">Xem lại sau vài giây</a>, hoặc gõ lời ở
      trên.
    </p>`;
  if (choice.texts.length === 0) return '';
  return html`<h2>Lời soạn sẵn</h2>
    ${choice.texts.map((text) => prepared(seen, text, typed))}`;
}

function prepared(
  seen: Seen,
  { id, title, text, everyMinutes }: PreparedEmergency,
  typed: Typed,
): Html {
  const isWrong = Object.keys(typed.errors).some((field) => field.startsWith(`${id}/`));
  const form = actForm(
    seen,
    'emergency',
    { source: 'prepared', prepared: id, every: everyMinutes ?? '' },
    html`<p class="said">${text}</p>
      ${blanksOf(text).map(
        (name, index) =>
          html`<p>
            <label for="${id}-${index}">${name}</label>
            <input type="hidden" name="blank-name" value="${name}" />
            <input id="${id}-${index}" name="blank-words" required maxlength="200" />
            ${fieldError(typed, `${id}/${name}`)}
          </p>`,
      )}
      ${button('Nghe trước', 'main')}`,
    { form: 'emergency-preview' },
  );
  return html`<details id="soan-${id}" name="soan" ${isWrong ? html`open` : ''}>
    <summary class="button">${title}</summary>
    ${form}
  </details>`;
}

function recorded(seen: Seen, { choice }: EmergencyView, typed: Typed): Html {
  const { recordings = [] } = choice ?? {};
  const known = actForm(
    seen,
    'emergency',
    { source: 'recording' },
    html`<p>
        <label for="ban-ghi">Bản ghi âm có sẵn</label>
        <select id="ban-ghi" name="recording">
          ${recordings.map((name) => html`<option>${name}</option>`)}
        </select>
        ${fieldError(typed, 'recording')}
      </p>
      ${button('Nghe trước')}`,
    { form: 'emergency-preview' },
  );
  const sent = actForm(
    seen,
    'emergency',
    { source: 'file' },
    html`<p>
        <label for="tep">Tệp âm thanh từ máy này (tối đa 60 MB)</label>
        <input id="tep" type="file" name="file" accept="audio/*" required />
        ${fieldError(typed, 'file')}
      </p>
      ${button('Gửi lên và nghe trước')}`,
    { form: 'emergency-preview', files: true },
  );
  return html`<h2>Bản ghi âm</h2>
    ${recordings.length > 0 ? known : ''} ${sent}`;
}

function standing(seen: Seen, view: EmergencyView): Html | '' {
  if (view.standing.length === 0) return '';
  return html`<section aria-labelledby="dang-nhac">
    <h2 id="dang-nhac">Đang nhắc lại</h2>
    ${view.standing.map(
      (one) =>
        html`<div class="card" data-emergency="${one.id}">
          <p>${sayStandingEmergency(one, seen.timeZone, seen.now)}</p>
          <p class="count" data-until="${one.nextAt}"></p>
          ${confirmedAct(
            seen,
            'end-emergency',
            { slot: one.id, reason: '' },
            {
              ...{ label: 'Thôi nhắc lại', yes: 'Thôi hẳn', look: 'danger' },
              ask: 'Không nhắc lại thông báo này nữa? Lần đang phát, nếu có, vẫn phát hết.',
            },
          )}
        </div>`,
    )}
  </section>`;
}
