import { html } from 'hono/html';
import { sayInstant, sayRoughly } from '../../../core/words.ts';
import type { Seen } from '../../seen.ts';
import type { TodayView } from '../../views/today-view.ts';
import { cancelAct } from '../slot-acts.ts';
import type { Html } from '../html.ts';
import { approvePath, movePath, slotPath } from '../places.ts';
import { slotRows } from '../slot-rows.ts';
import { player } from '../words.ts';

/** The next airing: when, how long until, its sound to hear beforehand, what can be done about it. */
export function nextSection(seen: Seen, { next, isApproved, titleOf }: TodayView): Html {
  if (!next)
    return html`<h2>Buổi tới</h2>
      <p>Không còn buổi nào chờ phát. <a href="/dai/lich/">Xem lịch</a>.</p>`;
  const { slot, lines } = next;
  const { bulletin } = slot;
  const left = slot.startsAt - seen.now;
  return html`<h2>Buổi tới</h2>
    <p class="when">${sayInstant(seen.timeZone, slot.startsAt)}</p>
    <p class="count" data-until="${slot.startsAt}">
      ${left > 0 ? `còn ${sayRoughly(left)}` : 'đến giờ'}
    </p>
    <p>
      <a href="${slotPath(slot.id)}"><strong>${titleOf(slot)}</strong></a
      >${slot.makeUpFor === undefined ? '' : ' (phát bù)'}
    </p>
    ${
      bulletin
        ? player(bulletin.sha256, bulletin.durationMs, lines, {
            name: 'nghe-truoc',
            label: 'Nghe trước',
          })
        : html`<p>Âm thanh của buổi này đang được làm.</p>`
    }
    ${
      isApproved(slot) || !bulletin
        ? ''
        : html`<p class="note">
            Chưa duyệt: <a href="${approvePath(bulletin.sha256)}">nghe và duyệt bản tin này</a>.
          </p>`
    }
    <div class="acts">
      ${seen.may('move') ? html`<a class="button" href="${movePath(slot.id)}">Dời giờ</a>` : ''}
      ${cancelAct(seen, slot.id)}
    </div>`;
}

/** Today's airings, as they went and as they are to go. */
export function airingsSection(seen: Seen, { today, isApproved, titleOf }: TodayView): Html {
  return html`<h2>Các buổi hôm nay</h2>
    ${
      today.length === 0
        ? html`<p>Hôm nay không có buổi phát nào.</p>`
        : slotRows(today, seen.timeZone, { isApproved, titleOf })
    }`;
}

const shownComing = 6;

export function comingSection(seen: Seen, { coming, isApproved, titleOf }: TodayView): Html | '' {
  if (coming.length === 0) return '';
  const more = coming.length - shownComing;
  return html`<h2>Những ngày tới</h2>
    ${slotRows(coming.slice(0, shownComing), seen.timeZone, { withDay: true, isApproved, titleOf })}
    <p>
      <a href="/dai/lich/">${more > 0 ? `Xem cả lịch (và ${more} buổi nữa)` : 'Xem cả lịch'}</a>
    </p>`;
}
