import { html } from 'hono/html';
import { weekdayNames, weekdays } from '../../../../content/schema/names.ts';
import { sayAsked } from '../../../../content/schema/wish.ts';
import { sayInstant } from '../../../core/words.ts';
import { actForm, button } from '../../pages/act-form.ts';
import { errorOf, textField, tick } from '../../pages/campaign/fields.ts';
import type { Html } from '../../pages/html.ts';
import { airingsOf, daysValues } from './draft-campaign.ts';
import { onward, type GuideView } from './guide-view.ts';
import { problemList } from './guide-text-steps.ts';
import { wishOf } from './wish-of.ts';

/** On which days it airs: proposed from the text's own wish, shown as the airings it becomes. */
export function daysStep(view: GuideView): Html {
  const { seen, looking, draft, typed } = view;
  const { file, extras } = draft;
  const wish = wishOf(looking.parts.writing().doc(file));
  const isAgain = Object.keys(typed.values).length > 0;
  const filled = {
    values: isAgain ? typed.values : daysValues(looking, draft),
    errors: typed.errors,
  };
  const inner = html`${
      wish
        ? html`<p class="note" data-wish="${wish.perWeek}">
            Văn bản yêu cầu phát ${sayAsked(wish)} (${wish.source}). Đã điền sẵn cho đủ.
          </p>`
        : ''
    }
    <fieldset>
      <legend>Ngày trong tuần</legend>
      ${errorOf(filled, 'days')}
      <div class="days">
        ${weekdays.map((day) => tick(filled, `day-${day}`, weekdayNames[day]))}
      </div>
    </fieldset>
    ${textField(filled, 'times', { label: 'Giờ phát', help: 'Một hay nhiều giờ, ví dụ: 17:00 hoặc 06:00, 17:00.' })}
    ${textField(filled, 'weeks', { label: 'Trong bao nhiêu tuần', type: 'number', min: 1, max: 53 })}
    ${textField(filled, 'startsOn', { label: 'Từ ngày', type: 'date', help: 'Để trống: từ ngày phát gần nhất sau khi phát hành.' })}
    ${button(extras.campaign ? 'Đổi ngày phát' : 'Chọn những ngày này', extras.campaign ? 'plain' : 'main')}`;
  return html`${extras.campaign ? chosen(view) : ''}
  ${actForm(seen, 'write', { file, do: 'air' }, inner, { form: 'guide-days' })}
  ${
    extras.campaign
      ? actForm(seen, 'write', { file, do: 'none' }, button('Thôi, không phát loa'), {
          form: 'guide-days',
        })
      : onward(view, 'ngay', 'Không phát loa, chỉ hiện trên trang')
  }`;
}

function chosen(view: GuideView): Html {
  const { problems, slots } = airingsOf(view.looking, view.draft);
  const { timeZone } = view.seen;
  return html`<section class="sheet" aria-labelledby="buoi">
    <h2 id="buoi">Những buổi sẽ phát</h2>
    ${problemList(problems)}
    ${
      problems.length > 0
        ? ''
        : html`<ul data-airings="${slots.length}">
            ${slots.map(({ startsAt, state }) => html`<li data-state="${state}">${sayInstant(timeZone, startsAt)}</li>`)}
          </ul>`
    }
    ${onward(view, 'ngay')}
  </section>`;
}
