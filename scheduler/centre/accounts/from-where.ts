// From where somebody asks, as far as it can be known.
import type { Context } from 'hono';
import type { IncomingMessage } from 'node:http';

/** `X-Forwarded-For` is believed of a proxy on this machine alone, and of it only what it has added itself: the last address. */
export function addressOf(context: Context): string {
  // What serve.ts hands in; in a test that calls the app itself there is none.
  const env = context.env as { readonly incoming?: IncomingMessage } | undefined;
  const address = (env?.incoming?.socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/, '');
  if (!/^(127\.|::1$)/.test(address)) return address;
  const last = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return last === '' ? address : last;
}

/** Every browser says where a POST comes from. The proxy before us knows the scheme, so that names alone are compared. */
export function isOwnForm(context: Context): boolean {
  const origin = context.req.header('origin');
  const host = context.req.header('x-forwarded-host') ?? context.req.header('host');
  if (origin !== undefined && URL.canParse(origin)) return new URL(origin).host === host;
  return context.req.header('sec-fetch-site') === 'same-origin';
}
