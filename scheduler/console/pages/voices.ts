import { html } from 'hono/html';
import { espeakVoices } from '../../../content/schema/names.ts';
import type { Seen } from '../seen.ts';
import type { VoicesView } from '../voices/voices-view.ts';
import { actButton, confirmedAct } from './act-form.ts';
import { fieldError } from './field-error.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import { addSection } from './voices/add.ts';
import { sound } from './voices/sound.ts';
import { stagedSection } from './voices/staged.ts';

/** What was done before the page came, by `?xong=`. */
export const doneWords = {
  accepted: 'Đã thêm giọng. Muốn phát bằng giọng ấy thì bấm “Dùng giọng này”.',
  declined: 'Đã bỏ gói giọng.',
  removed: 'Đã gỡ giọng.',
  busy: 'Chưa xem gói vừa gửi: máy đang xem một gói khác. Chờ xong rồi gửi lại.',
} as const;

/** `/dai/may/giong-doc/`: the voices of this machine, heard side by side, chosen, added and removed. */
export function voicesPage(seen: Seen, view: VoicesView): Html {
  const { kept, done, look } = view;
  const said = Object.entries(doneWords).find(([code]) => code === done)?.[1];
  const main = html`${fieldError(view, '')}
  ${
    kept === ''
      ? ''
      : html`<p class="state good" role="status" data-kept="${kept}">
          Đã chọn giọng ${kept}. Các bản tin sắp phát được làm lại bằng giọng này.
        </p>`
  }
  ${
    said === undefined
      ? ''
      : html`<p
          class="state ${done === 'busy' ? 'idle' : 'good'}"
          role="status"
          data-done="${done}"
        >
          ${said}
        </p>`
  }
  ${here(seen, view)} ${stagedSection(seen, view)} ${addSection(seen, view)} ${known(view)}`;
  return layout(seen, {
    ...{ title: 'Giọng đọc', page: 'voices', main },
    // It has moved when it is done; until then there is nothing to fill in that would be lost.
    ...(look?.isAtWork === true && { refreshS: 3 }),
  });
}

const areas = ['miền Bắc', 'miền Trung', 'miền Nam'] as const;

function here(seen: Seen, view: VoicesView): Html {
  const { installed, damaged, used, text } = view;
  return html`<h2 id="co-san">Giọng trên máy này</h2>
    <div class="sheet">
      <form method="get" action="/dai/may/giong-doc/" class="field">
        <label for="cau">Câu để nghe thử mọi giọng</label>
        <p class="small" id="cau-y">Để trống thì nghe câu thử chung.</p>
        <input id="cau" name="cau" maxlength="300" value="${text}" aria-describedby="cau-y" />
        <button class="button">Nghe câu này</button>
      </form>
      ${
        used
          ? ''
          : html`<p class="error">
              Tệp content/ward.yaml đang viết sai nên chưa biết giọng nào đang dùng.
            </p>`
      }
      <ul class="rows plain" data-voices="${espeakVoices.length + installed.length}">
        ${espeakVoices.map((name, index) =>
          row(seen, view, {
            ...{ name, kind: 'espeak', label: `${name} (espeak, ${areas[index] ?? ''})` },
            about: html`<p class="small">Đi kèm chương trình. Giấy phép GPL-3.0-or-later.</p>`,
          }),
        )}
        ${installed.map((voice) =>
          row(seen, view, {
            ...{ name: voice.name, kind: 'neural', label: `${voice.name} (nơ-ron)` },
            about: html`<p class="small">
                Giấy phép ${voice.licence}, ${voice.acceptedBy} chấp nhận
                ${voice.addedAt.slice(0, 10).split('-').reverse().join('/')}. Nguồn:
                ${voice.origin || 'không ghi'}.
              </p>
              ${voice.doubt === '' ? '' : html`<p class="note">${voice.doubt}</p>`}
              <p class="small">SHA-256: <span class="mono">${voice.sha256}</span></p>`,
          }),
        )}
      </ul>
      ${damaged.map(
        (name) =>
          html`<p class="error" data-damaged="${name}">
            Giọng ${name} hỏng: gỡ rồi thêm lại. ${removal(seen, name)}
          </p>`,
      )}
    </div>`;
}

interface VoiceRow {
  readonly name: string;
  readonly kind: 'espeak' | 'neural';
  readonly label: string;
  readonly about: Html;
}

function row(
  seen: Seen,
  { used, hash, text }: VoicesView,
  { name, kind, label, about }: VoiceRow,
): Html {
  const isUsed = used?.kind === kind && used.name === name;
  return html`<li data-voice="${name}" data-used="${String(isUsed)}">
    <p><strong>${label}</strong>${isUsed ? html` <span class="tag ready">đang dùng</span>` : ''}</p>
    ${about} ${sound(name, `Nghe giọng ${name}`, text)}
    <div class="acts">
      ${
        isUsed || !used
          ? ''
          : actButton(
              seen,
              'settings',
              { step: 'use', name, hash },
              'Dùng giọng này',
              'plain',
              'voice',
            )
      }
      ${kind === 'neural' && !isUsed ? removal(seen, name) : ''}
    </div>
  </li>`;
}

function removal(seen: Seen, name: string): Html | '' {
  return confirmedAct(
    seen,
    'settings',
    { step: 'remove', name },
    {
      ...{ label: 'Gỡ giọng', yes: 'Gỡ khỏi máy', look: 'danger', form: 'voice' },
      ask: `Gỡ giọng ${name}? Muốn dùng lại thì phải thêm từ gói.`,
    },
  );
}

function known({ known: voices }: VoicesView): Html {
  return html`<h2 id="da-biet">Giọng tiếng Việt đã biết</h2>
    <p>
      Chương trình không kèm giọng nào trong số này, và chưa ai làm ra chương trình nghe chúng. Tải
      về ở máy có mạng, chép vào ổ USB rồi thêm ở trên.
    </p>
    <ul class="rows plain sheet" data-known="${voices.length}">
      ${voices.map(
        ({ name, where, modelLicence, dataLicence, doubt }) =>
          html`<li>
            <p><strong>${name}</strong></p>
            <p class="small mono">${where}</p>
            <p>Giấy phép mô hình: ${modelLicence}. Bản ghi âm: ${dataLicence}.</p>
            <p class="note">${doubt}</p>
          </li>`,
      )}
    </ul>`;
}
