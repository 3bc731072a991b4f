// What a campaign's form would come to, before it is kept.
import { html } from 'hono/html';
import { sayReason } from '../../../core/say-reason.ts';
import type { Slot } from '../../../core/slot.ts';
import { sayInstant } from '../../../core/words.ts';
import type { Seen } from '../../seen.ts';
import type { CampaignTrial } from '../../views/campaign-trial.ts';
import type { CampaignView } from '../../views/campaign-view.ts';
import { actForm, button } from '../act-form.ts';
import type { Html } from '../html.ts';

export function trialSection(seen: Seen, view: CampaignView): Html {
  const { trial } = view;
  if (!trial) return html`<p>Bấm “Xem trước” để xem đợt phát này thành những buổi nào.</p>`;
  if (Object.keys(trial.errors).length > 0)
    return html`<p class="error" data-trial="fields">
      Còn chỗ chưa điền đúng, xem chữ đỏ trong mẫu.
    </p>`;
  if (!trial.becomes)
    return html`<div data-trial="problems">
      <p class="error">Chưa giữ lại được:</p>
      <ul>
        ${trial.problems.map((problem) => html`<li>${problem}</li>`)}
      </ul>
    </div>`;
  return html`<div data-trial="good">
    ${whatComes(trial, trial.becomes, seen.timeZone)}
    ${trial.wishes.map((wish) => html`<p class="note">${wish}</p>`)} ${keepForm(seen, view)}
    <details>
      <summary>Tệp sẽ ghi: ${trial.edit?.file}</summary>
      <pre>${trial.edit?.text}</pre>
    </details>
  </div>`;
}

/** What would become of the airings, its own and others'. */
export function whatComes(
  { standing }: Pick<CampaignTrial, 'standing'>,
  { kept, added, leftOut, withdrawn, others }: NonNullable<CampaignTrial['becomes']>,
  timeZone: string,
): Html {
  const coming = kept.length + added.length;
  const says = {
    runs: `${coming} buổi sắp tới.`,
    held: 'Soạn sẵn, chưa bắt đầu: không xếp buổi nào. Nếu bắt đầu bây giờ thì có những buổi dưới đây.',
    stopped: 'Kết thúc từ bây giờ: không phát buổi nào nữa. Muốn phát lại thì bỏ chọn “Soạn sẵn”.',
  };
  return html`<p class="state ${standing === 'runs' ? 'good' : 'idle'}">${says[standing]}</p>
    ${list('Thêm', 'added', added, timeZone)} ${list('Giữ nguyên', 'kept', kept, timeZone)}
    ${list('Không phát vào giờ ấy', 'left-out', leftOut, timeZone, true)}
    ${list('Không còn', 'withdrawn', withdrawn, timeZone)}
    ${list('Đợt khác đổi theo', 'others', others, timeZone, true)}`;
}

const shownAtOnce = 12;

function list(
  name: string,
  kind: string,
  slots: readonly Slot[],
  timeZone: string,
  withReason = false,
): Html | '' {
  if (slots.length === 0) return '';
  const rows = slots.map((slot) => {
    const isSaid = withReason || slot.makeUpFor !== undefined || slot.reason?.code === 'queued';
    const why = isSaid && slot.reason ? sayReason(slot.reason, timeZone) : '';
    return html`<li>${sayInstant(timeZone, slot.startsAt)}${why === '' ? '' : `. ${why}`}</li>`;
  });
  return html`<details
    data-becomes="${kind}"
    data-count="${slots.length}"
    ${slots.length <= shownAtOnce ? 'open' : ''}
  >
    <summary>${name}: ${slots.length} buổi</summary>
    <ul>
      ${rows}
    </ul>
  </details>`;
}

function keepForm(seen: Seen, { source, trial, values }: CampaignView): Html | '' {
  return actForm(
    seen,
    'campaign',
    { id: source?.campaign.id ?? '', hash: trial?.edit?.expectedHash ?? '', ...values },
    button('Giữ lại', 'main'),
  );
}
