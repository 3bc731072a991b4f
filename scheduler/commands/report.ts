import { sayError } from '../../content/schema/say-error.ts';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sayHeard } from '../core/wish-standing.ts';
import { readWall } from '../core/zone.ts';
import { csv } from '../feeds/csv.ts';
import { reportFigures, sayVerdict, type ReportSource } from '../feeds/report-figures.ts';
import { reportPage } from '../feeds/report-page.ts';
import { summaryPage } from '../feeds/report-summary-page.ts';
import { summaryTables } from '../feeds/report-summary-tables.ts';
import type { Summary } from '../feeds/report-summary.ts';
import { reportTable } from '../feeds/report-table.ts';
import { jsonFlag, type Command } from './command.ts';
import { Failure, UsageFailure } from '../failure.ts';
import { makeNamedFolder } from '../places.ts';
import { makeFolder } from '../store/open.ts';
import { json } from './print.ts';
import { reportAsJson, summaryAsJson } from './report-json.ts';
import { reportsHere } from './report-sources.ts';

export const report: Command = {
  spec: {
    words: '[ĐỢT_PHÁT]',
    takes: [0, 1],
    about:
      'Ghi báo cáo của từng đợt phát, cả đợt đã xong: một trang HTML để in khổ A4 và một bảng CSV; và báo cáo của cả đài: theo bài, theo đợt phát, thông báo khẩn.\nNêu tên thì chỉ làm đợt phát đó; thông báo khẩn có báo cáo riêng, tên là khan-cap.',
    flags: {
      out: { value: 'THƯ_MỤC', short: 'o', says: 'nơi ghi (mặc định reports/ trong LOA_DATA)' },
      json: jsonFlag,
    },
    examples: ['report', 'report -o bao-cao/'],
  },
  run: async (call) => {
    const { workplace, reports, summary } = await reportsHere(call);
    const { config } = workplace;
    const { out } = call.terminal;
    const [wanted] = call.words;
    if (wanted !== undefined && !reports.some(({ campaign }) => campaign.id === wanted))
      throw new UsageFailure(
        `Không có đợt phát "${wanted}".`,
        `Các đợt phát: ${reports.map(({ campaign }) => campaign.id).join(', ')}.`,
      );
    const sources = reports.filter(
      ({ campaign }) => wanted === undefined || campaign.id === wanted,
    );
    if (call.on('json')) {
      const whole = wanted === undefined ? [summaryAsJson(summary)] : [];
      out(json([...sources.map(reportAsJson), ...whole]));
      return 0;
    }
    const folder = reportFolder(call.value('out'), config.dataDir);
    const { day } = readWall(summary.ward.timeZone, summary.now);
    for (const source of sources) out(writeReport(source, folder, day));
    if (wanted === undefined) out(writeSummary(summary, folder, day));
    const { head } = summary;
    out(`Mã cuối của nhật ký (${head.seq} dòng): ${head.hash}\n`);
    return 0;
  },
};

/** Returns what is said of it. */
function writeReport(source: ReportSource, folder: string, day: string): string {
  const { campaign, wishes = [] } = source;
  const stem = join(folder, `${campaign.id}-${day}`);
  write(`${stem}.html`, reportPage(source));
  write(`${stem}.csv`, reportTable(source));
  const verdict = [
    sayVerdict(reportFigures(source), campaign.weeks),
    ...wishes.map((one) => `Yêu cầu của bài "${one.wish.title}": ${sayHeard(one)}`),
  ].join('\n  ');
  return `${campaign.title}\n  ${verdict}\n  Để in: ${stem}.html\n  Bảng:  ${stem}.csv\n`;
}

/** No campaign's file has an @ in its name. */
function writeSummary(summary: Summary, folder: string, day: string): string {
  const stem = join(folder, `ca-dai@${day}`);
  write(`${stem}.html`, summaryPage(summary));
  const tables = summaryTables(summary).map(({ name, head, rows }) => {
    const file = `${stem}-${name}.csv`;
    write(file, csv([head, ...rows]));
    return `  Bảng:  ${file}\n`;
  });
  return `Cả đài: theo bài, theo đợt phát, thông báo khẩn\n  Để in: ${stem}.html\n${tables.join('')}`;
}

/** Made where it lies in our own data; where a person named it, its place must be there. */
function reportFolder(named: string | undefined, dataDir: string): string {
  const folder = resolve(named ?? join(dataDir, 'reports'));
  if (named === undefined) makeFolder(dataDir);
  makeNamedFolder(folder);
  return folder;
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Failure(
      `Không ghi được ${file}: ${sayError(error)}.`,
      'Chọn thư mục khác bằng -o, hoặc kiểm tra quyền ghi và chỗ trống.',
    );
  }
}
