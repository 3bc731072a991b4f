import { html } from 'hono/html';
import type { Draft } from '../emergency/drafts.ts';
import type { Seen } from '../seen.ts';
import { actForm, button } from './act-form.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';

/** Asked where no script counts down. */
export function confirmEmergencyPage(
  seen: Seen,
  { id, order }: Draft,
  { every, until }: { readonly every: string; readonly until: string },
): Html {
  const main = html`<p>“${order.title}” sẽ chen lên trên những gì đang phát, ra tất cả loa.</p>
    ${actForm(
      seen,
      'emergency',
      { draft: id, sure: 'yes', every, until },
      button('Phát ngay bây giờ', 'danger'),
    )}
    <p><a class="button" href="/dai/khan-cap/${id}/">Thôi</a></p>`;
  return layout(seen, { title: 'Phát khẩn ngay?', main, page: 'confirm-emergency' });
}
