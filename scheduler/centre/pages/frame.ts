import { html } from 'hono/html';
import { mayAnywhere, mayAt, type CentreAct, type Person } from '../accounts/person.ts';

/** What a page gives; whatever was put into it is escaped. */
export type Html = ReturnType<typeof html>;

export interface Frame {
  readonly title: string;
  readonly page: string;
  readonly main: Html;
  /** Who is signed in. */
  readonly person?: Pick<Person, 'name' | 'roles'>;
  /** The whole width. */
  readonly wide?: boolean;
}

interface MenuEntry {
  /** Pages whose `data-page` is this, or begins with it and a hyphen, lie under this entry. */
  readonly page: string;
  readonly path: string;
  readonly words: string;
  /** Shown to who may this somewhere. */
  readonly act: CentreAct;
  /** Only where that is everywhere. */
  readonly isOfAll?: boolean;
}

/** Where one can go, in this order. */
export const menu: readonly MenuEntry[] = [
  { page: 'overview', path: '/', words: 'Các đài', act: 'look' },
  { page: 'emergency', path: '/khan-cap/', words: 'Khẩn cấp', act: 'look' },
  { page: 'send', path: '/gui/', words: 'Gửi xuống đài', act: 'look' },
  { page: 'progress', path: '/tien-do/', words: 'Tiến độ', act: 'look' },
  { page: 'report', path: '/bao-cao/', words: 'Báo cáo', act: 'report' },
  { page: 'map', path: '/ban-do/', words: 'Bản đồ', act: 'look' },
  { page: 'find', path: '/tim/', words: 'Tìm', act: 'look' },
  { page: 'stations', path: '/moi-dai/', words: 'Mời, sửa đài', act: 'stations' },
  { page: 'account', path: '/tai-khoan/', words: 'Tài khoản', act: 'own-account' },
  { page: 'machine', path: '/may-chu/', words: 'Máy chủ', act: 'operate', isOfAll: true },
];

export function frame({ title, page, main, person, wide = false }: Frame): Html {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}: Trung tâm truyền thanh</title>
        <link rel="stylesheet" href="/trung-tam.css" />
      </head>
      <body data-page="${page}">
        <a class="skip" href="#noi-dung">Đến nội dung</a>
        <header class="top">
          <p class="station">Trung tâm truyền thanh</p>
          ${person === undefined ? '' : html`<p class="clock">${person.name}</p>`}
          ${person === undefined ? '' : navigation(page, person)}
        </header>
        <main id="noi-dung" class="${wide ? 'wide' : 'narrow'}" tabindex="-1">
          <h1>${title}</h1>
          ${main}
        </main>
        <footer class="foot">
          ${
            person === undefined
              ? ''
              : html`<form method="post" action="/dang-xuat/" data-act="sign-out">
                  <button class="button quiet">Đăng xuất</button>
                </form>`
          }
        </footer>
      </body>
    </html>`;
}

function navigation(page: string, person: Pick<Person, 'roles'>): Html {
  const isHere = (entry: MenuEntry): boolean =>
    page === entry.page || page.startsWith(`${entry.page}-`);
  return html`<nav aria-label="Các trang">
    <ul>
      ${menu
        .filter(({ act, isOfAll = false }) =>
          isOfAll ? mayAt({ ...person, branches: new Map() }, act) : mayAnywhere(person, act),
        )
        .map(
          (entry) =>
            html`<li data-place="${entry.path}">
              <a href="${entry.path}" ${isHere(entry) ? html`aria-current="page"` : ''}
                >${entry.words}</a
              >
            </li>`,
        )}
    </ul>
  </nav>`;
}
