import { html } from 'hono/html';

/** What a page gives; whatever was put into it is escaped. */
export type Html = ReturnType<typeof html>;

export interface Frame {
  readonly title: string;
  readonly page: string;
  readonly main: Html;
  /** Who is signed in. */
  readonly person?: string;
  /** The whole width. */
  readonly wide?: boolean;
}

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
          ${person === undefined ? '' : html`<p class="clock">${person}</p>`}
          ${person === undefined ? '' : navigation(page)}
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

function navigation(page: string): Html {
  return html`<nav aria-label="Các trang">
    <ul>
      <li><a href="/" ${page === 'overview' ? html`aria-current="page"` : ''}>Các đài</a></li>
    </ul>
  </nav>`;
}
