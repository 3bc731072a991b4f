import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen, type Address } from './address.ts';
import { findFile, pathnameOf } from './find-file.ts';
import { notFromHere } from './loopback.ts';
import { plainPage } from './plain-page.ts';
import { securityHeaders, strictPolicy } from './security-headers.ts';
import { sendFile } from './send-file.ts';
import { isTurnedAway, limitVisitors, mostConnections, visitorPatience } from './visitors.ts';

/** An answer made on the spot. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** What the server stands in front of. It only reads. */
export interface ServedParts {
  /** The built site's folder now; it is swapped whole after a rebuild. Undefined: none was built yet. */
  readonly siteDir: () => string | undefined;
  /** `$LOA_DATA/public`, served at /phat-thanh/ over the site. */
  readonly publicDir: string;
  /** /healthz */
  readonly health: () => Answer | Promise<Answer>;
  /** /dai/…, for this machine only; undefined: no such page. */
  readonly station: (pathname: string) => Answer | undefined | Promise<Answer | undefined>;
}

export interface Serving {
  /** E.g. `http://127.0.0.1:4321`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts serving; port 0 picks a free one. Rejects with Failure (Vietnamese) where the address cannot be had. */
export async function serve(
  parts: ServedParts,
  address: Address,
  { patient = false, most = mostConnections(), patience = visitorPatience } = {},
): Promise<Serving> {
  const server = createServer(patience, (request, response) => {
    if (isTurnedAway(request.socket)) return;
    handle(parts, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  limitVisitors(server, most, patience);
  const url = await listen(server, address, { patient });
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function handle(
  parts: ServedParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    const text = 'Máy chủ này chỉ cho đọc: không nhận dữ liệu gửi lên.';
    answer(request, response, { status: 405, type: 'text/plain; charset=utf-8', body: text });
    return;
  }
  const pathname = pathnameOf(request.url ?? '/');
  if (pathname === '/healthz') {
    answer(request, response, await parts.health());
    return;
  }
  if (pathname === '/dai') {
    response.writeHead(308, { Location: '/dai/' }).end();
    return;
  }
  const station = pathname?.startsWith('/dai/') ? await parts.station(pathname) : undefined;
  if (station) {
    const why = notFromHere(request);
    answer(request, response, why === undefined ? station : notForYou(why));
    return;
  }
  await handleFile(parts, pathname, request, response);
}

async function handleFile(
  { siteDir, publicDir }: ServedParts,
  pathname: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const site = siteDir();
  const published = pathname?.startsWith('/phat-thanh/')
    ? pathname.slice('/phat-thanh'.length)
    : undefined;
  for (const [folder, path] of [
    [publicDir, published === '/' ? undefined : published],
    [site, pathname],
  ] as const) {
    if (folder === undefined || path === undefined || pathname === undefined) continue;
    const found = await findFile(folder, path);
    if (found === 'directory') {
      const query = request.url?.split('?').slice(1).join('?');
      const location = `${encodeURI(pathname)}/${query ? `?${query}` : ''}`;
      response.writeHead(308, { Location: location.replace(/^\/+/, '/') }).end();
      return;
    }
    if (found) {
      await sendFile(request, response, pathname, found);
      return;
    }
  }
  const page = site === undefined ? undefined : await findFile(site, '/404.html');
  if (page && page !== 'directory') await sendFile(request, response, '/404.html', page, 404);
  else answer(request, response, site === undefined ? notBuilt : notFound);
}

const html = 'text/html; charset=utf-8';

const notBuilt: Answer = {
  status: 503,
  type: html,
  body: plainPage('Trang đang được dựng', 'Xin chờ một phút rồi tải lại trang này.'),
};

const notFound: Answer = {
  status: 404,
  type: html,
  body: plainPage('Không có trang này', 'Địa chỉ có thể đã gõ nhầm hoặc trang đã được dời.'),
};

function notForYou(why: string): Answer {
  const text = `Trang này chỉ mở được bằng trình duyệt trên chính máy của đài, ở địa chỉ http://127.0.0.1 hoặc http://localhost. ${why}`;
  return { status: 403, type: html, body: plainPage('Bàn trực chỉ mở trên máy của đài', text) };
}

function answer(request: IncomingMessage, response: ServerResponse, made: Answer): void {
  const body = Buffer.from(made.body);
  response.writeHead(made.status, {
    'Content-Type': made.type,
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    'Content-Security-Policy': strictPolicy,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
