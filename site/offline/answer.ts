import { pictureCache } from './kept-pictures.ts';
import { soundCache } from './kept-sound.ts';
import { cachePrefix, offlinePage, type Precache } from './precached.ts';
import { pageAddresses } from './route.ts';
import type { RequestEvent } from './scope.ts';

/** A network that has not answered by then is treated as none, where the device has what was asked for. */
export const patienceMs = 3000;

const liveCache = `${cachePrefix}live`;

/** A page: as the network has it, else as the device has it, else the page that says there is no network. */
export async function answerPage(event: RequestEvent, precache: Precache): Promise<Response> {
  const url = new URL(event.request.url);
  const kept = await keptPage(url.pathname, precache);
  try {
    return await networkElse(kept, fetchPage(event));
  } catch {
    const other = pageAddresses(url.pathname)
      .map((address) => precache.elsewhere[address])
      .find((place) => place !== undefined);
    if (other !== undefined) return Response.redirect(new URL(other, url));
    return (await keptPage(offlinePage, precache)) ?? Response.error();
  }
}

/** A file whose name carries its hash: from the device, also from the version before, for a page still open. */
export async function answerAsset({ request }: RequestEvent): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** What changes without a build: from the network, and kept for when there is none. */
export async function answerLive(event: RequestEvent): Promise<Response> {
  const network = fetchAndKeep(event.request);
  // An answer too late for this time is kept for the next.
  event.waitUntil(network.catch(() => undefined));
  const cache = await caches.open(liveCache);
  return networkElse(await cache.match(event.request), network);
}

/** A listed file without hash in its name (the icon): from the network, else from this version's cache. */
export async function answerListed(
  { request }: RequestEvent,
  { version }: Precache,
): Promise<Response> {
  const cache = await caches.open(cachePrefix + version);
  return networkElse(await cache.match(request), fetch(request));
}

/** The words of a recording: from the network, else kept beside it. */
export async function answerWords({ request }: RequestEvent): Promise<Response> {
  const cache = await caches.open(soundCache);
  return networkElse(await cache.match(request), fetch(request));
}

/** A picture of a text: from the network, else kept when the text was read. */
export async function answerPicture({ request }: RequestEvent): Promise<Response> {
  const cache = await caches.open(pictureCache);
  return networkElse(await cache.match(request), fetch(request));
}

/** A recording: from the device where it was kept, in the part that is asked for; else straight from the network. */
export async function answerSound({ request }: RequestEvent): Promise<Response> {
  const kept = await (await caches.open(soundCache)).match(request.url);
  if (kept === undefined) return fetch(request);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range') ?? '');
  if (range === null) return kept;
  const whole = await kept.blob();
  const start = Number(range[1]);
  const end = Math.min(range[2] === '' ? Infinity : Number(range[2]), whole.size - 1);
  const headers = { 'content-type': 'audio/mpeg', 'accept-ranges': 'bytes' };
  if (start > end) {
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${whole.size}` },
    });
  }
  return new Response(whole.slice(start, end + 1), {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${start}-${end}/${whole.size}` },
  });
}

async function fetchPage({ request, preloadResponse }: RequestEvent): Promise<Response> {
  return (await preloadResponse) ?? fetch(request);
}

async function fetchAndKeep(request: Request): Promise<Response> {
  const response = await fetch(request);
  if (response.ok) await (await caches.open(liveCache)).put(request, response.clone());
  return response;
}

async function keptPage(path: string, { version }: Precache): Promise<Response | undefined> {
  const cache = await caches.open(cachePrefix + version);
  for (const address of pageAddresses(path)) {
    const response = await cache.match(address);
    if (response !== undefined) return response;
  }
  return undefined;
}

/** What the network answers; what is kept where that is an error, late or nothing. Rejects where nothing is kept either. */
async function networkElse(
  kept: Response | undefined,
  network: Promise<Response>,
): Promise<Response> {
  if (kept === undefined) return network;
  try {
    const response = await inTime(network);
    return response.status >= 500 ? kept : response;
  } catch {
    return kept;
  }
}

async function inTime(network: Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => {
      reject(new Error('no answer in time'));
    }, patienceMs);
    const settled = () => {
      clearTimeout(patience);
    };
    network.then(resolve, reject).then(settled, settled);
  });
}
