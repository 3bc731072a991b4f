import { html } from 'hono/html';
import { sayInstant, sayLength } from '../../core/words.ts';
import type { Seen } from '../seen.ts';
import type { ApprovalsView, WaitingBulletin } from '../views/approve-view.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import { approvePath } from './places.ts';

/** `/dai/duyet/`: the bulletins that wait for a yes, the most urgent first. */
export function approvalsPage(seen: Seen, view: ApprovalsView): Html {
  const { required, waiting, approved, unmade } = view;
  return layout(seen, {
    ...{ title: 'Duyệt bản tin', page: 'approvals' },
    main: html`${
      required
        ? ''
        : html`<p class="note">
            Phường không yêu cầu duyệt: bản tin phát theo lịch dù chưa ai duyệt.
          </p>`
    }
    ${
      waiting.length === 0
        ? html`<p class="state good">Không có bản tin nào chờ duyệt.</p>`
        : html`<ul class="rows plain sheet">
            ${waiting.map((one) => row(seen, one))}
          </ul>`
    }
    ${
      unmade === 0
        ? ''
        : html`<p class="small">
            ${unmade} buổi chưa có bản tin: chương trình làm trước ba ngày, xong thì hiện ở đây.
          </p>`
    }
    ${
      approved.length === 0
        ? ''
        : html`<h2>Đã duyệt, chờ phát</h2>
            <ul class="rows plain sheet">
              ${approved.map((one) => row(seen, one))}
            </ul>`
    }`,
  });
}

function row(
  { timeZone }: Seen,
  { bulletin, title, slots, sentBack, isApproved }: WaitingBulletin,
): Html {
  const [next, ...others] = slots;
  const more = others.length === 0 ? '' : ` và ${others.length} buổi nữa`;
  return html`<li data-bulletin="${bulletin.sha256}">
    <p>
      <a href="${approvePath(bulletin.sha256)}"><strong>${title}</strong></a>
    </p>
    <p>
      ${next ? sayInstant(timeZone, next.startsAt) : ''}${more}, dài
      ${sayLength(bulletin.durationMs)}.
    </p>
    ${
      sentBack && !isApproved
        ? html`<p class="note">${sentBack.by} đã trả lại: ${sentBack.why}</p>`
        : ''
    }
  </li>`;
}
