import { html } from 'hono/html';
import { saySize } from '../../../content/schema/attached.ts';
import { sayInstant } from '../../core/words.ts';
import { readProse } from '../../../content/write/prose/index.ts';
import { actForm, confirmedAct } from '../pages/act-form.ts';
import { whatComes } from '../pages/campaign/trial.ts';
import type { Html } from '../pages/html.ts';
import { layout } from '../pages/layout.ts';
import type { Seen } from '../seen.ts';
import { drawDoc } from '../writing/editor/draw-doc.ts';
import { marked } from '../writing/pages/marked.ts';
import { hoursForm } from './hours-form.ts';
import type { CampaignChange, Change, OrderView } from './order-view.ts';
import { sayClash } from './say-clashes.ts';
import { whyField } from './why-field.ts';
import { sayMoved } from './wards-airings.ts';
import { pathOf, sayState, titleOf } from './words.ts';

/** `/dai/tu-trung-tam/<order>/`: what it says, what it changes, and whoever may takes it or refuses it. */
export function orderPage(seen: Seen, view: OrderView, wrong = ''): Html {
  const { received, plan } = view;
  return layout(seen, {
    ...{ title: titleOf(received), page: 'from-centre-order' },
    main: html`${wrong === '' ? '' : html`<p class="error" role="alert">${lines(wrong)}</p>`}
      ${origin(seen, view)} ${plan?.reason ? reasonSection(view, plan.reason) : ''}
      ${plan?.reason?.code === 'hours' ? hoursForm(view) : ''} ${clashSection(view)}
      ${movedSection(seen, view)} ${view.changes.map(changeSection)} ${attachedSection(view)}
      ${soundsSection(view)} ${view.campaigns.map((one) => campaignSection(seen, one))}
      ${view.campaigns.length > 0 ? otherHours(view) : ''} ${withdrawalSection(view)}
      ${view.isOpen ? decision(seen, view) : ''}
      <p class="acts">
        <a class="button quiet" href="/dai/tu-trung-tam/">Mọi thứ từ trung tâm</a>
      </p>`,
  });
}

function origin({ timeZone }: Seen, { received, centre }: OrderView): Html {
  const { order, receivedAt, state, stateAt, by, reason } = received;
  return html`<div class="sheet" data-order-state="${state}">
    <p>
      <strong>${order.by}</strong> ở trung tâm ${centre} gửi ${sayInstant(timeZone, order.madeAt)};
      đài nhận ${sayInstant(timeZone, receivedAt)}.
    </p>
    ${order.note === undefined ? '' : html`<p>Lời nhắn: “${order.note}”</p>`}
    <p>
      ${sayState(received)}${by === undefined ? '' : `: ${by}`}, ${sayInstant(timeZone, stateAt)}.
    </p>
    ${reason ? html`<p class="note">${lines(reason.words)}</p>` : ''}
  </div>`;
}

/** What the check says, a line each. */
function lines(words: string): Html {
  return html`${words.split('\n').map((line, index) => html`${index > 0 ? html`<br />` : ''}${line}`)}`;
}

function reasonSection(
  { received }: OrderView,
  { code, words }: NonNullable<NonNullable<OrderView['plan']>['reason']>,
): Html | '' {
  if (received.reason?.words === words) return '';
  return html`<p class="error" data-reason="${code}">${lines(words)}</p>`;
}

function clashSection({ plan }: OrderView): Html | '' {
  if (!plan || plan.clashes.length === 0) return '';
  return html`<h2>Đụng với bài của phường</h2>
    <ul class="sheet" data-clashes="${plan.clashes.length}">
      ${plan.clashes.map((clash) => html`<li>${sayClash(clash)}</li>`)}
    </ul>`;
}

function movedSection({ timeZone }: Seen, { moved }: OrderView): Html | '' {
  if (moved.length === 0) return '';
  return html`<h2>Làm đổi buổi của phường</h2>
    <ul class="sheet" data-moved="${moved.length}">
      ${moved.map((one) => html`<li>${sayMoved(timeZone, one)}</li>`)}
    </ul>`;
}

const changeWords = { new: 'Mới', changed: 'Thay đổi', gone: 'Lấy ra' } as const;

function changeSection({ file, is, before, after, text }: Change): Html {
  const doc = text === '' ? undefined : readOrNone(text);
  const compared = is === 'changed' ? marked(before, after) : '';
  return html`<section data-change="${is}">
    <h2>${changeWords[is]}: <span class="mono small">${file}</span></h2>
    ${is === 'gone' ? html`<p class="sheet">Bản mới không còn phần này: lấy ra khỏi đài.</p>` : ''}
    ${compared === '' ? '' : html`<div class="sheet">${compared}</div>`}
    ${
      doc
        ? html`<details class="sheet" ${is === 'new' ? 'open' : ''}>
            <summary>Bài như bà con đọc</summary>
            <div class="text">${drawDoc(doc)}</div>
          </details>`
        : is === 'new' && after !== ''
          ? html`<details class="sheet">
              <summary>Tệp sẽ ghi</summary>
              <pre>${after}</pre>
            </details>`
          : ''
    }
  </section>`;
}

