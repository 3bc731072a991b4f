import { html } from 'hono/html';
import type { Take } from '../../../../audio/studio/index.ts';
import { sayInstant, sayLength } from '../../../core/words.ts';
import { actForm, button, confirmedAct } from '../../pages/act-form.ts';
import type { Html } from '../../pages/html.ts';
import type { Seen } from '../../seen.ts';
import { takePath } from '../take-file.ts';
import { sayDoubts } from '../doubt-words.ts';
import type { RoomView } from '../room-view.ts';

/** What has been read of this sentence: the one that airs, and the others. */
export function takesSection(seen: Seen, { document, shown, takes }: RoomView): Html | '' {
  if (takes.length === 0) return '';
  const inUse = shown.take;
  const others = takes.filter(({ id }) => id !== inUse?.id);
  return html`${
    inUse
      ? html`<h2>Bản đang dùng</h2>
          ${one(seen, document.id, inUse, true)}`
      : ''
  }
  ${
    others.length === 0
      ? ''
      : html`<details>
          <summary>${others.length} bản khác của câu này</summary>
          ${others.map((take) => one(seen, document.id, take, false))}
        </details>`
  }`;
}

function one(seen: Seen, document: string, take: Take, isInUse: boolean): Html {
  const { id, key, sha256, reader, at, durationMs, doubts } = take;
  return html`<div class="sheet" data-take="${id}" data-in-use="${isInUse ? 'yes' : 'no'}">
    <p>${reader}, ${sayInstant(seen.timeZone, Date.parse(at))}, dài ${sayLength(durationMs)}.</p>
    ${doubts.length === 0 ? '' : html`<p class="small wrong">${sayDoubts(doubts)}</p>`}
    <audio
      controls
      preload="none"
      aria-label="Bản đọc của ${reader}"
      src="${takePath(sha256)}"
    ></audio>
    <div class="acts">
      ${isInUse ? '' : actForm(seen, 'record', { document, key, take: id }, button('Phát bản này'), { form: 'choose-take' })}
      ${confirmedAct(
        seen,
        'record',
        { document, key, take: id },
        {
          ...{ label: 'Rút bản này', yes: 'Rút và xóa', look: 'quiet', form: 'withdraw-take' },
          ask: html`<p>
              Bản đọc bị xóa ngay, không lấy lại được; buổi phát sau không có nó. Tệp của bản tin đã
              phát và bản sao lưu làm trước lúc này thì còn đến khi được dọn.
            </p>
            <label
              >Vì sao <input name="why" maxlength="200" value="Người đọc rút lại" required
            /></label>`,
        },
      )}
    </div>
  </div>`;
}
