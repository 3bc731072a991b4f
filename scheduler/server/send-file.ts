import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { readByteRange } from './byte-range.ts';
import type { FoundFile } from './find-file.ts';
import { mediaTypeOf } from './media-types.ts';
import { cacheControlOf, policyOfPage } from './security-headers.ts';

/**
 * Sends a file: precompressed where the visitor takes it, in part where asked, or 304. A visitor who leaves closes
 * the file again, and a file that vanishes ends one answer: the daemon behind runs for weeks.
 */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  found: FoundFile,
  status = 200,
): Promise<void> {
  const type = mediaTypeOf(found.file.endsWith('index.html') ? found.file : pathname);
  const variant = await compressedVariant(request, found, type);
  const { file, size } = variant?.found ?? found;
  const etag = `"${size.toString(36)}-${Math.round(found.modifiedAt).toString(36)}"`;
  response.setHeader('Content-Type', type);
  response.setHeader('ETag', etag);
  response.setHeader('Cache-Control', status === 200 ? cacheControlOf(pathname) : 'no-store');
  if (isText(type)) response.setHeader('Vary', 'Accept-Encoding');
  if (variant) response.setHeader('Content-Encoding', variant.encoding);
  else response.setHeader('Accept-Ranges', 'bytes');
  if (type.startsWith('text/html'))
    response.setHeader('Content-Security-Policy', await policyFor(found));
  if (status === 200 && request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return;
  }
  const unchanged = (request.headers['if-range'] ?? etag) === etag;
  const asked = unchanged && status === 200 && !variant ? request.headers.range : undefined;
  const range = readByteRange(asked, size);
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'Content-Range': `bytes */${size}` }).end();
    return;
  }
  const { first, last } = range === 'whole' ? { first: 0, last: size - 1 } : range;
  const partial = range === 'whole' ? {} : { 'Content-Range': `bytes ${first}-${last}/${size}` };
  response.writeHead(range === 'whole' ? status : 206, {
    'Content-Length': last - first + 1,
    ...partial,
  });
  if (request.method === 'HEAD' || size === 0) {
    response.end();
    return;
  }
  await pipeline(createReadStream(file, { start: first, end: last }), response).catch(() => {
    response.destroy();
  });
}

function isText(type: string): boolean {
  return /^text\/|javascript|json|xml|svg/.test(type);
}

const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

async function compressedVariant(request: IncomingMessage, { file }: FoundFile, type: string) {
  if (!isText(type) || request.headers.range !== undefined) return undefined;
  const accepted = request.headers['accept-encoding'] ?? '';
  for (const [encoding, suffix] of encodings) {
    if (!accepted.includes(encoding)) continue;
    const found = await stat(`${file}${suffix}`).catch(() => undefined);
    if (found?.isFile()) return { encoding, found: { file: `${file}${suffix}`, size: found.size } };
  }
  return undefined;
}

/** Policies by file and time of change; a page's policy is read out of it once. */
const policies = new Map<string, string>();

async function policyFor({ file, modifiedAt }: FoundFile): Promise<string> {
  const key = `${file}@${modifiedAt}`;
  const known = policies.get(key);
  if (known !== undefined) return known;
  if (policies.size > 2000) policies.clear();
  const policy = policyOfPage(await readFile(file, 'utf8'));
  policies.set(key, policy);
  return policy;
}