/** What is not to be read is told by the check. */
function readOrNone(text: string) {
  try {
    return readProse(text);
  } catch {
    return undefined;
  }
}

function soundsSection({ sounds, received }: OrderView): Html | '' {
  if (sounds.length === 0) return '';
  return html`<h2>Tiếng</h2>
    <ul class="rows plain sheet">
      ${sounds.map(
        ({ what, path, sha256, bytes }) =>
          html`<li>
            <p class="mono">${path} (${saySize(bytes)})</p>
            ${what === 'bulletin' ? html`<p>Trung tâm dựng sẵn: phát thay giọng của đài, chỉ khi bài giữ nguyên chữ.</p>` : ''}
            <audio controls preload="none" src="${pathOf(received.id)}tep/${sha256}"></audio>
          </li>`,
      )}
    </ul>`;
}

/** As they came, before anybody has agreed; a picture that is none draws nothing, and the check says why. */
function attachedSection({ attached, received }: OrderView): Html | '' {
  if (attached.length === 0) return '';
  return html`<h2>Ảnh và tệp</h2>
    <ul class="rows plain sheet">
      ${attached.map((one) => {
        const address = `${pathOf(received.id)}tep/${one.sha256}`;
        const isPicture = one.path.startsWith('pictures/');
        return html`<li data-attached="${one.path}">
          <p class="mono">
            ${isPicture ? one.path : html`<a href="${address}">${one.path}</a>`}
            (${saySize(one.bytes)})
          </p>
          ${isPicture ? html`<img src="${address}" alt="${one.path}" width="280" loading="lazy" />` : ''}
        </li>`;
      })}
    </ul>`;
}

function campaignSection({ timeZone }: Seen, one: CampaignChange): Html {
  return html`<h2>Đợt phát: ${one.title}</h2>
    <div class="sheet" data-campaign="${one.file}">
      <p>Phát ${one.when}.</p>
      ${whatComes({ standing: one.isHeld ? 'held' : 'runs' }, one.becomes, timeZone)}
    </div>`;
}

/** The centre's hours are permitted; the ward may choose others all the same. */
function otherHours(view: OrderView): Html {
  return html`<details class="sheet">
    <summary>Đổi giờ phát của đợt này</summary>
    ${hoursForm(view)}
  </details>`;
}

function withdrawalSection({ received: { order }, had }: OrderView): Html | '' {
  if (order.kind !== 'withdraw') return '';
  return html`<h2>Trung tâm lấy lại</h2>
    <div class="sheet">
      <p>Lý do: ${order.content.why}</p>
      ${
        had
          ? html`<p>
                Sẽ lấy ra: ${had.title}, bản ${had.version}. Chỗ nào phường đã sửa thì ở lại.
              </p>
              <ul>
                ${had.files.map(({ file, row }) => html`<li class="mono">${file}${row === undefined ? '' : ` (${row})`}</li>`)}
              </ul>`
          : html`<p>Ở đài không còn bài này.</p>`
      }
    </div>`;
}

function decision(seen: Seen, view: OrderView): Html {
  const { received, plan, chosen } = view;
  const { id, kind, reason } = received;
  const refuse = confirmedAct(
    seen,
    'centre-refuse',
    { order: id },
    {
      ...{ label: kind === 'withdraw' ? 'Giữ lại bài' : 'Từ chối', yes: 'Gửi lời từ chối' },
      ask: whyField('tu-choi-vi-sao', 'Vì sao, để trung tâm biết', proposedWhy(reason, plan)),
    },
  );
  if (kind === 'withdraw')
    return html`<div class="acts">
      ${actForm(seen, 'centre-accept', { order: id, seal: '' }, html`<button class="button main">Đồng ý lấy ra</button>`)}
      ${refuse}
    </div>`;
  if (!plan || plan.reason) return html`<div class="acts">${refuse}</div>`;
  const over =
    plan.clashes.length === 0
      ? ''
      : html`<label class="choice"
          ><input type="checkbox" name="over" value="on" /> Thay bằng bản của trung tâm, bỏ bản của
          phường (các bản cũ còn giữ)</label
        >`;
  const fields = {
    ...{ order: id, seal: plan.seal },
    hours: (chosen.hours ?? []).join(', '),
    days: (chosen.days ?? []).join(','),
  };
  return html`<div class="acts">
    ${actForm(seen, 'centre-accept', fields, html`${over} <button class="button main">Nhận, dùng ở đài</button>`)}
    ${refuse}
  </div>`;
}

/** Local rules win: the reason that holds stands there already. */
function proposedWhy(reason: OrderView['received']['reason'], plan: OrderView['plan']): string {
  if (reason?.code === 'hours' || plan?.reason?.code === 'hours')
    return 'Đợt phát nằm ngoài giờ được phép phát của phường.';
  return '';
}
