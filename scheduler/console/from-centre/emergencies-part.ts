import { html } from 'hono/html';
import type { OrderState } from '../../centre/talk/order.ts';
import { sayTime } from '../../core/words.ts';
import { actForm, button, confirmedAct } from '../pages/act-form.ts';
import type { Html } from '../pages/html.ts';
import type { Seen } from '../seen.ts';
import type { CentreEmergency } from './emergencies-view.ts';
import { whyField } from './why-field.ts';

const stateWords: Partial<Readonly<Record<OrderState, string>>> = {
  received: 'Vừa nhận',
  waiting: 'Chờ người của phường',
  accepted: 'Đang làm tiếng',
  making: 'Đang làm tiếng',
  'on-air': 'Đang phát',
  ended: 'Đã xong',
  refused: 'Phường không phát',
  expired: 'Hết hiệu lực',
  failed: 'Không phát được',
};

/** What the centre has the ward air, by whom, how far it is; '' where there is nothing. */
export function centreEmergenciesPart(
  seen: Seen,
  emergencies: readonly CentreEmergency[],
): Html | '' {
  if (emergencies.length === 0) return '';
  return html`<section aria-labelledby="cua-trung-tam">
    <h2 id="cua-trung-tam">Lời khẩn của trung tâm</h2>
    ${emergencies.map((one) => card(seen, one))}
  </section>`;
}

function card(seen: Seen, { id, order, state, stateAt, reason, by }: CentreEmergency): Html {
  const { title, text, area, everyMinutes } = order.content;
  const said = sayTime(seen.timeZone, stateAt, seen.now);
  return html`<div class="card" data-centre-emergency="${id}" data-state="${state}">
    <p>
      <strong>${stateWords[state] ?? state}</strong> (${said}${by === undefined ? '' : `, ${by}`}):
      ${title}. Trung tâm gửi: ${order.by}, cho ${area}.
      ${everyMinutes === undefined ? '' : `Nhắc lại mỗi ${everyMinutes} phút.`} Hiệu lực đến
      ${sayTime(seen.timeZone, order.expiresAt, seen.now)}.
    </p>
    ${reason === undefined ? '' : html`<p>${reason.words}</p>`}
    <blockquote class="said">${text}</blockquote>
    ${state === 'waiting' ? answers(seen, id) : ''}
  </div>`;
}

function answers(seen: Seen, order: string): Html {
  return html`${actForm(seen, 'emergency', { order }, button('Phát ngay', 'danger'), {
    form: 'centre-emergency-air',
  })}
  ${confirmedAct(
    seen,
    'emergency',
    { order },
    {
      ...{ label: 'Không phát', yes: 'Không phát, báo trung tâm', form: 'centre-emergency-refuse' },
      ask: whyField(`vi-sao-${order}`, 'Vì sao không phát'),
    },
  )}`;
}
