import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen, type Address } from './address.ts';
import { answer, redirect, type Answer } from './answer.ts';
import { findFile, pathnameOf } from './find-file.ts';
import { notFromHere } from './loopback.ts';
import {
  notBuildable,
  notBuilt,
  notForYou,
  notFound,
  readOnly,
  unreadablePath,
} from './plain-answers.ts';
import { sendFile } from './send-file.ts';
import { isTurnedAway, limitVisitors, mostConnections, visitorPatience } from './visitors.ts';

/** What the server stands in front of. It only reads. */
export interface ServedParts {
  /** The built site's folder now; it is swapped whole after a rebuild. Undefined: none was built yet. */
  readonly siteDir: () => string | undefined;
  /** The path that the site's own links begin with, of ward.yaml's siteUrl: `/loa`; '' where it stands at the root. */
  readonly base?: () => string;
  /** Whether the last attempt to build one failed. */
  readonly buildFailed?: () => boolean;
  /** `$LOA_DATA/public`, served at /phat-thanh/ over the site. */
  readonly publicDir: string;
  /** /healthz */
  readonly health: () => Answer | Promise<Answer>;
  /** /dai/…, whatever the method is, for this machine only; `path` with its query. */
  readonly console: (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ) => void | Promise<void>;
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
    handle(parts, most, request, response).catch(() => {
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
  most: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asked = pathnameOf(request.url ?? '/');
  if (asked === undefined) {
    answer(request, response, unreadablePath);
    return;
  }
  const base = parts.base?.() ?? '';
  // A proxy in front may take the base off or leave it on: both lead to the same page (ADR 33).
  const pathname = base !== '' && asked.startsWith(`${base}/`) ? asked.slice(base.length) : asked;
  if (pathname.startsWith('/dai/')) {
    await handToConsole(parts, base, request, response);
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    answer(request, response, readOnly);
    return;
  }
  if (pathname === '/healthz') answer(request, response, await parts.health());
  else if (pathname === base && base !== '') redirect(response, `${base}/`);
  else if (pathname === '/dai') redirect(response, '/dai/');
  else await handleFile(parts, { pathname, base, most }, request, response);
}

async function handToConsole(
  parts: ServedParts,
  base: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const why = notFromHere(request);
  if (why !== undefined) {
    answer(request, response, notForYou(why));
    return;
  }
  const { pathname, search } = new URL(request.url ?? '/', 'http://console.invalid');
  const path = pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
  await parts.console(request, response, path + search);
}

async function handleFile(
  { siteDir, publicDir, buildFailed }: ServedParts,
  { pathname, base, most }: { pathname: string; base: string; most: number },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const site = siteDir();
  const published =
    pathname.startsWith('/phat-thanh/') && pathname !== '/phat-thanh/'
      ? findFile(publicDir, pathname.slice('/phat-thanh'.length))
      : undefined;
  const found = published ?? (site === undefined ? undefined : findFile(site, pathname));
  if (found === 'directory') {
    const query = request.url?.split('?').slice(1).join('?');
    const location = `${encodeURI(pathname)}/${query ? `?${query}` : ''}`;
    redirect(response, base + location.replace(/^[/\\]+/, '/'));
    return;
  }
  if (found) {
    await sendFile(request, response, pathname, found, { most });
    return;
  }
  const page = site === undefined ? undefined : findFile(site, '/404.html');
  if (page && page !== 'directory')
    await sendFile(request, response, '/404.html', page, { status: 404 });
  else if (site !== undefined) answer(request, response, notFound);
  else answer(request, response, buildFailed?.() === true ? notBuildable : notBuilt);
}
