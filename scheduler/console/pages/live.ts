import { createHash } from 'node:crypto';
import { html } from 'hono/html';
import { textOf, type Html } from './html.ts';

/** A part of a page that the stream keeps as things are (live-stream.ts). */
export function live(id: string, inner: Html | '', look = 'sheet'): Html {
  const isEmpty = textOf(inner).trim() === '';
  const key = liveKey(inner);
  // Without a space inside it is :empty, and shows nothing (sheets.css).
  if (isEmpty)
    return html`<section id="${id}" class="${look}" data-live data-key="${key}"></section>`;
  return html`<section id="${id}" class="${look}" data-live data-key="${key}">${inner}</section>`;
}

/**
 * Tells whether a part is another than before. What the script itself moves on (clocks, the sentence that sounds) and the
 * page's token are not in it.
 */
export function liveKey(inner: Html | ''): string {
  const still = textOf(inner)
    .replace(/(<[^>]*\bdata-(?:until|from)="\d+"[^>]*>)[^<]*/g, '$1')
    .replace(/ aria-current="true"/g, '')
    .replace(/(name="token"\s+value=")[^"]*/g, '$1')
    .replace(/\s+/g, ' ');
  return createHash('sha256').update(still).digest('base64url').slice(0, 12);
}
