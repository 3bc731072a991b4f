import { html, raw } from 'hono/html';
import { sayDay } from '../../core/words.ts';
import { readWall } from '../../core/zone.ts';
import { csv } from '../../feeds/csv.ts';
import { reportFigures, sayVerdict, type ReportSource } from '../../feeds/report-figures.ts';
import { reportBody } from '../../feeds/report-page.ts';
import { summaryBody } from '../../feeds/report-summary-page.ts';
import { summaryTables } from '../../feeds/report-summary-tables.ts';
import { reportTable } from '../../feeds/report-table.ts';
import type { Seen } from '../seen.ts';
import type { ReportView } from '../views/report-view.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';

/** `/dai/bao-cao/`: of the whole station or of one campaign, of all time or of some days; to read, to print, as tables. */
export function reportPageOf(seen: Seen, view: ReportView | undefined): Html {
  if (!view)
    return layout(seen, {
      ...{ title: 'Báo cáo', page: 'report' },
      main: html`<p>Chưa có gì để báo cáo: nội dung của phường chưa đọc được lần nào.</p>`,
    });
  const { chosen, summary, wrong } = view;
  // Both escape whatever staff wrote.
  const body = raw(scrolling(chosen ? reportBody(chosen) : summaryBody(summary)));
  const now = readWall(seen.timeZone, seen.now);
  return layout(seen, {
    ...{ title: chosen ? `Báo cáo: ${chosen.campaign.title}` : 'Báo cáo của đài', page: 'report' },
    wide: true,
    main: html`${filter(view)}
      ${wrong === '' ? '' : html`<p class="error" role="alert">${wrong}</p>`}
      <div class="acts">
        <button class="button" type="button" data-print hidden>In báo cáo</button>
        ${tables(view).map(([name, path]) => html`<a class="button" href="${path}">${name}</a>`)}
      </div>
      ${chosen ? '' : campaignList(view)}
      <article class="report" data-report="${chosen?.campaign.id ?? 'ca-dai'}">
        <p class="soft">
          ${summary.ward.station}. ${sayDays(view)} Lập lúc ${now.time}, ${sayDay(now.day)}.
        </p>
        ${body}
      </article>`,
  });
}

/** On a phone a wide table scrolls by itself, by keyboard too. */
function scrolling(body: string): string {
  return body
    .replaceAll(
      '<table>',
      '<div class="scroll" tabindex="0" role="group" aria-label="Bảng"><table>',
    )
    .replaceAll('</table>', '</table></div>');
}

function sayDays({ days }: ReportView): string {
  return days ? `Từ ${sayDay(days.from)} đến hết ${sayDay(days.to)}.` : 'Từ đầu đến nay.';
}

function filter({ reports, chosen, days }: ReportView): Html {
  const option = ({ campaign }: ReportSource): Html =>
    html`<option value="${campaign.id}" ${campaign.id === chosen?.campaign.id ? 'selected' : ''}>
      ${campaign.title}
    </option>`;
  return html`<form class="filter" method="get" action="/dai/bao-cao/">
    <div class="field">
      <label for="bc-dot">Báo cáo về</label>
      <select id="bc-dot" name="dot">
        <option value="">Cả đài</option>
        ${reports.map(option)}
      </select>
    </div>
    <div class="field">
      <label for="bc-tu">Từ ngày</label>
      <input id="bc-tu" type="date" name="tu" value="${days?.from ?? ''}" />
    </div>
    <div class="field">
      <label for="bc-den">Đến ngày</label>
      <input id="bc-den" type="date" name="den" value="${days?.to ?? ''}" />
    </div>
    <button class="button">Xem</button>
  </form>`;
}

function address(view: ReportView, more: Readonly<Record<string, string>>, file = ''): string {
  const { days } = view;
  const query = new URLSearchParams({ ...(days && { tu: days.from, den: days.to }), ...more });
  return `/dai/bao-cao/${file}?${query.toString()}`;
}

function campaignList(view: ReportView): Html {
  return html`<ul class="rows plain sheet">
    ${view.reports.map(
      (source) =>
        html`<li>
          <p>
            <a href="${address(view, { dot: source.campaign.id })}">${source.campaign.title}</a>
          </p>
          <p>${sayVerdict(reportFigures(source), source.campaign.weeks)}</p>
        </li>`,
    )}
  </ul>`;
}

function tables(view: ReportView): readonly (readonly [name: string, path: string])[] {
  const { chosen, summary } = view;
  if (chosen) return [['Bảng CSV', address(view, { dot: chosen.campaign.id }, 'bang.csv')]];
  return summaryTables(summary).map(({ name, title }) => [
    `CSV: ${title}`,
    address(view, { bang: name }, 'bang.csv'),
  ]);
}

/** `/dai/bao-cao/bang.csv`: one table, for a spreadsheet. Undefined: there is none of that name. */
export function reportCsv(view: ReportView | undefined, table: string): Response | undefined {
  if (!view) return undefined;
  const { chosen, summary, days } = view;
  const found = summaryTables(summary).find(({ name }) => name === table);
  const text = chosen ? reportTable(chosen) : found && csv([found.head, ...found.rows]);
  if (text === undefined) return undefined;
  const span = days ? `-${days.from}-${days.to}` : '';
  const name = `bao-cao-${chosen?.campaign.id ?? table}${span}.csv`;
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
}
