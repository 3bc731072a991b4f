import { html } from 'hono/html';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';

/** Why a document cannot be read aloud. */
export function refusedPage(seen: Seen, message: string, hint: string): Html {
  return layout(seen, {
    ...{ title: 'Bài này chưa đọc được', page: 'studio-refused' },
    main: html`<p class="error">${message}</p>
      <p>${hint}</p>
      <p><a class="button" href="/dai/phong-thu/">Về phòng thu</a></p>`,
  });
}
