import { html } from 'hono/html';
import { weekWith } from '../../core/week-map.ts';
import { addDays } from '../../core/zone.ts';
import type { Seen } from '../seen.ts';
import type { ScheduleView } from '../views/schedule-view.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import { monthGrid } from './schedule/month.ts';
import { weekGrid } from './schedule/week.ts';

/** `/dai/lich/`: when sound may go out, and what stands where. */
export function schedulePage(seen: Seen, view: ScheduleView): Html {
  const { kind, weeks, day } = view;
  const [week = []] = weeks;
  const name = kind === 'week' ? weekName(day) : monthName(day);
  const main = html`<p class="acts">
      <a class="button" href="/dai/dot-phat/">Các đợt phát</a>
      ${seen.may('campaign') ? html`<a class="button main" href="/dai/dot-phat/moi/">Đợt phát mới</a>` : ''}
    </p>
    ${turning(view)}
    <h2 data-schedule="${kind}" data-day="${day}">${name}</h2>
    ${
      weeks.length === 0
        ? html`<p class="note">
            Đài chưa đọc được nội dung lần nào mà không có lỗi, nên chưa có lịch. Xem trang
            <a href="/dai/may/">Máy</a>.
          </p>`
        : kind === 'week'
          ? weekGrid(week, view, seen.timeZone)
          : monthGrid(weeks, view, seen.timeZone)
    }
    ${weeks.length === 0 ? '' : key}`;
  return layout(seen, { title: 'Lịch phát', page: 'schedule', wide: true, main });
}

function turning({ kind, day, today }: ScheduleView): Html {
  const isWeek = kind === 'week';
  const [before, after] = isWeek
    ? [addDays(day, -7), addDays(day, 7)]
    : [monthBeside(day, -1), monthBeside(day, 1)];
  const other = isWeek ? 'month' : 'week';
  return html`<nav class="turning" aria-label="Chọn tuần hoặc tháng">
    <ul>
      <li>
        <a href="${schedulePath(kind, before)}" rel="prev">‹ ${isWeek ? 'Tuần' : 'Tháng'} trước</a>
      </li>
      <li><a href="${schedulePath(kind, today)}">Hôm nay</a></li>
      <li>
        <a href="${schedulePath(kind, after)}" rel="next">${isWeek ? 'Tuần' : 'Tháng'} sau ›</a>
      </li>
      <li><a href="${schedulePath(other, day)}">Xem cả ${isWeek ? 'tháng' : 'tuần'}</a></li>
    </ul>
  </nav>`;
}

function schedulePath(kind: ScheduleView['kind'], day: string): string {
  return `/dai/lich/?ngay=${day}${kind === 'month' ? '&xem=thang' : ''}`;
}

function monthBeside(day: string, by: number): string {
  const at = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + by);
  return at.toISOString().slice(0, 10);
}

function weekName(day: string): string {
  const week = weekWith(day);
  const [from = day, to = day] = [week[0], week[6]];
  return `Tuần ${from.slice(8)}/${from.slice(5, 7)} – ${to.split('-').reverse().join('/')}`;
}

function monthName(day: string): string {
  return `Tháng ${Number(day.slice(5, 7))} năm ${day.slice(0, 4)}`;
}

const key = html`<p class="key small">
  <span class="stretch open">Giờ được phép phát</span>
  <span class="stretch quiet">Giờ im lặng</span>
  <span class="stretch closed">Ngoài giờ, ngày không phát</span>
</p>`;
