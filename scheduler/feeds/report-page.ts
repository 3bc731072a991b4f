import type { Slot } from '../core/slot.ts';
import { sayLoggedItems } from '../core/items-in-log.ts';
import { sayReason } from '../core/say-reason.ts';
import { sayInstant, sayLength } from '../core/words.ts';
import { sayHeard } from '../core/wish-standing.ts';
import { orderOf } from './emergency-orders.ts';
import { xml } from './podcast.ts';
import { reportFigures, sayVerdict, lengthOf, type ReportSource } from './report-figures.ts';
import { reportPicture } from './report-picture.ts';
import { reportFoot } from './report-foot.ts';
import { reportFrame } from './report-frame.ts';
import { askedMs } from './report-summary.ts';
import { stateWords } from '../core/state-words.ts';

/** The campaign's report as one HTML page to print on A4; it needs no other file. */
export function reportPage(source: ReportSource): string {
  const title = `Báo cáo phát thanh: ${source.campaign.title}`;
  return reportFrame(source, {
    title,
    about: xml(source.campaign.title),
    body: reportBody(source),
  });
}

/** What stands in it, as HTML: the console shows it in a page of its own. */
export function reportBody(source: ReportSource): string {
  const { campaign, slots, head, wishes = [] } = source;
  const figures = reportFigures(source);
  const cells = columnsOf(source);
  return `<p class="verdict">${xml(sayVerdict(figures, campaign.weeks))}</p>
${wishes.map((standing) => `<p>${xml(`${standing.wish.source}. Lịch và nhật ký: ${sayHeard(standing)}.`)}</p>`).join('\n')}
${source.orders ? '' : `<h2>Các tuần</h2>\n${reportPicture(source)}`}
<h2>Con số</h2>
<table>
<tbody>
${countsOf(source)
  .map(([name, value]) => `<tr><th scope="row">${name}</th><td class="number">${value}</td></tr>`)
  .join('\n')}
</tbody>
</table>
<h2>${source.orders ? 'Từng lần' : 'Từng buổi'}</h2>
<table>
<thead><tr>${cells.map(([name]) => `<th scope="col">${name}</th>`).join('')}</tr></thead>
<tbody>
${slots.map((slot) => `<tr>${cells.map(([, cell]) => `<td>${xml(cell(slot))}</td>`).join('')}</tr>`).join('\n')}
</tbody>
</table>
${reportFoot(head)}`;
}

function countsOf(source: ReportSource): readonly (readonly [string, string | number])[] {
  const figures = reportFigures(source);
  return [
    ...(figures.required === 0 ? [] : [['Số lần phải phát', figures.required] as const]),
    ['Số buổi theo lịch', figures.planned],
    ['Đã phát đúng buổi', figures.aired],
    ['Đã phát bù', figures.madeUp],
    ['Đã giao cho máy phát khác, loa mạng (không tính là đã phát)', figures.handedOver],
    ['Lỡ', figures.missed],
    ['Dở dang', figures.interrupted],
    ['Đã hủy', figures.cancelled],
    ['Chờ phát', figures.pending],
    ...(source.orders
      ? []
      : [['Tổng thời lượng theo lịch', sayLength(askedMs(source.slots))] as const]),
    ['Tổng thời lượng đã phát', sayLength(figures.heardMs)],
  ];
}

type Column = readonly [name: string, cell: (slot: Slot) => string];

/** What stands in the row of each airing; of an emergency also what it said, and on whose order. */
function columnsOf({ ward: { timeZone }, orders, slots, items }: ReportSource): readonly Column[] {
  return [
    [orders ? 'Ra lệnh lúc' : 'Định phát', ({ startsAt }) => sayInstant(timeZone, startsAt)],
    ...(orders
      ? ([
          ['Nội dung', (slot) => orderOf(slot, orders)?.title ?? slot.bulletin?.title ?? ''],
          ['Người ra lệnh', (slot) => orderOf(slot, orders)?.by ?? ''],
        ] satisfies Column[])
      : []),
    [
      'Kết quả',
      ({ state, makeUpFor }) => stateWords[state] + (makeUpFor === undefined ? '' : ' (phát bù)'),
    ],
    ['Bắt đầu thật', ({ airedAt }) => (airedAt === undefined ? '' : sayInstant(timeZone, airedAt))],
    ['Thời lượng', (slot) => (lengthOf(slot) === 0 ? '' : sayLength(lengthOf(slot)))],
    ['Vì sao', ({ reason }) => (reason ? sayReason(reason, timeZone) : '')],
    ...(slots.some(({ id }) => items?.has(id))
      ? ([
          ['Các phần', ({ id }) => sayLoggedItems(items?.get(id) ?? [], timeZone)],
        ] satisfies Column[])
      : []),
  ];
}
