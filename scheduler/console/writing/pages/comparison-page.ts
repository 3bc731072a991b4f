import { html } from 'hono/html';
import { sayInstant } from '../../../core/words.ts';
import { actForm, confirmedAct } from '../../pages/act-form.ts';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import { addressOf } from '../address.ts';
import type { ComparisonView } from '../views/comparison-view.ts';
import { sayAiring } from '../new/say-airing.ts';
import { marked } from './marked.ts';
import { stateWords } from './state-words.ts';
import { standingSection } from './standing-section.ts';

type OpenDraft = NonNullable<ComparisonView['draft']>;

/** `/dai/bai/<id>/phat-hanh/`: what would change, what stops it, and whoever may publishes it, asks for it or agrees. */
export function comparisonPage(seen: Seen, view: ComparisonView): Html {
  const { draft, file, wrong, isUnchanged, latest, standing } = view;
  const none = isUnchanged ? 'Chưa đổi gì' : 'Đã phát hành';
  const title = draft ? `Xem trước khi phát hành: ${draft.draft.title}` : none;
  const waits = !draft && standing !== undefined && standing.is !== 'built';
  return layout(seen, {
    ...{
      title,
      page: 'publish-text',
      ...(waits && { refreshS: standing.is === 'failed' ? 60 : 5 }),
    },
    main: html`${wrong === '' ? '' : html`<p class="error" role="alert">${wrong}</p>`}
      ${isUnchanged ? unchangedNote : ''}
      ${draft ? draftSection(seen, view, draft) : isUnchanged && !latest ? '' : standingSection(seen, latest, standing)}
      <p class="acts">
        ${seen.may('write') ? html`<a class="button" href="${addressOf(file)}">Về bài đang soạn</a>` : ''}
        <a class="button quiet" href="${addressOf(file)}ban-cu/">Các bản cũ</a>
        <a class="button quiet" href="/dai/bai/">Mọi bài viết</a>
      </p>`,
  });
}

const unchangedNote = html`<p class="note" data-unchanged>
  Bài này chưa đổi gì so với bài đang có: không có gì để phát hành, bản tin giữ nguyên.
</p>`;

function draftSection(seen: Seen, view: ComparisonView, open: OpenDraft): Html {
  const { draft, was, is } = open;
  return html`<p data-draft-state="${draft.state}">${stateWords(seen, draft)}</p>
    <h2>Sẽ thay đổi</h2>
    <div class="sheet">
      ${draft.baseText === undefined ? html`<p>Bài mới, chưa có trên trang.</p>` : ''}
      ${marked(was, is)}
    </div>
    ${extrasSection(seen, open)} ${touchedSection(seen, open)} ${problemsSection(open, view.file)}
    ${decision(seen, view, open)}`;
}

function extrasSection(
  { timeZone }: Seen,
  { draft: { extras }, own, attached }: OpenDraft,
): Html | '' {
  const { lexicon, campaign } = extras;
  if (lexicon.length === 0 && !campaign && attached.length === 0) return '';
  return html`<h2>Đi kèm</h2>
    <ul class="sheet">
      ${lexicon.map(
        ({ written, spoken, document }) =>
          html`<li>
            Đọc "${written}" là
            "${spoken}"${document === undefined ? ', mọi bài' : ', riêng bài này'}.
          </li>`,
      )}
      ${
        campaign
          ? html`<li data-own-airings="${own.slots.length}">
              <span title="${campaign.file}">Đợt phát:</span>
              ${own.slots.map((slot) => sayAiring(timeZone, slot)).join('; ')}.
            </li>`
          : ''
      }
      ${attached.map(({ name, bytes }) => html`<li>Tệp: ${name} (${Math.ceil(bytes / 1024)} kB)</li>`)}
    </ul>`;
}

function touchedSection({ timeZone }: Seen, { touched: { slots, all }, own }: OpenDraft): Html {
  const [next, ...more] = slots;
  const says = next
    ? html`Bản tin của ${slots.length} buổi sắp phát được làm lại: buổi tới
      ${sayInstant(timeZone, next.startsAt)}${more.length > 0 ? `, và ${more.length} buổi nữa` : ''}.
      Bản đã duyệt trước đây không còn dùng cho bản mới.`
    : all
      ? 'Bản tin nào có chữ ở đây thì được làm lại.'
      : own.slots.length > 0
        ? `Đợt phát đi kèm có ${own.slots.length} buổi.`
        : 'Không có buổi phát nào đọc bài này.';
  return html`<h2>Trên loa</h2>
    <p class="sheet" data-touched="${slots.length}">${says}</p>`;
}

