import { html } from 'hono/html';
import { sayLength } from '../../core/words.ts';
import type { Draft } from '../emergency/drafts.ts';
import type { MadeEmergency } from '../emergency/maker-messages.ts';
import { untouched, type Typed } from '../form.ts';
import type { Seen } from '../seen.ts';
import { actForm, button } from './act-form.ts';
import { fieldError } from './field-error.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import { soundPath } from './places.ts';

/** What was made, to be read and heard; one press airs it. */
export function emergencyDraftPage(
  seen: Seen,
  draft: Draft | undefined,
  typed: Typed = untouched,
): Html {
  const main = draft?.made
    ? html`${spoken(draft, draft.made)} ${airing(seen, draft, typed)}
      ${doubts(seen, draft, draft.made)} ${written(draft)}`
    : html`${fieldError(typed, '')}
        <p role="alert">${draft?.failed ?? 'Bản nghe trước này không còn.'}</p>`;
  if (draft && !draft.made && draft.failed === undefined) return makingPage(seen, draft);
  return layout(seen, {
    title: 'Nghe trước, rồi phát',
    page: 'emergency-draft',
    main: html`${main}
      <p><a href="/dai/khan-cap/">Sửa lời, hoặc chọn lời khác</a></p>`,
  });
}

function makingPage(seen: Seen, { order }: Draft): Html {
  const main = html`<p role="status" data-reload="1">
    Đang làm bản tin “${order.title}”; xong thì nghe được ngay ở đây.
  </p>`;
  return layout(seen, { title: 'Đang làm', main, page: 'emergency-making', refreshS: 1 });
}

const everyChoices = [5, 10, 15, 30, 60, 120] as const;

function airing(seen: Seen, draft: Draft, typed: Typed): Html {
  const every = typed.values['every'] ?? String(draft.everyMinutes ?? '');
  const chosen = new Set<number>([...everyChoices, ...(every === '' ? [] : [Number(every)])]);
  const option = (minutes: number): Html =>
    html`<option value="${minutes}" ${String(minutes) === every ? html`selected` : ''}>
      mỗi ${minutes} phút
    </option>`;
  return html`${fieldError(typed, '')}
  ${actForm(
    seen,
    'emergency',
    { draft: draft.id, sure: '' },
    html`<button class="button danger" autofocus aria-describedby="loa-doc">Phát ngay</button>
      <p class="countdown" role="status" hidden>
        Phát sau <strong data-seconds>3</strong> giây
        <button type="button" class="button" data-no>Thôi</button>
      </p>
      <p>
        <label for="nhac">Nhắc lại</label>
        <select id="nhac" name="every">
          <option value="">không nhắc lại</option>
          ${[...chosen].toSorted((a, b) => a - b).map(option)}
        </select>
        ${fieldError(typed, 'every')}
        <label for="den">đến giờ (để trống: đến khi có người cho thôi)</label>
        <input id="den" type="time" name="until" value="${typed.values['until'] ?? ''}" />
        ${fieldError(typed, 'until')}
      </p>`,
    { countdown: 3 },
  )}`;
}

/** Forms that nobody can read, or could read in two ways: answered here, for this one bulletin. */
function doubts(seen: Seen, { order }: Draft, { unknown, guesses }: MadeEmergency): Html | '' {
  if (unknown.length === 0 && guesses.length === 0) return '';
  const asked = [
    ...unknown.map((written) => ({ written, choices: [] as readonly string[] })),
    ...guesses,
  ];
  const rows = asked.map(({ written, choices }, index) => {
    const hint = choices.length > 0 ? `đang đọc “${choices[0] ?? ''}”` : 'đang đọc từng chữ cái';
    return html`<p>
      <label for="doc-${index}">“${written}”: ${hint}. Đọc là</label>
      <input type="hidden" name="reading-written" value="${written}" />
      <input id="doc-${index}" name="reading-spoken" list="cach-${index}" maxlength="200" />
      <datalist id="cach-${index}">
        ${choices.map((choice) => html`<option value="${choice}"></option>`)}
      </datalist>
    </p>`;
  });
  const kept = order.readings.map(
    ({ written, spoken }) =>
      html`<input type="hidden" name="reading-written" value="${written}" /><input
          type="hidden"
          name="reading-spoken"
          value="${spoken}"
        />`,
  );
  return html`<section aria-labelledby="hoi" data-doubts="${asked.length}">
    <h2 id="hoi">Chưa chắc cách đọc</h2>
    ${actForm(
      seen,
      'emergency',
      { source: 'text', text: order.text },
      html`${rows} ${kept} ${button('Đọc lại theo đây')}`,
      { form: 'emergency-preview' },
    )}
  </section>`;
}

/** How it will be said, to be heard and read before it airs. */
function spoken({ order }: Draft, made: MadeEmergency): Html {
  const { bulletin, spoken, standIn, unknown, guesses, unmastered = [] } = made;
  const asked = unknown.length + guesses.length;
  return html`${unmastered.map((why) => html`<p data-unmastered>${why}</p>`)}
    <p class="label" id="nghe-khan">Nghe trước (${sayLength(bulletin.durationMs)})</p>
    <audio
      controls
      preload="auto"
      aria-labelledby="nghe-khan"
      src="${soundPath(bulletin.sha256)}"
    ></audio>
    ${standIn === undefined ? '' : html`<p class="note" data-stand-in>${standIn}</p>`}
    ${
      order.text === ''
        ? ''
        : html`<p class="label" id="loa-doc-ten">Loa đọc</p>
            <div class="sheet said" role="region" aria-labelledby="loa-doc-ten" tabindex="0">
              <p id="loa-doc" data-spoken>${spoken}</p>
            </div>`
    }
    ${asked === 0 ? '' : html`<p><a href="#hoi">${asked} chữ chưa chắc cách đọc</a></p>`}`;
}

function written({ order }: Draft): Html | '' {
  if (order.text === '') return '';
  return html`<h2>Lời viết</h2>
    <p class="said">${order.text}</p>`;
}
