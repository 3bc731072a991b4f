import type { IncomingMessage } from 'node:http';

/** What proxies add to a request; ours never carry any of them. */
const proxyHeaders = [
  'forwarded',
  'via',
  'x-real-ip',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
] as const;

/**
 * Why the request does not come from a browser on this very machine, a Vietnamese sentence; undefined where it does: the
 * sender's address is a loopback one, the Host is too (a page elsewhere can point its own name at 127.0.0.1: DNS
 * rebinding), and no proxy stands between. One on this machine would make everybody look like this machine; nginx, as
 * it is set up by default, adds nothing but speaks HTTP/1.0.
 */
export function notFromHere({
  headers,
  socket,
  httpVersion,
}: Pick<IncomingMessage, 'headers' | 'httpVersion'> & {
  readonly socket: { readonly remoteAddress?: string | undefined };
}): string | undefined {
  if (isProxied({ headers, httpVersion })) return 'Yêu cầu này đi qua máy chủ trung gian (proxy).';
  if (!isLoopbackAddress(socket.remoteAddress ?? ''))
    return 'Máy đang xem không phải là máy của đài.';
  if (!isLoopbackHost(headers.host ?? ''))
    return 'Tên trong địa chỉ không phải là của máy này: dùng 127.0.0.1 hoặc localhost.';
  return undefined;
}

/** Whether it came through another server. */
export function isProxied({
  headers,
  httpVersion,
}: Pick<IncomingMessage, 'headers' | 'httpVersion'>): boolean {
  return httpVersion === '1.0' || proxyHeaders.some((name) => name in headers);
}

/** `127.0.0.1`, `::1`, `::ffff:127.0.0.1` → true. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address);
}

/** `localhost:4321`, `127.0.0.1`, `[::1]:80` → true; any other name → false. */
export function isLoopbackHost(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host);
}