function problemsSection({ problems, isConflict }: OpenDraft, file: string): Html | '' {
  if (isConflict)
    return html`<p class="note" data-conflict>
      Tệp này đã được sửa tay ở cùng chỗ. Chưa phát hành được:
      <a href="${addressOf(file)}hai-ban/">xem hai bản và chọn lời giữ lại</a>.
    </p>`;
  if (problems.length === 0) return '';
  return html`<h2>Phải sửa trước khi phát hành</h2>
    <ul class="sheet" data-problems="${problems.length}">
      ${problems.map((problem) => html`<li>${problem}</li>`)}
    </ul>`;
}

function decision(
  seen: Seen,
  { needsConsent, file, wrongWhy }: ComparisonView,
  open: OpenDraft,
): Html {
  const { draft, seal, problems, isConflict } = open;
  const stops = problems.length > 0 || isConflict;
  const fields = { file, seal };
  const drop = confirmedAct(
    seen,
    'write',
    { file },
    {
      ...{ label: 'Bỏ bản nháp', yes: 'Bỏ hẳn bản nháp', look: 'danger', form: 'drop-draft' },
      ask: 'Mọi chỗ sửa chưa phát hành sẽ mất.',
    },
  );
  if (stops || !draft.isChanged) return html`<div class="acts">${drop}</div>`;
  if (draft.state === 'asked' && needsConsent && seen.may('approve-text'))
    return html`<div class="acts">
      ${actForm(seen, 'approve-text', fields, html`<button class="button main">Đồng ý, phát hành</button>`)}
      ${confirmedAct(seen, 'send-back-text', fields, {
        ...{ label: 'Trả lại', yes: 'Trả lại bài' },
        ask: whyField('tra-vi-sao', 'Cần sửa gì', { wrong: wrongWhy }),
      })}
      ${drop}
    </div>`;
  if (draft.state === 'asked' && needsConsent) return html`<div class="acts">${drop}</div>`;
  const [act, form, yes] = needsConsent
    ? (['write', 'ask-text', 'Xin duyệt'] as const)
    : (['publish', 'publish', 'Phát hành'] as const);
  const why =
    draft.baseText === undefined
      ? whyField('vi-sao', 'Ghi chú cho bản này', { value: 'Bài mới', wrong: wrongWhy })
      : whyField('vi-sao', 'Vì sao đổi', {
          help: 'Một câu ngắn; giữ lại cùng bản này, ví dụ: Bổ sung giờ làm việc thứ Bảy.',
          wrong: wrongWhy,
        });
  return html`${actForm(
      seen,
      act,
      fields,
      html`${why} <button class="button main">${yes}</button>`,
      { form },
    )}
    <div class="acts">${drop}</div>`;
}

/** An empty one is sent too: what is missing is said on the page, where every browser and reader finds it. */
function whyField(
  id: string,
  label: string,
  {
    help = '',
    value = '',
    wrong,
  }: { readonly help?: string; readonly value?: string; readonly wrong: string },
): Html {
  const about = [...(help === '' ? [] : [`${id}-giup`]), ...(wrong === '' ? [] : [`${id}-sai`])];
  return html`<div class="field">
    <label for="${id}">${label} (bắt buộc)</label>
    ${help === '' ? '' : html`<span class="small" id="${id}-giup">${help}</span>`}
    ${wrong === '' ? '' : html`<span class="wrong" role="alert" id="${id}-sai">${wrong}</span>`}
    <textarea
      id="${id}"
      name="why"
      rows="2"
      maxlength="300"
      aria-required="true"
      ${about.length === 0 ? '' : html` aria-describedby="${about.join(' ')}"`}
      ${wrong === '' ? '' : html` aria-invalid="true" autofocus`}
    >
${value}</textarea>
  </div>`;
}
