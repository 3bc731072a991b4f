import { html } from 'hono/html';
import type { Looking } from '../../console-parts.ts';
import type { Typed } from '../../form.ts';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import { addressOf } from '../address.ts';
import { sentBackNote } from '../pages/sent-back-note.ts';
import { draftOf } from './desk-of.ts';
import { daysStep } from './guide-days-step.ts';
import { listenStep, wordsStep } from './guide-heard-steps.ts';
import { besideStep, guideSteps, stepOf, stepPath, type GuideKey } from './guide-steps.ts';
import type { GuideView } from './guide-view.ts';
import { sendStep, spokenStep, titleStep } from './guide-text-steps.ts';

const steps: Readonly<Record<GuideKey, (view: GuideView) => Html | Promise<Html>>> = {
  ten: titleStep,
  'khong-doc': spokenStep,
  'chu-la': wordsStep,
  nghe: listenStep,
  ngay: daysStep,
  gui: sendStep,
};

/** One step of the way to the publishing. `again`: whose and which, where a form was refused. */
export async function guidePage(
  seen: Seen,
  looking: Looking,
  typed: Typed,
  again?: { readonly file: string; readonly step: GuideKey },
): Promise<Html | undefined> {
  const draft = again ? looking.parts.writing().draft(again.file) : draftOf(looking);
  if (!draft) return undefined;
  const key = again?.step ?? stepOf(looking.query('buoc'));
  const number = guideSteps.findIndex((step) => step.key === key) + 1;
  const { name } = guideSteps[number - 1] ?? guideSteps[0];
  const address = addressOf(draft.file);
  const back = besideStep(key, -1);
  const wrong = typed.errors[''];
  const main = html`<p data-step="${key}" data-number="${number}" data-of="${guideSteps.length}">
      <strong>Bước ${number}/${guideSteps.length}</strong> · ${draft.title}
      <progress value="${number}" max="${guideSteps.length}" aria-label="Đã đi đến bước"></progress>
    </p>
    ${sentBackNote(seen, draft.sentBack)}
    ${wrong === undefined ? '' : html`<p class="error" role="alert" data-error>${wrong}</p>`}
    ${await steps[key]({ seen, looking, draft, typed })}
    <div class="acts">
      ${back ? html`<a class="button" href="${stepPath(address, back)}">Quay lại</a>` : ''}
      <a class="button quiet" href="${address}">Sửa chữ trong bài</a>
    </div>
    <p class="small">Mọi thứ đã lưu ở bản nháp: rời trang lúc nào cũng được.</p>
    ${allSteps(address, key)}`;
  return layout(seen, { title: name, page: 'guide', main });
}

/** A tick stands at what lies behind. */
function allSteps(address: string, here: GuideKey): Html {
  const at = guideSteps.findIndex(({ key }) => key === here);
  return html`<nav class="steps" aria-label="Các bước">
    <ol>
      ${guideSteps.map(
        ({ key, name }, index) =>
          html`<li>
            <a href="${stepPath(address, key)}" ${key === here ? html`aria-current="step"` : ''}
              ><span class="number" aria-hidden="true">${index < at ? '✓' : index + 1}</span
              >${name}${index < at ? html`<span class="unseen"> (đã qua)</span>` : ''}</a
            >
          </li>`,
      )}
    </ol>
  </nav>`;
}
