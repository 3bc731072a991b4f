import { html } from 'hono/html';
import type { Context } from 'hono';
import { frame, type Frame } from './frame.ts';

/** Nothing is framed, sniffed, kept, or loaded from elsewhere; there is no script at all. */
export const pageHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** A page in the centre's frame. */
export function show(
  context: Context,
  page: Frame,
  status: 200 | 400 | 403 | 404 | 409 | 413 | 429 | 503 = 200,
): Response | Promise<Response> {
  return context.html(frame(page), status, pageHeaders);
}

/** For people and for machines that lost their way. The same where something lies in a branch that is not this person's. */
export function showNoPage(context: Context): Response | Promise<Response> {
  const main = html`<p>Địa chỉ có thể đã gõ nhầm. <a href="/">Về trang các đài</a></p>`;
  return show(context, { title: 'Không có trang này', page: 'nowhere', main }, 404);
}
