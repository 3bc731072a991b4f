// What is rendered before it is sent: how far it is, what went wrong, and what may be done about it.
import { html } from 'hono/html';
import type { RenderingDraft } from '../../ledger/drafts.ts';
import type { Html } from '../../pages/frame.ts';
import { sayAgo } from '../../pages/words.ts';

export function renderingPart(drafts: readonly RenderingDraft[], now: number): Html | '' {
  if (drafts.length === 0) return '';
  return html`<section class="sheet">
    <h2>Chờ dựng tiếng, chưa gửi</h2>
    <ul>
      ${drafts.map((one) => draftPart(one, now))}
    </ul>
  </section>`;
}

function draftPart({ id, content }: RenderingDraft, now: number): Html {
  const { failed, done, total, since } = content.rendering;
  const state = failed === undefined ? 'making' : 'failed';
  return html`<li data-rendering="${state}">
    <strong>${content.things.map(({ title }) => title).join(', ')}</strong>:
    ${
      failed === undefined
        ? html`đang dựng tiếng, ${done} trong ${total} bài xong, bấm gửi ${sayAgo(now - since)}. Tải
          lại trang để xem.`
        : html`hỏng, chưa gửi: ${failed}`
    }
    <form method="post" action="/gui/nhap/${id}/tieng/" data-act="rendering" class="acts">
      ${failed === undefined ? '' : html`<button class="button" name="lam" value="lai">Dựng lại</button>`}
      <button class="button" name="lam" value="sua">Thôi dựng, sửa lại</button>
      <button class="button quiet" name="lam" value="bo">Bỏ, không gửi</button>
    </form>
  </li>`;
}
