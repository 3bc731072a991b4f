// What a person can do about one airing, each where it is possible now.
import { html } from 'hono/html';
import type { ActName } from '../../acts/roles.ts';
import type { Slot } from '../../core/slot.ts';
import type { Seen } from '../seen.ts';
import { actButton, confirmedAct, type Look } from './act-form.ts';
import type { Html } from './html.ts';
import { movePath } from './places.ts';

/** What may happen to a slot now, as the schedule allows it (views/slot-view.ts). */
export interface Possible {
  readonly cancel: boolean;
  /** It was cancelled by a person, and its hour is still to come. */
  readonly restore: boolean;
  readonly move: boolean;
  readonly airNow: boolean;
  /** It was lost, and nothing stands in its place. */
  readonly makeUp: boolean;
  readonly stop: boolean;
}

export function slotActs(seen: Seen, { id }: Slot, can: Possible): Html {
  const move = can.move && seen.may('move');
  return html`<div class="acts" data-slot-acts="${id}">
    ${can.stop ? stopAct(seen, id) : ''}
    ${move ? html`<a class="button" href="${movePath(id)}">Dời giờ</a>` : ''}
    ${can.airNow ? airNowAct(seen, id) : ''}
    ${can.restore ? actButton(seen, 'restore', { slot: id }, 'Bỏ lệnh hủy', 'main') : ''}
    ${can.makeUp ? actButton(seen, 'make-up', { slot: id }, 'Xếp buổi bù', 'main') : ''}
    ${can.cancel ? cancelAct(seen, id) : ''}
  </div>`;
}

/** Cancels a slot, with a reason that stands in the log. */
export function cancelAct(seen: Seen, slot: string): Html | '' {
  return withReason(seen, 'cancel', slot, {
    ...{ label: 'Hủy buổi này', yes: 'Hủy buổi', look: 'plain' },
    why: 'Vì sao hủy (ghi vào nhật ký)',
  });
}

/** Ends what sounds; a make-up only where it is asked for. */
export function stopAct(seen: Seen, slot: string): Html | '' {
  return withReason(seen, 'stop', slot, {
    ...{ label: 'Dừng buổi này', yes: 'Dừng ngay', look: 'danger' },
    why: 'Vì sao dừng (không bắt buộc)',
    more: html`<label class="choice"
      ><input type="checkbox" name="makeUp" value="co" /> Xếp một buổi bù nếu còn giờ</label
    >`,
  });
}

function airNowAct(seen: Seen, slot: string): Html | '' {
  return withReason(seen, 'air-now', slot, {
    ...{ label: 'Phát ngay', yes: 'Phát bây giờ', look: 'plain' },
    why: 'Vì sao phát ngay (ghi vào nhật ký)',
  });
}

interface Question {
  readonly label: string;
  readonly yes: string;
  readonly look: Look;
  /** What the reason is asked with. */
  readonly why: string;
  readonly more?: Html;
}

/** An act of two presses, with room for a reason between them. */
function withReason(
  seen: Seen,
  act: ActName,
  slot: string,
  { why, more, ...question }: Question,
): Html | '' {
  const ask = html`<div class="field">
      <label for="${act}-ly-do">${why}</label>
      <input id="${act}-ly-do" name="reason" maxlength="300" autocomplete="off" />
    </div>
    ${more ?? ''}`;
  return confirmedAct(seen, act, { slot }, { ...question, ask });
}
