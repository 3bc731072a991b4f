import { html } from 'hono/html';
import { sayClock } from '../../core/words.ts';
import type { Seen } from '../seen.ts';
import { confirmedAct } from './act-form.ts';
import type { Html } from './html.ts';

/** What no page is without: what is on the air, its stop, the way to an emergency. */
export function alwaysSection(seen: Seen): Html {
  const { onAir } = seen.standing;
  return html`${onAir ? sounding(seen, onAir) : html`<p class="now" data-on-air="">Không phát gì.</p>`}
  ${seen.may('emergency') ? html`<a class="button danger urgent" href="/dai/khan-cap/">Phát khẩn</a>` : ''}`;
}

function sounding(seen: Seen, onAir: NonNullable<Seen['standing']['onAir']>): Html {
  const { slot, title, positionMs, durationMs } = onAir;
  const stop = confirmedAct(
    seen,
    'stop',
    { slot, reason: '' },
    {
      ...{ label: 'Dừng ngay', yes: 'Dừng', look: 'danger' },
      ask: html`<p>Dừng “${title}” ngay bây giờ? Không phát bù.</p>`,
    },
  );
  return html`<p class="now" data-on-air="${slot}">
      <strong>Đang phát</strong> <span class="title">${title}</span>
      <span class="position"
        ><span data-from="${seconds(seen.now - positionMs)}">${sayClock(positionMs)}</span> /
        ${sayClock(durationMs)}</span
      >
    </p>
    ${stop}`;
}

/** To the second, so that what has not changed is not sent again. */
function seconds(at: number): number {
  return Math.round(at / 1000) * 1000;
}
