import { html } from 'hono/html';
import type { Html } from '../../pages/html.ts';

/** A page of somebody who isn't signed in. `page`: its name for the tests. */
export function openPage(
  {
    station,
    title,
    page,
  }: { readonly station: string; readonly title: string; readonly page: string },
  main: Html,
): Html {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}: ${station}</title>
        <link rel="icon" href="/dai/icon.svg" />
        <link rel="manifest" href="/dai/console.webmanifest" />
        <link rel="stylesheet" href="/dai/console.css" />
        <script src="/dai/tai-khoan.js" defer></script>
      </head>
      <body data-page="${page}">
        <header class="top"><p class="station">${station}</p></header>
        <main class="narrow">
          <h1>${title}</h1>
          ${main}
        </main>
        <footer class="foot">
          <p><a href="/">Trang của phường</a></p>
        </footer>
      </body>
    </html>`;
}
