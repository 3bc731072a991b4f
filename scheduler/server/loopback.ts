import type { IncomingMessage } from 'node:http';

/**
 * Whether the request comes from this very machine and was meant for it: the sender's address is a loopback one, the
 * Host is too (a page elsewhere can point its own name at 127.0.0.1: DNS rebinding), and no proxy stands between.
 */
export function isLoopback(request: IncomingMessage): boolean {
  const { headers, socket } = request;
  if ('x-forwarded-for' in headers || 'forwarded' in headers || 'via' in headers) return false;
  return isLoopbackAddress(socket.remoteAddress ?? '') && isLoopbackHost(headers.host ?? '');
}

/** `127.0.0.1`, `::1`, `::ffff:127.0.0.1` → true. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address);
}

/** `localhost:4321`, `127.0.0.1`, `[::1]:80` → true; any other name → false. */
export function isLoopbackHost(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host);
}
