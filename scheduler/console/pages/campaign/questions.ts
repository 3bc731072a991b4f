// The five questions that make a campaign.
import { html } from 'hono/html';
import { weekdayNames, weekdays } from '../../../../content/schema/names.ts';
import { sayAsked } from '../../../../content/schema/wish.ts';
import { filledRows, mostRows, unshownOf } from '../../views/campaign-item-fields.ts';
import type { ChoiceGroup } from '../../views/campaign-choices.ts';
import type { CampaignView } from '../../views/campaign-view.ts';
import type { Html } from '../html.ts';
import { errorOf, oneOf, textArea, textField, tick } from './fields.ts';

export function questions(view: CampaignView): Html {
  return html`${textField(view, 'title', { label: 'Tên đợt phát' })} ${what(view)} ${days(view)}
  ${hours(view)} ${howLong(view)} ${whenMissed(view)}`;
}

function what(view: CampaignView): Html {
  const rows = Math.min(mostRows, Math.max(filledRows(view.values) + 2, 3));
  return html`<fieldset>
    <legend><h2>1. Phát những gì?</h2></legend>
    <p class="small">
      Phát theo thứ tự từ trên xuống. Bỏ một phần: chọn “Không có”. Thiếu dòng: bấm Xem trước.
    </p>
    ${errorOf(view, 'item1')} ${Array.from({ length: rows }, (_, index) => row(view, index + 1))}
    ${asked(view)}
  </fieldset>`;
}

function row(view: CampaignView, number: number): Html {
  const { values, choices } = view;
  const chosen = values[`item${number}`] ?? '';
  const was = values[`was${number}`] ?? '';
  return html`<div class="item-row">
    <div class="field">
      <label for="item${number}">Phần ${number}</label>
      <select id="item${number}" name="item${number}">
        <option value="">Không có</option>
        ${choices.map((group) => optionGroup(group, chosen))} ${unknownOption(choices, chosen)}
      </select>
    </div>
    <div class="field short">
      <label for="number${number}">Số phút (khoảng lặng: giây)</label>
      ${errorOf(view, `number${number}`)}
      <input
        id="number${number}"
        name="number${number}"
        type="number"
        min="1"
        max="600"
        value="${values[`number${number}`] ?? ''}"
      />
    </div>
    ${was === '' ? '' : html`<input type="hidden" name="was${number}" value="${was}" />`}
    ${keptParts(view, was)}
  </div>`;
}

function optionGroup({ label, options }: ChoiceGroup, chosen: string): Html {
  return html`<optgroup label="${label}">
    ${options.map(
      (option) =>
        html`<option value="${option.value}" ${option.value === chosen ? 'selected' : ''}>
          ${option.label}
        </option>`,
    )}
  </optgroup>`;
}

/** What the file names and is not there any more stays chosen, so that it is not lost unseen. */
function unknownOption(choices: readonly ChoiceGroup[], chosen: string): Html | '' {
  const isKnown = choices.some(({ options }) => options.some(({ value }) => value === chosen));
  return chosen === '' || isKnown
    ? ''
    : html`<option value="${chosen}" selected>${chosen}</option>`;
}

const partNames: Readonly<Record<string, string>> = {
  fallback: 'bài hoặc bản ghi âm phát thay khi luồng hỏng',
  crossFade: 'tiếng sau đè lên tiếng trước',
};

function keptParts({ source }: CampaignView, was: string): Html | '' {
  const { items } = source?.value ?? {};
  const item: unknown = Array.isArray(items) && was !== '' ? items[Number(was)] : undefined;
  if (typeof item !== 'object' || item === null) return '';
  const parts = unshownOf({ ...item });
  if (parts.length === 0) return '';
  const names = parts.map((part) => partNames[part] ?? part).join('; ');
  return html`<p class="note small">Giữ nguyên như trong tệp: ${names}.</p>`;
}

/** Documents that ask to be aired so often: a link fills in what fulfils it. */
function asked({ source, wishes }: CampaignView): Html | '' {
  if (source || wishes.length === 0) return '';
  return html`<p class="small">Bài có yêu cầu số lần phát, bấm để điền sẵn cho đủ:</p>
    <ul>
      ${wishes.map(
        (wish) =>
          html`<li>
            <a href="/dai/dot-phat/moi/?bai=${encodeURIComponent(wish.document)}">${wish.title}</a>:
            ${sayAsked(wish)} (${wish.source})
          </li>`,
      )}
    </ul>`;
}

function days(view: CampaignView): Html {
  return html`<fieldset>
    <legend><h2>2. Phát ngày nào?</h2></legend>
    ${oneOf(view, 'when', [
      ['days', 'Những ngày trong tuần, lặp lại'],
      ['dates', 'Những buổi ghi sẵn ngày giờ'],
    ])}
    ${errorOf(view, 'days')}
    <div class="days">${weekdays.map((day) => tick(view, `day-${day}`, weekdayNames[day]))}</div>
    ${textArea(view, 'dates', {
      label: 'Những buổi ghi sẵn (chỉ khi chọn ở trên)',
      help: 'Mỗi buổi một dòng, ví dụ: 01/12/2026 06:30.',
      rows: 3,
    })}
  </fieldset>`;
}

function hours(view: CampaignView): Html {
  return html`<fieldset>
    <legend><h2>3. Phát mấy giờ?</h2></legend>
    ${textField(view, 'times', {
      label: 'Giờ phát',
      help: 'Một hay nhiều giờ mỗi ngày, ví dụ: 17:00 hoặc 06:00, 17:00. Phải nằm trong giờ được phép.',
    })}
  </fieldset>`;
}

function howLong(view: CampaignView): Html {
  return html`<fieldset>
    <legend><h2>4. Từ bao giờ, trong bao lâu?</h2></legend>
    ${textField(view, 'startsOn', {
      ...{ label: 'Ngày bắt đầu', type: 'date' },
      help: 'Để trống: từ ngày phát gần nhất.',
    })}
    ${oneOf(view, 'end', [
      ['weeks', 'Phát chừng này tuần'],
      ['until', 'Phát đến hết một ngày'],
      ['endless', 'Phát mãi, đến khi có người kết thúc'],
    ])}
    ${textField(view, 'weeks', { label: 'Số tuần', type: 'number', min: 1, max: 53 })}
    ${textField(view, 'until', { label: 'Ngày phát cuối cùng', type: 'date' })}
    ${tick(view, 'hold', 'Soạn sẵn, chưa bắt đầu')}
  </fieldset>`;
}

function whenMissed(view: CampaignView): Html {
  return html`<fieldset>
    <legend><h2>5. Khi trùng giờ, khi bị lỡ?</h2></legend>
    ${tick(view, 'high', 'Được ưu tiên giữ giờ khi trùng đợt khác')}
    ${textField(view, 'grace', {
      ...{ label: 'Được phát muộn nhiều nhất (phút)', type: 'number', min: 0, max: 120 },
    })}
    ${tick(view, 'sameWeek', 'Lỡ thì phát bù trong tuần ấy')}
    ${tick(view, 'spareWeek', 'Lỡ thì phát bù ở tuần dự phòng')}
  </fieldset>`;
}
