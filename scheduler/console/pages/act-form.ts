import { html } from 'hono/html';
import type { ActName } from '../../acts/roles.ts';
import type { Seen } from '../seen.ts';
import type { Html } from './html.ts';

/** What goes with an act unseen: which slot, which bulletin. */
export type Fields = Readonly<Record<string, string | number>>;

export interface FormShape {
  /** It sends a file up. */
  readonly files?: boolean;
  /** Its name where it is not the act's (forms.ts). */
  readonly form?: string;
  /** Seconds that are counted down before it is sent, where a script runs. */
  readonly countdown?: number;
}

/**
 * The form of an act, with what a person fills in and presses inside; '' where the role may not. It works without script,
 * and carries the page's one-time token.
 */
export function actForm(
  seen: Seen,
  act: ActName,
  fields: Fields,
  inner: Html,
  { files = false, form = act, countdown = 0 }: FormShape = {},
): Html | '' {
  if (!seen.may(act)) return '';
  return html`<form
    method="post"
    action="/dai/viec/${form}"
    data-act="${form}"
    ${countdown > 0 ? html` data-countdown="${countdown}"` : ''}
    ${files ? html` enctype="multipart/form-data"` : ''}
  >
    <input type="hidden" name="token" value="${seen.token}" />
    ${Object.entries(fields).map(([name, value]) => hidden(name, value))} ${inner}
  </form>`;
}

/** An act of one press: for what hurts nobody and is undone by another press. */
export function actButton(
  seen: Seen,
  act: ActName,
  fields: Fields,
  label: string,
  look: Look = 'plain',
  form: string = act,
): Html | '' {
  return actForm(seen, act, fields, button(label, look), { form });
}

/** An act of two presses: the first opens the question, the second does it. Works without script. */
export function confirmedAct(
  seen: Seen,
  act: ActName,
  fields: Fields,
  {
    label,
    ask,
    yes,
    look = 'plain',
    form = act,
  }: {
    /** The first press. */ readonly label: string;
    /** What is asked, and whatever there is to fill in. */ readonly ask: Html | string;
    /** The second press. */ readonly yes: string;
    readonly look?: Look;
    /** Its name where it is not the act's. */ readonly form?: string;
  },
): Html | '' {
  const made = actForm(
    seen,
    act,
    fields,
    html`<div class="ask">${ask}</div>
      ${button(yes, look)}`,
    { form },
  );
  if (made === '') return '';
  return html`<details class="confirm" data-confirm="${form}">
    <summary class="button ${look}">${label}</summary>
    ${made}
  </details>`;
}

/** `danger` stops or loses something, `main` is what one came for. */
export type Look = 'plain' | 'main' | 'danger' | 'quiet';

export function button(label: string, look: Look = 'plain'): Html {
  return html`<button class="button ${look}">${label}</button>`;
}

function hidden(name: string, value: string | number): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}
