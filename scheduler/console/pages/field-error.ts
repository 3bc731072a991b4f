import { html } from 'hono/html';
import type { Typed } from '../form.ts';
import type { Html } from './html.ts';

/** What is wrong with a field, beside it; `''`: with the whole. */
export function fieldError({ errors }: Typed, field: string): Html | '' {
  const wrong = errors[field];
  return wrong === undefined
    ? ''
    : html`<span class="wrong" role="alert" data-error="${field}">${wrong}</span>`;
}
