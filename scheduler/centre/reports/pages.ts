// Reports: what was to air in some days, and what became of it; by place, by station, by month. On paper too.
import { html } from 'hono/html';
import { vietnameseDay } from '../../../content/schema/vietnamese-day.ts';
import type { PlaceTree } from '../overview/place-tree.ts';
import { pager, wayTo, type LinkOf } from '../pages/branches.ts';
import type { Html } from '../pages/frame.ts';
import { sayAt, sayNumber } from '../pages/words.ts';
import { sayLossCode } from '../progress/say-why.ts';
import type { Figures, Heard, ReportLine } from './figures.ts';
import type { DayRange } from './ranges.ts';

export type ReportBy = 'noi' | 'dai' | 'thang';

export const reportByNames: Readonly<Record<ReportBy, string>> = {
  noi: 'Theo nơi',
  dai: 'Theo đài',
  thang: 'Theo tháng',
};

export interface ReportPage {
  readonly lines: readonly ReportLine[];
  /** Absent by months: a station's causes are not summed there. */
  readonly total: Figures;
  readonly range: DayRange;
  readonly by: ReportBy;
  readonly tree: PlaceTree;
  readonly branch: number | undefined;
  readonly page: number;
  readonly isPrint: boolean;
  readonly linkOf: LinkOf;
  readonly now: number;
}

const rowsOnPage = 100;

export function reportPage(view: ReportPage): Html {
  const { lines, total, range, tree, branch, isPrint, linkOf, now } = view;
  const pages = isPrint ? 1 : Math.max(1, Math.ceil(lines.length / rowsOnPage));
  const page = Math.min(view.page, pages);
  const shown = isPrint ? lines : lines.slice((page - 1) * rowsOnPage, page * rowsOnPage);
  return html`
    <p class="report-of">
      Từ ${vietnameseDay(range.from)} đến
      ${vietnameseDay(range.to)}${branch === undefined ? ', mọi nơi' : `, ${tree.words(branch)}`}.
      Lập lúc ${sayAt(now)} theo bản chép nhật ký của ${sayNumber(total.stations)} đài.
    </p>
    ${isPrint ? '' : controls(view)} ${totalPart(total)} ${linesTable(shown, view)}
    ${pager(page, pages, linkOf)} ${lossPart(total)} ${isPrint ? signPart() : ''}
  `;
}

function controls({ range, by, tree, branch, linkOf }: ReportPage): Html {
  return html`${wayTo(tree, branch, linkOf)}
    <nav aria-label="Xem theo" class="way">
      <ol class="choices">
        ${(['noi', 'dai', 'thang'] as const).map(
          (one) =>
            html`<li>
              <a
                href="${linkOf({ theo: one, trang: undefined })}"
                ${one === by ? html`aria-current="true"` : ''}
                >${reportByNames[one]}</a
              >
            </li>`,
        )}
      </ol>
    </nav>
    <form method="get" action="/bao-cao/" class="find">
      <input type="hidden" name="theo" value="${by}" />
      ${branch === undefined ? '' : html`<input type="hidden" name="noi" value="${branch}" />`}
      <label for="tu">Từ ngày</label>
      <input id="tu" name="tu" type="date" value="${range.from}" required />
      <label for="den">Đến ngày</label>
      <input id="den" name="den" type="date" value="${range.to}" required />
      <button class="button">Xem</button>
    </form>
    <p class="files">
      <a href="${linkOf({ dang: 'in', trang: undefined })}">Bản để in</a>,
      <a href="${linkOf({ dang: 'csv', trang: undefined })}">CSV</a>,
      <a href="${linkOf({ dang: 'xlsx', trang: undefined })}">XLSX</a>
    </p>`;
}

/** The figures of all together, and what is not known of them. */
function totalPart(total: Figures): Html {
  return html`<p class="verdict" data-aired="${total.aired}" data-planned="${total.planned}">
      <strong
        >Theo lịch ${sayNumber(total.planned)} buổi; đã phát ${sayNumber(total.aired)} (phát bù, dời
        ${sayNumber(total.madeUp)}), đã giao máy khác phát ${sayNumber(total.handedOver)}, lỡ hoặc
        dở dang ${sayNumber(total.lost)}, chưa rõ ${sayNumber(total.unknown)}.</strong
      >
    </p>
    ${
      total.unwatched + total.behind > 0
        ? html`<p data-unwatched="${total.unwatched}" data-behind="${total.behind}">
            Chưa biết hết:
            ${[
              total.behind > 0
                ? `${sayNumber(total.behind)} đài còn dòng nhật ký chưa chép, số buổi của các đài ấy có thể thiếu`
                : '',
              total.unwatched > 0
                ? `${sayNumber(total.unwatched)} đài không biết im lặng bao lâu trong những ngày này`
                : '',
            ]
              .filter((part) => part !== '')
              .join('; ')}.
          </p>`
        : ''
    }`;
}

