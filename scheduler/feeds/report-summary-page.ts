import { xml } from './podcast.ts';
import { reportFoot } from './report-foot.ts';
import { reportFrame } from './report-frame.ts';
import type { Summary } from './report-summary.ts';
import { summaryTables, type SummaryTable } from './report-summary-tables.ts';

/** The station's report as one HTML page to print on A4; it needs no other file. */
export function summaryPage(summary: Summary): string {
  return reportFrame(summary, {
    title: 'Báo cáo phát thanh của đài',
    about: 'Mọi bài, mọi đợt phát (cả đợt đã xong) và thông báo khẩn',
    body: summaryBody(summary),
    style: '@page { size: A4 landscape; }\nbody { max-width: 262mm; }\n',
  });
}

/** What stands in it, as HTML: the console shows it in a page of its own. */
export function summaryBody(summary: Summary): string {
  return `${summaryTables(summary).map(tableHtml).join('\n')}
<p>Một lần phát bù tính vào buổi nó bù. “Giao máy phát” không tính là đã phát. “Phút đã phát” chỉ tính những lần phát đến hết.</p>
${reportFoot(summary.head)}`;
}

function tableHtml({ title, none, head, rows }: SummaryTable): string {
  if (rows.length === 0) return `<h2>${xml(title)}</h2>\n<p>${xml(none)}</p>`;
  const cells = (row: SummaryTable['rows'][number]): string =>
    row
      .map((value) => {
        const isNumber = typeof value === 'number' || /^\d+,\d$/.test(value);
        return `<td${isNumber ? ' class="number"' : ''}>${xml(String(value))}</td>`;
      })
      .join('');
  return `<h2>${xml(title)}</h2>
<table>
<thead><tr>${head.map((name) => `<th scope="col">${xml(name)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}
</tbody>
</table>`;
}
