import { html } from 'hono/html';
import type { Html } from '../../pages/html.ts';
import type { Seen } from '../../seen.ts';

/** A form about accounts: its name is no act of the station (acts/roles.ts), so that act-form.ts doesn't know it. */
export function ownForm(
  seen: Seen,
  name: string,
  fields: Readonly<Record<string, string>>,
  inner: Html,
): Html {
  return html`<form method="post" action="/dai/viec/${name}" data-act="${name}">
    <input type="hidden" name="token" value="${seen.token}" />
    ${Object.entries(fields).map(
      ([field, value]) => html`<input type="hidden" name="${field}" value="${value}" />`,
    )}
    ${inner}
  </form>`;
}

/** A form of two presses. */
export function askedForm(
  seen: Seen,
  name: string,
  fields: Readonly<Record<string, string>>,
  { label, ask, yes }: { readonly label: string; readonly ask: Html; readonly yes: string },
): Html {
  return html`<details class="confirm" data-confirm="${name}">
    <summary class="button plain">${label}</summary>
    ${ownForm(
      seen,
      name,
      fields,
      html`<div class="ask">${ask}</div>
        <button class="button danger">${yes}</button>`,
    )}
  </details>`;
}