function linesTable(lines: readonly ReportLine[], { by, linkOf, isPrint }: ReportPage): Html {
  const nameOf = (line: ReportLine): Html | string => {
    if (isPrint) return line.name;
    if (line.station !== undefined)
      return html`<a href="/dai/${encodeURIComponent(line.station)}/">${line.name}</a>`;
    if (line.place !== undefined)
      return html`<a href="${linkOf({ noi: String(line.place), trang: undefined })}"
        >${line.name}</a
      >`;
    return html`<a href="${linkOf({ thang: line.key, tu: undefined, den: undefined, theo: 'noi' })}"
      >${line.name}</a
    >`;
  };
  return html`<table class="stations report" data-lines="${lines.length}">
    <caption>
      ${reportByNames[by]}. "Đã giao" không tính là đã phát; "chưa rõ" là đã qua ngày mà nhật ký
      chưa nói; buổi khẩn nằm trong số đã phát, đã lỡ.
    </caption>
    <thead>
      <tr>
        ${[
          'Tên',
          'Đài',
          'Theo lịch',
          'Đã phát',
          'Đã giao',
          'Lỡ',
          'Kể khác nhau',
          'Chưa rõ',
          'Đã hủy',
          'Khẩn đã phát',
          'Có liên lạc',
        ].map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${lines.map(
        (line) =>
          html`<tr data-line="${line.key}">
            <th scope="row">${nameOf(line)}</th>
            <td data-label="Đài">${sayNumber(line.stations)}</td>
            <td data-label="Theo lịch">${sayNumber(line.planned)}</td>
            <td data-label="Đã phát">
              ${sayNumber(line.aired)}${line.madeUp > 0 ? ` (bù ${sayNumber(line.madeUp)})` : ''}
            </td>
            <td data-label="Đã giao">${sayNumber(line.handedOver)}</td>
            <td data-label="Lỡ">${sayNumber(line.lost)}</td>
            <td data-label="Kể khác nhau">${sayNumber(line.disputed)}</td>
            <td data-label="Chưa rõ">${sayNumber(line.unknown)}</td>
            <td data-label="Đã hủy">${sayNumber(line.cancelled)}</td>
            <td data-label="Khẩn đã phát">
              ${line.urgent === 0 ? '0' : `${sayNumber(line.urgentAired)} trên ${sayNumber(line.urgent)}`}
            </td>
            <td data-label="Có liên lạc">${sayHeardShare(line)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** `99,5 %, im lặng 3 lần`; what nobody watched is not known. */
export function sayHeardShare({ heardMs, watchedMs, silences }: Heard): string {
  if (watchedMs <= 0) return 'không biết';
  const share = Math.min(1, heardMs / watchedMs);
  // 99.96 is not all.
  const percent = (Math.floor(share * 1000) / 10).toFixed(1).replace('.', ',');
  return `${percent} %${silences > 0 ? `, im lặng ${sayNumber(silences)} lần` : ''}`;
}

function lossPart({ losses, lost }: Figures): Html {
  if (losses.length === 0)
    return lost > 0 ? html`` : html`<p>Không có buổi nào lỡ hoặc dở dang trong những ngày này.</p>`;
  return html`<h2>Vì sao lỡ</h2>
    <table class="stations report" data-losses="${losses.length}">
      <thead>
        <tr>
          <th scope="col">Vì sao</th>
          <th scope="col">Số buổi</th>
        </tr>
      </thead>
      <tbody>
        ${losses.map(
          ([code, many]) =>
            html`<tr data-code="${code}">
              <th scope="row">${sayLossCode(code)}</th>
              <td data-label="Số buổi">${sayNumber(many)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

/** As the station's own reports end (feeds/report-foot.ts). */
function signPart(): Html {
  return html`<div class="sign">
    <div>Người lập báo cáo<br /><small>(ký, ghi rõ họ tên)</small></div>
    <div>Xác nhận của lãnh đạo<br /><small>(ký, ghi rõ họ tên)</small></div>
  </div>`;
}
