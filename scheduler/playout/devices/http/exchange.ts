// One request and its answer, bounded in time and size; it tells apart what certainly did not arrive from what may have.
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { sayError } from '../../../../content/schema/say-error.ts';

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** PEM, believed beside the system's. */
  readonly ca?: readonly string[] | undefined;
  /** For all of it, real. */
  readonly timeoutMs: number;
  /** Gives it up. */
  readonly signal?: AbortSignal | undefined;
}

/** `unreached`: no byte of it arrived. `lost`: it may have arrived, and there is no whole answer. `why`: Vietnamese. */
export type Exchange =
  | {
      readonly how: 'answered';
      readonly status: number;
      readonly challenge: string | undefined;
      readonly bytes: number | undefined;
      readonly text: string;
    }
  | { readonly how: 'unreached' | 'lost'; readonly why: string };

/** A device's answer is a few lines; more is not read. */
const mostBytes = 64 * 1024;

/** Sends it once. Never rejects; follows no redirection. */
export function exchange(asked: Asked): Promise<Exchange> {
  const { method, url, headers, body, ca, timeoutMs, signal } = asked;
  const address = URL.parse(url);
  if (!address) return Promise.resolve({ how: 'unreached', why: `địa chỉ ${url} không dùng được` });
  if (signal?.aborted === true) return Promise.resolve({ how: 'unreached', why: 'bị dừng' });
  const isSecure = address.protocol === 'https:';
  const options: RequestOptions = {
    method,
    // A connection of its own: one that was closed meanwhile would look like an answer that was lost.
    agent: false,
    headers: {
      'User-Agent': 'loa-phuong',
      Connection: 'close',
      ...headers,
      ...(body !== undefined && { 'Content-Length': String(Buffer.byteLength(body)) }),
    },
  };
  return new Promise((resolve) => {
    let isThere = false;
    const asking = isSecure
      ? requestHttps(address, { ...options, ...(ca && { ca: [...ca] }) })
      : requestHttp(address, options);
    const end = (found: Exchange): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      asking.destroy();
      resolve(found);
    };
    const fail = (why: string): void => {
      end({ how: isThere ? 'lost' : 'unreached', why });
    };
    const abort = (): void => {
      fail('bị dừng');
    };
    signal?.addEventListener('abort', abort, { once: true });
    const timer = setTimeout(() => {
      fail(`không trả lời sau ${Math.round(timeoutMs / 100) / 10} giây`);
    }, timeoutMs);
    asking.on('socket', (socket) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        isThere = true;
      });
    });
    asking.on('error', (error) => {
      fail(sayError(error));
    });
    asking.on('response', (response) => {
      readAnswer(response).then(
        (text) => {
          const { 'www-authenticate': challenge, 'content-length': length } = response.headers;
          const bytes = length === undefined ? undefined : Number(length);
          end({ how: 'answered', status: response.statusCode ?? 0, challenge, bytes, text });
        },
        (error: unknown) => {
          fail(sayError(error));
        },
      );
    });
    asking.end(body);
  });
}

async function readAnswer(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response) {
    // A stream without an encoding gives buffers.
    const buffer = part as Buffer;
    parts.push(buffer);
    bytes += buffer.length;
    if (bytes > mostBytes) break;
  }
  return Buffer.concat(parts).toString('utf8').slice(0, mostBytes);
}
