import { html } from 'hono/html';
import { passwordField } from '../../accounts/pages/fields.ts';
import { sayInstant } from '../../../core/words.ts';
import { actForm, button } from '../../pages/act-form.ts';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import { sentBackNote } from '../pages/sent-back-note.ts';
import { drawFields } from './draw-field.ts';
import { newKey } from './entries.ts';
import { asksPassword, formNameOf } from './form-names.ts';
import { entryPath, kindPath, publishPath } from './entry-paths.ts';
import type { EntryView } from './entry-view.ts';
import type { FormKind } from './kinds.ts';
import { soundOf } from './sound-path.ts';

/** `/dai/bai/muc/<kind>/<entry>/`: one entry as a form. */
export function entryPage(seen: Seen, view: EntryView): Html {
  const { kind, entry } = view;
  const main = html`<p><a href="${kindPath(kind)}">${kind.title}</a></p>
    ${standing(seen, view)} ${theirsSection(seen, view)} ${problemSection(view)}
    ${entryForm(seen, view)} ${removal(seen, view)}
    <script type="module" src="/dai/giu-nhap.js"></script>`;
  const title =
    entry.title.length > 90
      ? `${entry.title.slice(0, 88).replace(/[\s.,;:]+$/, '')}…`
      : entry.title;
  return layout(seen, { title, page: 'entry', main });
}

function entryForm(seen: Seen, view: EntryView): Html | '' {
  const { kind, entry, shown, errors, values, choices } = view;
  const save = button(kind.isAtOnce ? 'Giữ lại' : 'Giữ bản nháp', 'main');
  const inner = html`<p class="acts">${save} <span data-kept-state role="status"></span></p>
    ${drawFields({ values, errors, choices }, entry.field.fields, 'f')} ${hearing(view)}
    ${
      asksPassword(kind.name, entry.key)
        ? passwordField('old', { label: 'Mật khẩu của bạn' }, 'current-password', {
            values,
            errors,
          })
        : ''
    }
    <input type="hidden" name="whole" value="yes" />
    <p class="acts">${save}</p>`;
  const form = actForm(seen, kind.needs, { kind: kind.name, entry: entry.key, shown }, inner, {
    form: formNameOf(kind.needs),
  });
  const path = entryPath(kind, entry.key);
  return html`<div
    data-keep="${path}"
    ${kind.isAtOnce || entry.key === newKey ? '' : html`data-drafts`}
  >
    ${form}
  </div>`;
}

/** A reading is heard where it is written: as it was kept. */
function hearing({ kind, entry, values }: EntryView): Html | '' {
  const spoken = values['f.spoken'] ?? '';
  if (kind.entries !== 'rows' || entry.value === undefined || spoken === '') return '';
  return html`<p>
    <audio controls preload="none" src="${soundOf(spoken)}" aria-label="Nghe thử"></audio>
  </p>`;
}

/** Whether what one sees is on the pages already. */
function standing(seen: Seen, { kind, last, isKept }: EntryView): Html {
  const kept = kind.isAtOnce
    ? 'Đã giữ lại. Chương trình theo bản mới trong vài giây.'
    : 'Đã giữ bản nháp. Trang và loa vẫn theo bản cũ cho đến khi phát hành.';
  return html`${sentBackNote(seen, last?.sentBack)}
  ${isKept ? html`<p class="state good" role="status" data-kept>${kept}</p>` : ''}
  ${
    last === undefined
      ? ''
      : html`<p class="note" data-draft>
          Có bản nháp chưa phát hành, ${last.name} sửa lần cuối lúc
          ${sayInstant(seen.timeZone, last.at)}.
          <a href="${publishPath(kind)}">Xem chỗ đã đổi, và phát hành</a>
        </p>`
  }`;
}

function theirsSection(seen: Seen, { theirs, last }: EntryView): Html | '' {
  if (theirs.length === 0) return '';
  const who = last?.name ?? 'Người khác';
  const when = last ? ` lúc ${sayInstant(seen.timeZone, last.at)}` : '';
  return html`<section class="error" role="alert" data-changed>
    <h2>${who} vừa sửa mục này${when}</h2>
    <p>Chưa ghi gì cả. Bản của ${who} khác bản đang có ở ô dưới tại những chỗ sau:</p>
    <ul>
      ${theirs.map(({ label, says }) => html`<li><strong>${label}</strong>: ${says}</li>`)}
    </ul>
    <p>Sửa các ô cho vừa ý cả hai, rồi bấm giữ lại một lần nữa.</p>
  </section>`;
}

function problemSection({ others, errors }: EntryView): Html | '' {
  const count = Object.keys(errors).length;
  if (others.length === 0 && count === 0) return '';
  return html`<section data-problems="${others.length + count}">
    <h2>Chỗ phải sửa</h2>
    ${count > 0 ? html`<p>Có ${count} ô chưa đúng, lời nhắc ở cạnh ô.</p>` : ''}
    <ul>
      ${others.map((one) => html`<li class="error">${one}</li>`)}
    </ul>
  </section>`;
}

function removal(seen: Seen, { kind, entry, shown }: EntryView): Html | '' {
  if (entry.path.length === 0 || entry.value === undefined) return '';
  const fields = { kind: kind.name, entry: entry.key, shown, removed: 'yes', whole: 'yes' };
  const ask = html`<div class="ask">Bỏ hẳn ${kind.one} này khỏi bản nháp?</div>
    ${button('Bỏ', 'danger')}`;
  const form = actForm(seen, kind.needs, fields, ask, { form: formNameOf(kind.needs) });
  return html`<details class="confirm" data-confirm="remove-entry">
    <summary class="button danger">Bỏ ${kind.one} này</summary>
    ${form}
  </details>`;
}

/** Where the form of a kind can't be shown. */
export function noFormPage(seen: Seen, kind: FormKind, why: string): Html {
  const main = html`<p class="error" data-no-form>${why}</p>`;
  return layout(seen, { title: kind.title, page: 'entry', main });
}
