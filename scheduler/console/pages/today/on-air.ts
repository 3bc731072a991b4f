import { html } from 'hono/html';
import { sayClock } from '../../../core/words.ts';
import type { Seen } from '../../seen.ts';
import type { OnAir, TodayView } from '../../views/today-view.ts';
import { actButton } from '../act-form.ts';
import type { Html } from '../html.ts';
import { slotPath } from '../places.ts';
import { stopAct } from '../slot-acts.ts';
import { runningWords } from '../words.ts';

/** How things are, in one line that one reads from the door. */
export function stateLine({ onAir, needs, next }: TodayView): Html {
  if (onAir)
    return html`<p class="state on-air" data-state="on-air">
      ${onAir.isPaused ? 'Đang tạm dừng' : 'Đang phát'}
    </p>`;
  if (needs.length > 0)
    return html`<p class="state bad" data-state="bad">${needs.length} việc cần người</p>`;
  return next
    ? html`<p class="state good" data-state="good">Mọi thứ sẵn sàng</p>`
    : html`<p class="state idle" data-state="idle">Không còn buổi nào chờ phát</p>`;
}

/** What sounds now, with its words running and all that can be done about it; '' while nothing does. */
export function onAirSection(seen: Seen, { onAir, titleOf }: TodayView): Html | '' {
  if (!onAir) return '';
  const { slot, positionMs, lines, isPaused } = onAir;
  const durationMs = slot.bulletin?.durationMs ?? 0;
  // A person speaks: nobody knows how long, and it cannot be held.
  const isSpoken = slot.reason?.code === 'speech';
  // To the second, so that what has not changed is not sent again.
  const began = isPaused ? undefined : Math.round((seen.now - positionMs) / 1000) * 1000;
  return html`<h2>
      <a href="${slotPath(slot.id)}">${titleOf(slot)}</a>${
        slot.makeUpFor === undefined ? '' : ' (phát bù)'
      }
    </h2>
    <p class="count">${clock(positionMs, began)}${isSpoken ? '' : ` / ${sayClock(durationMs)}`}</p>
    ${runningWords(lines, positionMs, began)}
    <div class="acts">${isSpoken ? '' : holdActs(seen, onAir)} ${stopAct(seen, slot.id)}</div>`;
}

function clock(positionMs: number, began: number | undefined): Html | string {
  const said = sayClock(positionMs);
  return began === undefined ? said : html`<span data-from="${began}">${said}</span>`;
}

function holdActs(seen: Seen, { slot, isPaused }: OnAir): readonly (Html | '')[] {
  const fields = { slot: slot.id };
  return [
    isPaused
      ? actButton(seen, 'resume', fields, 'Phát tiếp', 'main')
      : actButton(seen, 'pause', fields, 'Tạm dừng'),
    actButton(seen, 'skip', fields, 'Bỏ qua câu này'),
  ];
}
