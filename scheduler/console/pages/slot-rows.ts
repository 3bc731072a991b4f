import { html } from 'hono/html';
import { sayReason } from '../../core/say-reason.ts';
import { isWaiting, type Slot } from '../../core/slot.ts';
import { stateWords } from '../../core/state-words.ts';
import { sayInstant } from '../../core/words.ts';
import { readWall } from '../../core/zone.ts';
import type { Html } from './html.ts';
import { slotPath } from './places.ts';

/** Airings in a list, each a link to its story. `withDay`: they are of several days. */
export function slotRows(
  slots: readonly Slot[],
  timeZone: string,
  { withDay = false, isApproved = () => true, titleOf }: RowLook,
): Html {
  return html`<ul class="rows ${withDay ? 'plain' : ''}">
    ${slots.map((slot) => slotRow(slot, timeZone, { withDay, isApproved, titleOf }))}
  </ul>`;
}

interface RowLook {
  readonly withDay?: boolean;
  readonly isApproved?: (slot: Slot) => boolean;
  readonly titleOf: (slot: Slot) => string;
}

function slotRow(
  slot: Slot,
  timeZone: string,
  { withDay, isApproved, titleOf }: Required<RowLook>,
): Html {
  const { id, state, reason } = slot;
  const when = withDay
    ? sayInstant(timeZone, slot.startsAt)
    : readWall(timeZone, slot.startsAt).time;
  const note =
    state === 'aired' || state === 'airing' || isWaiting(slot) || !reason
      ? ''
      : sayReason(reason, timeZone);
  return html`<li data-slot="${id}" data-state="${state}">
    <p class="time">${when}</p>
    <div>
      <p>
        <a href="${slotPath(id)}">${titleOf(slot)}</a>${
          slot.makeUpFor === undefined ? '' : ' (phát bù)'
        }
      </p>
      <p>${stateTag(slot)} ${heardAt(slot, timeZone)}${isApproved(slot) ? '' : ' Chưa duyệt.'}</p>
      ${note === '' ? '' : html`<p class="small">${note}</p>`}
    </div>
  </li>`;
}

export function stateTag({ state }: Pick<Slot, 'state'>): Html {
  return html`<span class="tag ${state}">${stateWords[state]}</span>`;
}

/** `17:00–17:06`; '' where nothing was heard. */
export function heardAt({ airedAt, endedAt }: Slot, timeZone: string): string {
  return [airedAt, endedAt]
    .flatMap((at) => (at === undefined ? [] : [readWall(timeZone, at).time]))
    .join('–');
}
