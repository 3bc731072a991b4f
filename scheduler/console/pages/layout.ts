import { html } from 'hono/html';
import type { ActName } from '../../acts/roles.ts';
import { sayInstant } from '../../core/words.ts';
import type { Seen } from '../seen.ts';
import { alwaysSection } from './always-section.ts';
import type { Html } from './html.ts';
import { live } from './live.ts';

export interface PageParts {
  readonly title: string;
  readonly main: Html;
  /** For tables and calendars: the whole width. */
  readonly wide?: boolean;
  /** Its name for the script and the tests: `data-page`. */
  readonly page?: string;
  /** Real seconds after which the page comes anew by itself. */
  readonly refreshS?: number;
  /** What one has come to do, for whoever goes by keys: where on the page it is. */
  readonly act?: { readonly id: string; readonly words: string };
  /** The script keeps it as things are: it comes anew only where none runs. */
  readonly isLive?: boolean;
  /** Style and script of this page alone. */
  readonly head?: Html;
}

/** Shown where the station belongs to a centre. */
const centrePlace = '/dai/tu-trung-tam/';

const places: readonly (readonly [path: string, words: string, act: ActName])[] = [
  ['/dai/', 'Hôm nay', 'see'],
  ['/dai/lich/', 'Lịch', 'see'],
  ['/dai/khan-cap/', 'Khẩn cấp', 'emergency'],
  ['/dai/noi-truc-tiep/', 'Nói trực tiếp', 'speak-live'],
  ['/dai/duyet/', 'Duyệt', 'see'],
  [centrePlace, 'Từ trung tâm', 'see'],
  ['/dai/bai/', 'Bài viết', 'see'],
  ['/dai/phong-thu/', 'Phòng thu', 'see'],
  ['/dai/bao-cao/', 'Báo cáo', 'report'],
  ['/dai/nhat-ky/', 'Nhật ký', 'log'],
  ['/dai/may/', 'Máy', 'see'],
  ['/dai/tai-khoan/', 'Tài khoản', 'own-account'],
];

/** A whole page: where one is, where one can go, what is on the air with its stop, the way to an emergency. */
export function layout(seen: Seen, parts: PageParts): Html {
  const { title, main, wide = false, page = '', act, head = '' } = parts;
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}: ${seen.station}</title>
        <link rel="icon" href="/dai/icon.svg" />
        <link rel="manifest" href="/dai/console.webmanifest" />
        <meta name="theme-color" content="#8c1c13" />
        <link rel="stylesheet" href="/dai/console.css" />
        ${refresh(parts)} ${head}
        <script src="/dai/console.js" defer></script>
      </head>
      <body
        data-page="${page}"
        data-now="${Math.round(seen.now)}"
        data-speed="${seen.speed}"
        data-zone="${seen.timeZone}"
        data-token="${seen.token}"
      >
        ${act ? html`<a class="skip" href="#${act.id}">${act.words}</a>` : ''}
        <a class="skip" href="#noi-dung">Đến nội dung</a>
        <header class="top">
          <p class="station">${seen.station}</p>
          <p class="clock" data-clock>${sayInstant(seen.timeZone, seen.now)}</p>
          ${navigation(seen)}
        </header>
        <div role="region" aria-label="Đang phát và phát khẩn">
          ${live('luon', alwaysSection(seen), 'always')}
        </div>
        <main id="noi-dung" class="${wide ? 'wide' : 'narrow'}" tabindex="-1">
          <h1>${title}</h1>
          <p class="lost" id="mat-noi" role="alert" hidden>
            Mất kết nối với chương trình: những gì thấy ở đây có thể đã cũ. Đang nối lại.
          </p>
          ${main}
        </main>
        <footer class="foot">
          <p>${whoIsHere(seen)}</p>
          ${seldomPlaces(seen)}
          <p>
            <a href="/">Trang của phường</a> · <a href="/phat-thanh/">Lịch phát cho người dân</a>
          </p>
        </footer>
      </body>
    </html> `;
}

function refresh({ refreshS = 0, isLive = false }: PageParts): Html | '' {
  if (refreshS === 0) return '';
  const meta = html`<meta http-equiv="refresh" content="${refreshS}" />`;
  return isLive ? html`<noscript>${meta}</noscript>` : meta;
}

function navigation(seen: Seen): Html | '' {
  const open = places.filter(
    ([path, , act]) =>
      seen.may(act) && (path !== centrePlace || seen.standing.fromCentre !== undefined),
  );
  if (open.length === 0) return '';
  return html`<nav aria-label="Các trang">
    <ul>
      ${open.map(([path, words]) => place(seen, path, words))}
    </ul>
  </nav>`;
}

function place(seen: Seen, path: string, words: string): Html {
  const isHere = path === '/dai/' ? seen.path === path : seen.path.startsWith(path);
  const { toApprove, troubles, fromCentre = 0 } = seen.standing;
  const counts = new Map<string, number>([
    ...([
      ['/dai/duyet/', toApprove],
      ['/dai/', troubles],
      [centrePlace, fromCentre],
    ] as const),
  ]);
  const count = counts.get(path) ?? 0;
  return html`<li data-place="${path}">
    <a href="${path}" ${isHere ? html` aria-current="page"` : ''}
      >${words}${count > 0 ? html` <span class="count-mark">${count}<span class="unseen"> việc</span></span>` : ''}</a
    >
  </li>`;
}

/** What is set once a season. */
const seldom: readonly (readonly [path: string, words: string, act: ActName])[] = [
  ['/dai/dot-phat/', 'Các đợt phát', 'campaign'],
  ['/dai/loi-khan/', 'Lời khẩn soạn sẵn', 'emergency-text'],
  ['/dai/nghe-thu/', 'Nghe thử giọng', 'see'],
  ['/dai/duong-ra/', 'Đường ra', 'output'],
  ['/dai/may/cai-dat/', 'Cài đặt', 'settings'],
];

function seldomPlaces(seen: Seen): Html | '' {
  const open = seldom.filter(([, , act]) => seen.may(act));
  if (open.length === 0) return '';
  return html`<nav aria-label="Các trang ít dùng">
    <ul>
      ${open.map(([path, words]) => html`<li><a href="${path}">${words}</a></li>`)}
    </ul>
  </nav>`;
}

function whoIsHere({ person, may }: Seen): Html | '' {
  return may('own-account') ? html`Đang dùng: <a href="/dai/tai-khoan/">${person.name}</a>` : '';
}
