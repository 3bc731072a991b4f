import { html } from 'hono/html';
import { sayInstant, sayLength } from '../../core/words.ts';
import type { Seen } from '../seen.ts';
import type { ApprovalsView, WaitingBulletin } from '../views/approve-view.ts';
import { addressOf } from '../writing/address.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import { approvePath } from './places.ts';

/** `/dai/duyet/`: the bulletins that wait for a yes, the most urgent first. */
export function approvalsPage(seen: Seen, view: ApprovalsView): Html {
  const { required, waiting, approved, unmade, texts } = view;
  return layout(seen, {
    ...{ title: 'Duyệt', page: 'approvals' },
    main: html`${texts.length === 0 ? '' : textsSection(seen, texts)}
    ${texts.length === 0 ? '' : html`<h2>Bản tin</h2>`}
    ${
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

function textsSection({ timeZone }: Seen, texts: ApprovalsView['texts']): Html {
  return html`<h2>Bài chờ duyệt</h2>
    <ul class="rows plain sheet">
      ${texts.map(
        ({ file, title, by, why, at }) =>
          html`<li data-asked-text="${file}">
            <p>
              <a href="${addressOf(file)}phat-hanh/"><strong>${title}</strong></a>
            </p>
            <p>${by} xin ${sayInstant(timeZone, at)}: ${why}</p>
          </li>`,
      )}
    </ul>`;
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
