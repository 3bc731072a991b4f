import { html } from 'hono/html';
import { minuteMs } from '../../../content/schema/durations.ts';
import { sayEventName } from '../../core/event-names.ts';
import { sayReason } from '../../core/say-reason.ts';
import { isAtOnce, isFinal, type Slot } from '../../core/slot.ts';
import { isSpeechKey } from '../../core/speech.ts';
import { sayInstant, sayLength } from '../../core/words.ts';
import { formatInstant } from '../../core/zone.ts';
import type { Seen } from '../seen.ts';
import type { SlotView } from '../views/slot-view.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import { approvePath } from './places.ts';
import { slotActs } from './slot-acts.ts';
import { heardAt, slotRows, stateTag } from './slot-rows.ts';
import { player } from './words.ts';

/** `/dai/lich/<slot>/`: one airing's story: when, why there, how it went, its bulletin, what can be done about it now. */
export function slotPage(seen: Seen, view: SlotView): Html {
  const { slot, title } = view;
  return layout(seen, {
    ...{ title, page: 'slot' },
    ...(isBeingKept(slot, seen.now) && { refreshS: 2 }),
    main: html`<div class="sheet" data-slot="${slot.id}" data-state="${slot.state}">
        <p class="when">${sayInstant(seen.timeZone, slot.startsAt)}</p>
        <p>${stateTag(slot)}${slot.makeUpFor === undefined ? '' : ' phát bù'}</p>
        ${facts(seen, view)} ${slotActs(seen, slot, view.can)}
      </div>
      ${sound(seen, view)} ${related(seen, view)} ${story(seen, view)}`,
  });
}

/** What was spoken live becomes a recording within some seconds of its end. */
function isBeingKept({ campaign, bulletin, airedAt, endedAt }: Slot, now: number): boolean {
  const isSpoken = isAtOnce(campaign) && bulletin === undefined && airedAt !== undefined;
  return isSpoken && endedAt !== undefined && now - endedAt < minuteMs;
}

function facts({ timeZone }: Seen, { slot, campaign, approval }: SlotView): Html {
  const rows: readonly (readonly [string, string])[] = [
    ['Đợt phát', campaign],
    ['Vì sao', slot.reason ? sayReason(slot.reason, timeZone) : ''],
    ['Phát thật', heardAt(slot, timeZone)],
    ['Duyệt', sayApproval(approval, timeZone)],
    ['Tên buổi', slot.id],
  ];
  return html`<dl>
    ${rows
      .filter(([, text]) => text !== '')
      .map(
        ([name, text]) =>
          html`<dt>${name}</dt>
            <dd>${text}</dd>`,
      )}
  </dl>`;
}

function sayApproval(approval: SlotView['approval'], timeZone: string): string {
  if (approval === undefined) return '';
  if (approval === 'none') return 'chưa duyệt, chưa duyệt thì không phát';
  return `${approval.by} duyệt ${sayInstant(timeZone, approval.at)}`;
}

function sound(_seen: Seen, { slot, lines, approval }: SlotView): Html {
  const { bulletin } = slot;
  if (!bulletin && isAtOnce(slot.campaign))
    return html`<h2>Bản ghi</h2>
      <p>
        ${isFinal(slot.state) ? 'Không có bản ghi: chưa nói tiếng nào, hoặc bản ghi đang được làm.' : 'Đang nói. Nói xong thì nghe lại được ở đây.'}
      </p>`;
  if (!bulletin)
    return html`<h2>Bản tin</h2>
      <p>Chưa có âm thanh. Chương trình làm bản tin trước ba ngày; không có ai phải làm gì.</p>`;
  const { sha256, durationMs } = bulletin;
  return html`<h2>${isSpeechKey(bulletin.contentKey) ? 'Bản ghi' : 'Bản tin'}</h2>
    <div class="sheet">
      ${player(sha256, durationMs, lines, { name: 'ban-tin', label: 'Nghe' })}
      ${
        approval === 'none'
          ? html`<p><a class="button main" href="${approvePath(sha256)}">Nghe và duyệt</a></p>`
          : ''
      }
      <p class="small">Dài ${sayLength(durationMs)}, mã ${sha256.slice(0, 12)}.</p>
    </div>`;
}

function related(seen: Seen, view: SlotView): Html | '' {
  if (view.related.length === 0) return '';
  return html`<h2>Các lần khác của buổi này</h2>
    ${slotRows(view.related, seen.timeZone, { withDay: true, titleOf: view.titleOf })}`;
}

function story({ timeZone }: Seen, { log, slot }: SlotView): Html {
  return html`<h2>Nhật ký của buổi này</h2>
    <ul class="rows plain">
      ${log.map(
        ({ seq, at, event, words }) =>
          html`<li data-event="${event}">
            <p class="time">${formatInstant(timeZone, at).slice(0, 19).replace('T', ' ')}</p>
            <p>${sayEventName(event)}${words === '' ? '' : `: ${words}`}</p>
            <p class="small">dòng ${seq}</p>
          </li>`,
      )}
    </ul>
    <p><a href="/dai/nhat-ky/?buoi=${encodeURIComponent(slot.id)}">Xem trong nhật ký</a></p>`;
}
