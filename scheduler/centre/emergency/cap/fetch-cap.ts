// Asking somebody else's server: so long, so much, there and nowhere else.
import { sayError } from '../../../../content/schema/say-error.ts';
import { Failure } from '../../../failure.ts';
import { mostCapBytes } from './cap-xml.ts';

export interface Fetched {
  /** Undefined: unchanged since the tag that was known. */
  readonly bytes: Uint8Array | undefined;
  readonly etag: string | null;
}

/** Real ms for one answer, its end included. */
const patienceMs = 20_000;
const mostRedirects = 3;

/** Rejects with Failure (Vietnamese). */
export async function fetchCap(
  address: string,
  etag: string | null,
  signal?: AbortSignal,
): Promise<Fetched> {
  const host = new URL(address).host;
  const timeout = AbortSignal.timeout(patienceMs);
  const within = signal ? AbortSignal.any([signal, timeout]) : timeout;
  let url = address;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const response = await ask(url, etag, within);
    const next = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || response.status === 304 || next === null)
      return readAnswer(response, host);
    await response.body?.cancel();
    url = redirected(url, next, host);
  }
  throw refused(host, 'chuyển hướng vòng quanh');
}

async function ask(url: string, etag: string | null, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, {
      // Where it leads is looked at before anybody goes there.
      redirect: 'manual',
      signal,
      headers: {
        Accept:
          'application/cap+xml, application/atom+xml, application/rss+xml, application/xml, text/xml',
        ...(etag !== null && { 'If-None-Match': etag }),
      },
    });
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    throw refused(new URL(url).host, `không hỏi được: ${sayError(cause)}`);
  }
}

/** Only to the same host, and never from https to http: a list of alerts is no way into the centre's own network. */
function redirected(from: string, to: string, host: string): string {
  const next = URL.canParse(to, from) ? new URL(to, from) : undefined;
  if (next?.host !== host || !isSafe(new URL(from), next))
    throw refused(host, `chuyển hướng sang nơi khác (${next?.host ?? to.slice(0, 100)})`);
  return next.href;
}

/** Whether one may go on from one address to the other. */
export function isSafe(from: URL, to: URL): boolean {
  return to.protocol === from.protocol || (from.protocol === 'http:' && to.protocol === 'https:');
}

async function readAnswer(response: Response, host: string): Promise<Fetched> {
  const etag = response.headers.get('etag')?.slice(0, 500) ?? null;
  if (response.status === 304) return { bytes: undefined, etag };
  if (response.status !== 200) {
    await response.body?.cancel();
    throw refused(host, `trả lời HTTP ${response.status}`);
  }
  const parts: Uint8Array[] = [];
  let count = 0;
  try {
    for await (const part of response.body ?? []) {
      count += part.byteLength;
      if (count > mostCapBytes) break;
      parts.push(part);
    }
  } catch (error) {
    throw refused(host, `đứt giữa chừng: ${sayError(error)}`);
  }
  if (count > mostCapBytes) throw refused(host, 'gửi hơn 1 MB');
  return { bytes: Buffer.concat(parts), etag };
}

function refused(host: string, why: string): Failure {
  return new Failure(
    `Nguồn cảnh báo ${host}: ${why}.`,
    'Kiểm tra địa chỉ ở trang Khẩn cấp, Nguồn CAP; nếu kéo dài, hỏi nơi gửi. Trung tâm hỏi lại ở lần sau.',
  );
}
