import { sayDay } from '../core/words.ts';
import { readWall } from '../core/zone.ts';
import { xml } from './podcast.ts';
import { reportFoot } from './report-foot.ts';
import { reportStyle } from './report-style.ts';
import type { Summary } from './report-summary.ts';
import { summaryTables, type SummaryTable } from './report-summary-tables.ts';

/** The station's report as one HTML page to print on A4; it needs no other file. */
export function summaryPage(summary: Summary): string {
  const { ward, head, now } = summary;
  const today = readWall(ward.timeZone, now);
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Báo cáo phát thanh của đài</title>
<style>${reportStyle}
@page { size: A4 landscape; }
body { max-width: 262mm; }
</style>
</head>
<body>
<header>
<p>${xml(ward.station)}</p>
<h1>Báo cáo phát thanh</h1>
<p>Mọi bài, mọi đợt phát (cả đợt đã xong) và thông báo khẩn<br>Lập lúc ${today.time}, ${sayDay(today.day)}</p>
</header>
<main>
${summaryTables(summary).map(tableHtml).join('\n')}
<p>Một lần phát bù tính vào buổi nó bù. “Giao máy phát” không tính là đã phát. “Phút đã phát” chỉ tính những lần phát đến hết.</p>
${reportFoot(head)}`;
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
