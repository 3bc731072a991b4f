import { html } from 'hono/html';
import { sayInstant } from '../../core/words.ts';
import type { Seen } from '../seen.ts';
import type { OutcomeView } from '../views/outcome.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';

/** What really happened to what somebody asked for; it asks for itself again while nothing has. */
export function outcomePage(seen: Seen, view: OutcomeView): Html {
  const { id, by, at, act, outcome } = view;
  const state = outcome ? (outcome.ok ? 'done' : 'refused') : 'waits';
  const main = html`<section
      data-outcome="${state}"
      data-request="${id}"
      data-act-kind="${act}"
      data-code="${outcome?.code ?? ''}"
      ${outcome ? '' : html`data-reload="2"`}
      role="status"
    >
      <p class="said">${outcome ? view.says : waiting(view)}</p>
    </section>
    <p>Yêu cầu số ${id}, ${by}, ${sayInstant(seen.timeZone, at)}.</p>
    ${act === 'emergency' ? html`<p><a class="button" href="/dai/khan-cap/">Thông báo khẩn: nhắc lại, thôi nhắc lại</a></p>` : ''}
    <p><a class="button main" href="/dai/">Về trang hôm nay</a></p>`;
  const again = outcome ? {} : { refreshS: 2 };
  return layout(seen, { title: titles[state], main, page: 'outcome', ...again });
}

const titles = { done: 'Đã làm', refused: 'Không làm được', waits: 'Đang làm' } as const;

function waiting({ daemonSilent }: OutcomeView): string {
  return daemonSilent
    ? 'Yêu cầu đã ghi lại. Chương trình phát thanh chưa trả lời; trang này tự xem lại.'
    : 'Yêu cầu đã ghi lại, đang chờ chương trình phát thanh. Trang này tự xem lại.';
}
