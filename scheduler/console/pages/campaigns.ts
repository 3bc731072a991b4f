import { html } from 'hono/html';
import { sayWhen } from '../../../content/schema/campaign-when.ts';
import type { Campaign } from '../../../content/schema/campaign.ts';
import { sayInstant } from '../../core/words.ts';
import type { Seen } from '../seen.ts';
import type { CampaignsView } from '../views/campaigns-view.ts';
import { campaignPath } from './campaign.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';

/** `/dai/dot-phat/`: what airs again and again, what stands ready, what is over. */
export function campaignsPage(seen: Seen, view: CampaignsView): Html {
  const main = html`${
      view.isKept
        ? html`<p class="state good" role="status" data-kept>
            Đã giữ lại. Chương trình loa xếp lại lịch trong vài giây.
          </p>`
        : ''
    }
    <p class="acts">
      ${seen.may('campaign') ? html`<a class="button main" href="/dai/dot-phat/moi/">Đợt phát mới</a>` : ''}
      <a class="button" href="/dai/lich/">Xem lịch</a>
    </p>
    ${
      view.problems.length === 0
        ? ''
        : html`<section>
            <h2>Tệp viết sai, chưa dùng được</h2>
            <ul>
              ${view.problems.map((problem) => html`<li>${problem}</li>`)}
            </ul>
          </section>`
    }
    ${section(
      'Đang phát',
      view.running.map(({ campaign, coming }) => {
        const [next] = coming;
        const when = next
          ? `Buổi tới: ${sayInstant(seen.timeZone, next.startsAt)}; còn ${coming.length} buổi.`
          : '';
        return row(seen, campaign, `Phát ${sayWhen(campaign)}. ${when}`);
      }),
    )}
    ${section(
      'Soạn sẵn, chưa bắt đầu',
      view.held.map((campaign) => row(seen, campaign, `Khi bắt đầu: ${sayWhen(campaign)}.`)),
    )}
    ${section(
      'Không còn buổi nào',
      view.over.map((campaign) => row(seen, campaign, `Phát ${sayWhen(campaign)}.`)),
    )}`;
  return layout(seen, { title: 'Các đợt phát', page: 'campaigns', main });
}

function section(name: string, rows: readonly Html[]): Html | '' {
  if (rows.length === 0) return '';
  return html`<section class="sheet">
    <h2>${name}</h2>
    <ul class="rows plain">
      ${rows}
    </ul>
  </section>`;
}

function row(seen: Seen, { id, title, priority }: Campaign, says: string): Html {
  const name = seen.may('campaign') ? html`<a href="${campaignPath(id)}">${title}</a>` : title;
  return html`<li data-campaign="${id}">
    <p><strong>${name}</strong>${priority === 'high' ? ' (ưu tiên)' : ''}</p>
    <p class="small">${says}</p>
  </li>`;
}
