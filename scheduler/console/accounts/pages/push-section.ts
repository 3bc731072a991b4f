import { html } from 'hono/html';
import { sayInstant } from '../../../core/words.ts';
import type { Html } from '../../pages/html.ts';
import type { Seen } from '../../seen.ts';
import type { OwnAccountView } from '../own-account-view.ts';
import { sayAgent } from '../say-agent.ts';
import { ownForm } from './own-form.ts';

/** Which browsers are told at once. Only a script can ask a browser for that: without one the section says so. */
export function pushSection(seen: Seen, { pushDevices }: OwnAccountView): Html {
  const fields = { endpoint: '', p256dh: '', auth: '' };
  return html`<section class="sheet" data-push>
    <h2>Báo ngay trên máy này</h2>
    <p>
      Có bản tin chờ duyệt, buổi bị lỡ, sự cố, phát khẩn thì máy này hiện lời báo, cả khi không mở
      trang. Lời báo đi qua máy chủ của hãng làm trình duyệt, đã mã hóa: hãng ấy không đọc được.
    </p>
    <p class="small" data-push-cannot>Nút bật hiện ra khi trình duyệt này báo được.</p>
    <div data-push-on hidden>
      ${ownForm(seen, 'push-on', fields, html`<button class="button plain">Báo trên máy này</button>`)}
    </div>
    ${
      pushDevices.length === 0
        ? ''
        : html`<ul class="rows plain" data-push-devices>
            ${pushDevices.map(
              ({ id, agent, madeAt }) =>
                html`<li data-push-device="${id}">
                  <p>
                    <strong>${sayAgent(agent)}</strong
                    ><span data-push-here hidden>, chính là máy này</span>, bật
                    ${sayInstant(seen.timeZone, madeAt)}.
                  </p>
                  ${ownForm(seen, 'push-off', { device: id }, html`<button class="button plain">Thôi báo</button>`)}
                </li>`,
            )}
          </ul>`
    }
  </section>`;
}
