import { html } from 'hono/html';
import type { Html } from '../pages/html.ts';

/** What the centre is told. An empty one is sent too: what is missing is said where every browser finds it. */
export function whyField(id: string, label: string, value = ''): Html {
  return html`<div class="field">
    <label for="${id}">${label} (bắt buộc)</label>
    <textarea id="${id}" name="why" rows="2" maxlength="500" aria-required="true">
${value}</textarea>
  </div>`;
}
