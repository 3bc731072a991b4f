import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { html } from 'hono/html';
import type { ConsoleParts } from '../console-parts.ts';
import { sessionCookie } from './accounts-door.ts';
import type { ConsoleEnv } from './console-env.ts';
import { plainConsolePage } from './refusal.ts';
import { seenNow } from './seen-now.ts';

/** Who is signed in, and what his pages know. */
export function whoIsSignedIn(parts: ConsoleParts) {
  return createMiddleware<ConsoleEnv>(async (context, next) => {
    const cookie = getCookie(context, sessionCookie);
    const person = cookie === undefined ? undefined : parts.accounts.personOf(cookie);
    context.set('person', person);
    context.set('seen', () => seenNow(parts, person, context.req.path));
    await next();
    // For the page's process alone, which lets those go first who work here (server/hand-on.ts).
    if (person && context.req.header('x-loa-from') !== undefined)
      context.header('x-loa-known', '1');
  });
}

/**
 * Where somebody who is not signed in goes instead of the page he wants. A link in a message brings no cookie with it
 * (SameSite=Strict): asked for once more, by a page of ours, it does.
 */
export function toSignIn(context: Context<ConsoleEnv>, { accounts }: ConsoleParts) {
  const from = context.req.header('sec-fetch-site');
  if (from === 'cross-site' || from === 'same-site') {
    const again = html`<meta http-equiv="refresh" content="0" />`;
    return context.html(plainConsolePage('Đang mở trang', 'Trang mở ra ngay.', again));
  }
  if (accounts.isEmpty()) return context.redirect('/dai/bat-dau/', 303);
  const { pathname, search } = new URL(context.req.url);
  return context.redirect(
    pathname === '/dai/' && search === ''
      ? '/dai/dang-nhap/'
      : `/dai/dang-nhap/?den=${encodeURIComponent(pathname + search)}`,
    303,
  );
}

/** Where `?den=` may lead: a page of the console, nothing else. `//x.vn`, `/dai/../` → `/dai/`. */
export function safeDestination(wanted: string): string {
  const base = 'http://console.invalid';
  if (!URL.canParse(wanted, base)) return '/dai/';
  const { origin, pathname, search } = new URL(wanted, base);
  return origin === base && pathname.startsWith('/dai/') ? pathname + search : '/dai/';
}
