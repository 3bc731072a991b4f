import { html } from 'hono/html';
import { sayWhen } from '../../../content/schema/campaign-when.ts';
import type { Seen } from '../seen.ts';
import type { CampaignView } from '../views/campaign-view.ts';
import { questions } from './campaign/questions.ts';
import { trialSection } from './campaign/trial.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';

/** A campaign's form, with what it would come to beside it: looked at by GET, kept by the form inside. */
export function campaignPage(seen: Seen, view: CampaignView): Html {
  const { source, errors } = view;
  const path = campaignPath(source?.campaign.id);
  const main = html`${source ? about(view, source) : ''}
    ${errors[''] === undefined ? '' : html`<p class="error" role="alert">${errors['']}</p>`}
    <div class="columns">
      <form method="get" action="${path}#xem-truoc" data-preview="xem-truoc" data-form="campaign">
        <input type="hidden" name="xem" value="1" />
        ${questions(view)}
        <button class="button main">Xem trước</button>
      </form>
      <section id="xem-truoc" class="sheet" aria-live="polite">
        <h2>Xem trước</h2>
        ${trialSection(seen, view)}
      </section>
    </div>`;
  const title = source ? `Đợt phát: ${source.campaign.title}` : 'Đợt phát mới';
  return layout(seen, { title, page: 'campaign', wide: true, main });
}

/** Of a campaign by its id; of a new one. */
export function campaignPath(id: string | undefined): string {
  return `/dai/dot-phat/${id === undefined ? 'moi' : encodeURIComponent(id)}/`;
}

/** `content/campaigns/x.yaml`: what the questions here don't ask stands in its full form. */
function fullFormPath(file: string): string {
  return `/dai/bai/muc/${file.replace(/^content\//, '').replace(/\.yaml$/, '')}/`;
}

function about({ values }: CampaignView, source: NonNullable<CampaignView['source']>): Html {
  const { campaign, file } = source;
  const path = campaignPath(campaign.id);
  const isHeld = campaign.hold === true;
  return html`<p>
      ${isHeld ? 'Soạn sẵn, chưa bắt đầu.' : `Phát ${sayWhen(campaign)}.`} Tệp
      <code>${file}</code>.
    </p>
    <div class="acts">
      <a class="button" href="/dai/dot-phat/moi/?sao=${encodeURIComponent(campaign.id)}"
        >Sao thành đợt mới</a
      >
      <a class="button" href="${fullFormPath(file)}">Mọi ô của đợt phát…</a>
      ${isHeld ? '' : html`<a class="button" href="${path}?het=nay">Kết thúc ngay…</a>`}
    </div>
    ${isHeld ? '' : endForm(path, values)}`;
}

function endForm(path: string, { until }: CampaignView['values']): Html {
  return html`<form class="filter" method="get" action="${path}">
    <div class="field">
      <label for="het">Kết thúc sớm, phát hết ngày</label>
      <input id="het" name="het" type="date" value="${until ?? ''}" required />
    </div>
    <button class="button">Xem trước</button>
  </form>`;
}
