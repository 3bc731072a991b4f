/** What of a request decides its way. */
export interface Asked {
  readonly method: string;
  /** `navigate` for a page that is opened. */
  readonly mode: string;
  readonly url: URL;
}

/**
 * `page`: network first, else the device, else a page that says so. `asset`: its name carries its hash, so the device first.
 * `live`: network first, the last answer kept. `sound`: in parts, as players ask for it; `words`: what is spoken in it; `picture`: one of a text. `pass`: none of our business.
 */
export type Route = 'page' | 'asset' | 'live' | 'listed' | 'sound' | 'words' | 'picture' | 'pass';

/** The way of a request on a site at `origin` whose build has put `files` on the device. */
export function routeOf(
  asked: Asked,
  origin: string,
  files: Readonly<Record<string, string>>,
): Route {
  const { method, mode, url } = asked;
  if (method !== 'GET' || url.origin !== origin) return 'pass';
  if (mode === 'navigate') return 'page';
  if (url.pathname.startsWith('/_astro/')) return 'asset';
  if (url.pathname === '/phat-thanh/schedule.json') return 'live';
  if (/^\/phat-thanh\/tep\/[^/]+\.mp3$/.test(url.pathname)) return 'sound';
  if (/^\/phat-thanh\/(tep|scripts)\/.+\.json$/.test(url.pathname)) return 'words';
  if (url.pathname.startsWith('/hinh/')) return 'picture';
  return url.pathname in files ? 'listed' : 'pass';
}

/** The addresses under which a page may stand on the device: `/x?q=1` → `/x`, `/x/`. */
export function pageAddresses(pathname: string): string[] {
  return pathname.endsWith('/') ? [pathname] : [pathname, `${pathname}/`];
}
