import { html } from 'hono/html';
import type { Html } from '../../pages/html.ts';

interface ListenerParts {
  readonly station: string;
  readonly title: string;
  /** Its name for the tests: `data-page`. */
  readonly page: string;
  readonly main: Html;
}

/** A page of whoever listens: one thing to do, and no way to anything else of the console. */
export function listenerFrame({ station, title, page, main }: ListenerParts): Html {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}: ${station}</title>
        <link rel="icon" href="/dai/icon.svg" />
        <link rel="stylesheet" href="/dai/console.css" />
        <link rel="stylesheet" href="/dai/nghe.css" />
        <script src="/dai/nghe.js" defer></script>
      </head>
      <body class="listener" data-page="${page}">
        <main>
          <p class="station">${station}</p>
          <h1>${title}</h1>
          ${main}
        </main>
      </body>
    </html>`;
}
