import { html } from 'hono/html';
import { actForm } from '../../pages/act-form.ts';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import { addressOf } from '../address.ts';
import type { Conflict } from '../desk.ts';
import { marked } from './marked.ts';

/** `/dai/bai/<id>/hai-ban/`: the draft and the file that was changed by hand, where they clash; nothing is overwritten unseen. */
export function conflictPage(
  seen: Seen,
  {
    file,
    title,
    seal,
    conflict,
  }: { file: string; title: string; seal: string; conflict: Conflict },
  wrong = '',
): Html {
  const { parts, theirsHash = '' } = conflict;
  return layout(seen, {
    ...{ title: `Hai bản khác nhau: ${title}`, page: 'conflict' },
    main: html`${wrong === '' ? '' : html`<p class="error" role="alert">${wrong}</p>`}
      <p>
        Có người sửa tay tệp ${file} trong khi bản nháp ở đây cũng sửa cùng chỗ. Chọn lời giữ lại ở
        từng chỗ; những chỗ khác đã ghép cả hai.
      </p>
      ${actForm(
        seen,
        'write',
        { file, seal, theirs: theirsHash, places: parts.length },
        html`${parts.map((part, index) => place(part, index))}
          <button class="button main">Ghép như đã chọn</button>`,
        { form: 'settle-text' },
      )}
      <p><a class="button" href="${addressOf(file)}">Về bài</a></p>`,
  });
}

function place({ base, mine, theirs }: Conflict['parts'][number], index: number): Html {
  const choice = (value: string, label: string, text: string): Html =>
    html`<div class="field">
      <label>
        <input type="radio" name="place${index}" value="${value}" required /> ${label}
      </label>
      <div class="sheet">${marked(base, text)}</div>
    </div>`;
  return html`<fieldset data-conflict-place="${index}">
    <legend>Chỗ ${index + 1}</legend>
    ${choice('mine', 'Giữ lời của bản nháp', mine)} ${choice('theirs', 'Giữ lời sửa tay', theirs)}
  </fieldset>`;
}
