import { readFileSync } from 'node:fs';
import { loaCommand } from '../../../content/schema/loa-command.ts';
import { sayInstant } from '../../core/words.ts';
import { xml } from '../../feeds/podcast.ts';
import type { Answer } from '../answer.ts';
import type { sectionIds } from './sections.ts';
import { sections } from './sections.ts';
import type { StationView } from './station-view.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Answers /dai/ and what it needs; undefined for any other path. */
export function stationPage(view: () => StationView): (pathname: string) => Answer | undefined {
  const style = read('station.css');
  const script = read('station.js');
  return (pathname) => {
    switch (pathname) {
      case '/dai/tinh-trang/':
        return { status: 200, type: 'text/html; charset=utf-8', body: page(view()) };
      case '/dai/tinh-trang.json':
        return { status: 200, type: 'application/json; charset=utf-8', body: news(view()) };
      case '/dai/station.css':
        return { status: 200, type: 'text/css; charset=utf-8', body: style };
      case '/dai/station.js':
        return { status: 200, type: 'text/javascript; charset=utf-8', body: script };
      default:
        return undefined;
    }
  };
}

/** What the open page asks for every few seconds. */
function news(view: StationView): string {
  return JSON.stringify({ now: view.now, speed: view.speed, sections: sections(view) });
}

function page(view: StationView): string {
  const parts = sections(view);
  const live = (id: (typeof sectionIds)[number]): string =>
    `<section id="${id}"${id === 'trang-thai' ? ' role="status"' : ''}>${parts[id]}</section>`;
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bàn trực: ${xml(view.station)}</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/dai/station.css">
<noscript><meta http-equiv="refresh" content="20"></noscript>
<script src="/dai/station.js" defer></script>
</head>
<body data-now="${view.now}" data-speed="${view.speed}" data-zone="${xml(view.timeZone)}">
<header><p class="station">${xml(view.station)}</p><h1>Bàn trực phát thanh</h1><p class="clock" id="dong-ho">${sayInstant(view.timeZone, view.now)}</p></header>
<main>
${live('trang-thai')}
${live('khan-cap')}
<div class="columns">
<div>${live('buoi-toi')}
${live('can-sua')}</div>
<div>${live('hom-nay')}
${live('sap-toi')}
${live('kham-may')}</div>
</div>
</main>
<footer><p><a href="/">Trang của phường</a> · <a href="/phat-thanh/">Lịch phát cho người dân</a></p>
<p class="small">Trang này chỉ máy của đài xem được, chỉ để xem. Mọi việc (hủy, duyệt, phát khẩn) làm bằng lệnh <code>${loaCommand}</code> trên máy này. <span id="mat-noi" hidden>Mất kết nối với chương trình: kiểm tra Loa Phường có đang chạy không.</span></p></footer>
</body>
</html>
`;
}
