import { html } from 'hono/html';
import { sayReason } from '../../../core/say-reason.ts';
import { isWaiting, type Slot } from '../../../core/slot.ts';
import { readWall } from '../../../core/zone.ts';
import type { ScheduleView } from '../../views/schedule-view.ts';
import type { Html } from '../html.ts';
import { slotPath } from '../places.ts';
import { stateTag } from '../slot-rows.ts';

/** One airing in its place, a link to its story; why it stands there, where that is not its own hour. */
export function airing(slot: Slot, { titleOf }: ScheduleView, timeZone: string): Html {
  const { id, state, startsAt, campaign, makeUpFor } = slot;
  const why = isDisplaced(slot) && slot.reason ? sayReason(slot.reason, timeZone) : '';
  return html`<div class="airing" data-slot="${id}" data-state="${state}">
    <a href="${slotPath(id)}"
      ><strong>${readWall(timeZone, startsAt).time}</strong> ${titleOf(campaign)}${
        makeUpFor === undefined ? '' : ' (phát bù)'
      }</a
    >
    ${stateTag(slot)}${why === '' ? '' : html`<span class="why small">${why}</span>`}
  </div>`;
}

/** Whether it stands elsewhere than its campaign says, or did not come to sound. */
function isDisplaced({ state, reason, makeUpFor }: Slot): boolean {
  const hasMoved = ['moved-by', 'queued', 'kept-hour', 'restored'].includes(reason?.code ?? '');
  return (
    makeUpFor !== undefined ||
    ['missed', 'interrupted', 'cancelled'].includes(state) ||
    (isWaiting({ state }) && hasMoved)
  );
}
