import { html } from 'hono/html';
import { weekdayNames, weekdays } from '../../../../content/schema/names.ts';
import { sayAsked } from '../../../../content/schema/wish.ts';
import { actForm, button } from '../../pages/act-form.ts';
import { errorOf, textField, tick } from '../../pages/campaign/fields.ts';
import type { Html } from '../../pages/html.ts';
import type { CampaignSource } from '../../views/campaign-source.ts';
import { alreadyAired, type AlreadyAired } from './already-aired.ts';
import { airingsOf, daysValues } from './draft-campaign.ts';
import { onward, type GuideView } from './guide-view.ts';
import { problemList } from './guide-text-steps.ts';
import { idOf } from './name-new.ts';
import { proposedFor } from './propose-days.ts';
import { sayAiring } from './say-airing.ts';
import { wishOf } from './wish-of.ts';

/** On which days it airs: as it does already, else proposed from the text's own wish; shown as the airings it becomes. */
export function daysStep(view: GuideView): Html {
  const { looking, draft } = view;
  const already = alreadyAired(looking, draft.file);
  if (draft.extras.campaign)
    return html`${airings(view, 'Tiếp tục', alsoAired(draft.extras.campaign.file, already))}
    ${daysForm(view, 'Đổi ngày phát', 'plain')} ${undoForm(view)}`;
  const { current, over, plain } = already;
  const [only] = current;
  if (only)
    return html`${airings(view, 'Giữ lịch phát này, tiếp tục', airedNote(view, already))}
    ${plain ? daysForm(view, `Đổi lịch của đợt “${plain.campaign.title}”`, 'plain') : ''}`;
  return html`${overNote(over)} ${proposalNote(view)}
  ${daysForm(view, 'Chọn những ngày này', 'main')}
  ${onward(view, 'ngay', 'Không phát loa, chỉ hiện trên trang', 'quiet')}`;
}

const campaignLink = ({ campaign: { id, title } }: CampaignSource): Html =>
  html`<a href="/dai/dot-phat/${id}/">${title}</a>`;

/** Other campaigns that air it besides the draft's. */
function alsoAired(file: string, { current }: AlreadyAired): Html | '' {
  const others = current.filter((one) => one.file !== file);
  if (others.length === 0) return '';
  return html`<p class="note">Bài này còn được phát trong:</p>
    <ul>
      ${others.map((one) => html`<li>${campaignLink(one)}</li>`)}
    </ul>`;
}

function airedNote({ draft }: GuideView, { current, plain }: AlreadyAired): Html {
  const more = html`Muốn phát thêm một đợt nữa thì
    <a href="/dai/dot-phat/moi/?bai=${encodeURIComponent(idOf(draft.file))}">lập đợt phát mới</a>.`;
  if (plain)
    return html`<p class="note" data-existing="${plain.campaign.id}">
      Bài này đã có lịch phát: đợt
      ${campaignLink(plain)}${plain.campaign.hold === true ? ' (soạn sẵn, chưa bắt đầu)' : ''}. Sửa
      ngày giờ dưới đây là sửa chính đợt ấy. ${more}
    </p>`;
  return html`<div
    class="note"
    data-existing="${current.map(({ campaign }) => campaign.id).join(' ')}"
  >
    <p>Bài này đã có lịch phát. Đổi ngày giờ ở trang của đợt phát:</p>
    <ul>
      ${current.map(
        (one) =>
          html`<li>
            ${campaignLink(one)}${one.campaign.hold === true ? ' (soạn sẵn, chưa bắt đầu)' : ''}
          </li>`,
      )}
    </ul>
    <p>${more}</p>
  </div>`;
}

function overNote(over: readonly CampaignSource[]): Html | '' {
  if (over.length === 0) return '';
  return html`<p class="note" data-over="${over.length}">
    Bài này đã phát xong đợt
    ${over.map((one, index) => html`${index > 0 ? ', ' : ''}${campaignLink(one)}`)}. Chọn ngày dưới
    đây là phát thêm một đợt mới.
  </p>`;
}

/** What stands in the fields at first, and why. */
function proposalNote({ looking, draft: { file } }: GuideView): Html {
  const wish = wishOf(looking.parts.writing().doc(file));
  const { reasons } = proposedFor(looking, file);
  return html`<div class="note" data-wish="${wish?.perWeek ?? 0}">
    <p>
      ${
        wish
          ? html`Văn bản yêu cầu phát ${sayAsked(wish)}: “${wish.source}”.`
          : 'Văn bản không nói phát mấy lần một tuần: chọn ngày dưới đây.'
      }
      <strong>Đề nghị</strong> (sửa được ở dưới):
    </p>
    <ul>
      ${reasons.map((reason) => html`<li>${reason}</li>`)}
    </ul>
  </div>`;
}

function daysForm(view: GuideView, words: string, look: 'main' | 'plain'): Html {
  const { seen, looking, draft, typed } = view;
  const isAgain = Object.keys(typed.values).length > 0;
  const filled = {
    values: isAgain ? typed.values : daysValues(looking, draft),
    errors: typed.errors,
  };
  const inner = html`<fieldset>
      <legend>Ngày trong tuần</legend>
      ${errorOf(filled, 'days')}
      <div class="days">
        ${weekdays.map((day) => tick(filled, `day-${day}`, weekdayNames[day]))}
      </div>
    </fieldset>
    ${textField(filled, 'times', { label: 'Giờ phát', help: 'Một hay nhiều giờ, ví dụ: 17:00 hoặc 06:00, 17:00. Giờ ấy có bài khác thì bài này phát nối sau; xem giờ thật ở danh sách buổi.' })}
    ${textField(filled, 'weeks', { label: 'Trong bao nhiêu tuần', type: 'number', min: 1, max: 53 })}
    ${textField(filled, 'startsOn', { label: 'Từ ngày', type: 'date', help: 'Để trống: từ ngày phát gần nhất sau khi phát hành.' })}
    ${button(words, look)}`;
  return html`${actForm(seen, 'write', { file: draft.file, do: 'air' }, inner, { form: 'guide-days' })}`;
}

function undoForm({ seen, draft: { file, extras } }: GuideView): Html {
  const words =
    extras.campaign?.expectedHash === undefined
      ? 'Thôi, không phát loa'
      : 'Thôi, giữ lịch phát như cũ';
  return html`${actForm(seen, 'write', { file, do: 'none' }, button(words), { form: 'guide-days' })}`;
}

function airings(view: GuideView, words: string, note: Html | ''): Html {
  const { problems, slots } = airingsOf(view.looking, view.draft);
  const { timeZone } = view.seen;
  return html`<section class="sheet" aria-labelledby="buoi">
    <h2 id="buoi">Những buổi sẽ phát</h2>
    ${note} ${problemList(problems)}
    ${
      problems.length > 0
        ? ''
        : html`<ul data-airings="${slots.length}">
            ${slots.map((slot) => html`<li data-state="${slot.state}">${sayAiring(timeZone, slot)}</li>`)}
          </ul>`
    }
    ${onward(view, 'ngay', words)}
  </section>`;
}
