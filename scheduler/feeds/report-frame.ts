import { sayDay } from '../core/words.ts';
import { readWall } from '../core/zone.ts';
import { xml } from './podcast.ts';
import type { ReportSource } from './report-figures.ts';
import { reportStyle } from './report-style.ts';

/** A report as an HTML page to print; it needs no other file. `about` and `body` are HTML. */
export function reportFrame(
  { ward, now }: Pick<ReportSource, 'ward' | 'now'>,
  { title, about, body, style = '' }: Framed,
): string {
  const today = readWall(ward.timeZone, now);
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${xml(title)}</title>
<style>${reportStyle}
${style}</style>
</head>
<body>
<header>
<p>${xml(ward.station)}</p>
<h1>Báo cáo phát thanh</h1>
<p>${about}<br>Lập lúc ${today.time}, ${sayDay(today.day)}</p>
</header>
<main>
${body}
</main>
</body>
</html>
`;
}

interface Framed {
  readonly title: string;
  readonly about: string;
  readonly body: string;
  readonly style?: string;
}
