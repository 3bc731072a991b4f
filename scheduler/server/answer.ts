import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders, strictPolicy } from './security-headers.ts';

/** An answer made on the spot. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const security = Object.entries(securityHeaders).flat();

export function answer(
  { method }: Pick<IncomingMessage, 'method'>,
  response: ServerResponse,
  { status, type, body, headers = {} }: Answer,
): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, [
    ...security,
    ...['Content-Type', type],
    ...['Content-Length', String(bytes.length)],
    ...['Cache-Control', 'no-store'],
    ...['Content-Security-Policy', strictPolicy],
    ...Object.entries(headers).flat(),
  ]);
  response.end(method === 'HEAD' ? undefined : bytes);
}

export function redirect(response: ServerResponse, location: string): void {
  response.writeHead(308, [...security, 'Location', location, 'Content-Length', '0']).end();
}
