import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';

/** What an address answers, as it comes. `url`: where it was found in the end. */
export interface Answer {
  readonly url: URL;
  readonly body: IncomingMessage;
}

/** Why there is none: one word, or the system's code. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

const mostRedirects = 5;
/** A server that says nothing for so long is given up, real ms. */
const silentMs = 6000;

/** Asks an address by http or https, and follows it where it sends on. Rejects with `NoAnswer`. */
export async function ask(address: string | URL, redirects = mostRedirects): Promise<Answer> {
  const url = URL.parse(address);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw new NoAnswer('not-http');
  const body = await askOnce(url);
  const status = body.statusCode ?? 0;
  const { location } = body.headers;
  if (status >= 300 && status < 400 && location !== undefined && redirects > 0) {
    body.destroy();
    const next = URL.parse(location, url);
    if (!next) throw new NoAnswer('not-http');
    return ask(next, redirects - 1);
  }
  if (status === 200) return { url, body };
  body.destroy();
  throw new NoAnswer(`status-${status}`);
}

function askOnce(url: URL): Promise<IncomingMessage> {
  const headers = { 'User-Agent': 'loa-phuong', Accept: '*/*' };
  const get = url.protocol === 'https:' ? getHttps : getHttp;
  return new Promise((resolve, reject) => {
    const asking = get(url, { headers, agent: false, timeout: silentMs }, resolve);
    asking.on('timeout', () => {
      asking.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' }));
    });
    asking.on('error', (error: NodeJS.ErrnoException) => {
      reject(new NoAnswer(error.code ?? error.message));
    });
  });
}

/** The answer as text, where it is no longer than a list of addresses may be. Rejects with `NoAnswer`. */
export async function readText({ body }: Answer, mostBytes = 1_000_000): Promise<string> {
  let text = '';
  for await (const chunk of body.setEncoding('utf8') as AsyncIterable<string>) {
    text += chunk;
    if (text.length > mostBytes) throw new NoAnswer('list-too-long');
  }
  return text;
}
