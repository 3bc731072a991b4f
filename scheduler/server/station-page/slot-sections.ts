// The next slot, today's, and those to come.
import { loaCommand } from '../../../content/schema/loa-command.ts';
import { isRepeat } from '../../core/repeat.ts';
import { sayReason } from '../../core/say-reason.ts';
import { isWaiting, type Slot } from '../../core/slot.ts';
import { stateWords } from '../../core/state-words.ts';
import { sayInstant, sayLength, sayRoughly } from '../../core/words.ts';
import { readWall } from '../../core/zone.ts';
import { xml } from '../../feeds/podcast.ts';
import type { StationView } from './station-view.ts';

/** The slot that is on the air, else the next that waits. */
export function nextSlot({ slots, airing, now }: StationView): Slot | undefined {
  return (
    slots.find(({ id }) => id === airing?.slot) ??
    slots.find((slot) => isWaiting(slot) && !isRepeat(slot) && slot.startsAt > now - 60_000)
  );
}

export function nextSection(view: StationView): string {
  const slot = nextSlot(view);
  if (!slot)
    return `<h2>Buổi tới</h2><p>Không còn buổi nào chờ phát. Thêm đợt phát ở content/campaigns/, hoặc xem báo cáo: <code>${loaCommand} report</code>.</p>`;
  const { bulletin } = slot;
  const onAir = view.airing?.slot === slot.id;
  const clock = onAir
    ? `<p class="count" data-from="${view.now - view.airing.positionMs}">đã phát ${sayLength(view.airing.positionMs)}</p>`
    : `<p class="count" data-until="${slot.startsAt}">${slot.startsAt > view.now ? `còn ${sayRoughly(slot.startsAt - view.now)}` : 'đến giờ'}</p>`;
  const listen = bulletin
    ? `<p class="label">Nghe trước (${sayLength(bulletin.durationMs)})</p><audio controls preload="none" src="/phat-thanh/tep/${bulletin.sha256}.mp3"></audio>`
    : '<p>Âm thanh của buổi này đang được làm.</p>';
  const title = bulletin?.title ?? slot.campaign;
  return `<h2>${onAir ? 'Đang phát' : 'Buổi tới'}</h2>
<p class="when">${sayInstant(view.timeZone, slot.startsAt)}</p>${clock}
<p class="title">${xml(title)}${slot.makeUpFor === undefined ? '' : ' <strong>(phát bù)</strong>'}</p>
${listen}
${actOn(view, slot)}`;
}

/** What can be done about it now: what sounds is stopped, what waits is cancelled or moved. */
function actOn({ airing }: StationView, { id, state }: Slot): string {
  const command = (words: string): string =>
    `<code>${xml(`${loaCommand} ${words} --by "Họ tên" --reason "lý do"`)}</code>`;
  if (state === 'airing' || airing?.slot === id)
    return `<p class="small">Dừng ngay: ${command(`stop ${id}`)}</p>`;
  return state === 'planned' || state === 'ready'
    ? `<p class="small">Hủy buổi này: ${command(`cancel ${id}`)}<br>Dời sang giờ khác: ${command(`move ${id} --to "2026-12-31 17:30"`)}</p>`
    : '';
}

export function todaySection(view: StationView): string {
  const { slots, timeZone, now } = view;
  const { day } = readWall(timeZone, now);
  const today = slots.filter(
    (slot) =>
      // What is said again and again has a line of its own above; here only what went wrong with it.
      (!isRepeat(slot) || ['airing', 'missed', 'interrupted'].includes(slot.state)) &&
      readWall(timeZone, slot.startsAt).day === day,
  );
  if (today.length === 0) return '<h2>Hôm nay</h2><p>Hôm nay không có buổi phát nào.</p>';
  const rows = today.map((slot) => {
    const { state, airedAt, endedAt, reason } = slot;
    const heard = [airedAt, endedAt].flatMap((at) =>
      at === undefined ? [] : [readWall(timeZone, at).time],
    );
    const note = isWaiting(slot) || state === 'aired' || !reason ? '' : sayReason(reason, timeZone);
    return `<li class="slot ${state}"><span class="time">${readWall(timeZone, slot.startsAt).time}</span><span class="what"><strong>${stateWords[state]}</strong>${heard.length === 0 ? '' : ` ${heard.join('–')}`}<br>${xml(slot.bulletin?.title ?? slot.campaign)}${note === '' ? '' : `<br><span class="small">${xml(note)}</span>`}</span></li>`;
  });
  return `<h2>Hôm nay</h2><ul class="slots">${rows.join('')}</ul>`;
}

export function comingSection(view: StationView): string {
  const { slots, timeZone, now } = view;
  const { day } = readWall(timeZone, now);
  const coming = slots.filter(
    (slot) =>
      isWaiting(slot) &&
      !isRepeat(slot) &&
      slot.startsAt > now &&
      readWall(timeZone, slot.startsAt).day !== day,
  );
  if (coming.length === 0) return '';
  const rows = coming.slice(0, 6).map((slot) => {
    const approved =
      view.approval.required && !view.approval.slots.has(slot.id) ? ', chưa duyệt' : '';
    return `<li class="slot ${slot.state}"><span class="time">${sayInstant(timeZone, slot.startsAt)}</span><span class="what">${stateWords[slot.state]}${approved}<br><span class="small">${xml(slot.reason ? sayReason(slot.reason, timeZone) : '')}</span></span></li>`;
  });
  const more = coming.length > 6 ? `<p class="small">và ${coming.length - 6} buổi nữa</p>` : '';
  return `<h2>Sắp tới</h2><ul class="slots">${rows.join('')}</ul>${more}`;
}
