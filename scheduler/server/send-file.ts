import { createReadStream } from 'node:fs';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { acceptedEncodings } from './accept-encoding.ts';
import { answer } from './answer.ts';
import { readByteRange } from './byte-range.ts';
import type { FoundFile } from './find-file.ts';
import { holdFile, type HeldFile, type Variant } from './held-files.ts';
import { changedSince, notAcceptable, tooManyReaders } from './plain-answers.ts';
import { isSameForRange, judgePreconditions } from './preconditions.ts';

/** Files that are being read for visitors; a visitor who asks many times on one connection must not use up the descriptors. */
let reading = 0;

/**
 * Sends a file: precompressed where the visitor takes it, in part where asked, or 304. A visitor who leaves closes
 * the file again, and a file that vanishes ends one answer: the server runs for weeks. `most` files are read at once.
 */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  found: FoundFile,
  { status = 200, most = Infinity } = {},
): Promise<void> {
  const { headers, method } = request;
  const held = holdFile(found, pathname);
  if (status !== 200) {
    await sendPage(request, response, held, status);
    return;
  }
  // A method without a meaning for ranges ignores them: HEAD is one (RFC 9110, 14.2).
  const asked = method === 'GET' ? headers.range : undefined;
  const chosen = choose(held, headers['accept-encoding'], asked !== undefined);
  const variant = chosen instanceof Promise ? await chosen : chosen;
  if (!variant) {
    answer(request, response, notAcceptable);
    return;
  }
  const verdict = judgePreconditions(headers, variant);
  if (verdict === 'failed') {
    answer(request, response, changedSince);
    return;
  }
  if (verdict === 'unchanged') {
    response.writeHead(304, withoutContent(variant.headers)).end();
    return;
  }
  const { size } = variant;
  const isPart = asked !== undefined && isSameForRange(ifRangeOf(headers), variant);
  const range = readByteRange(isPart ? asked : undefined, size);
  if (range === 'unsatisfiable') {
    const headers = ['Content-Range', `bytes */${size}`, 'Content-Length', '0'];
    response.writeHead(416, [...withoutContent(variant.headers), ...headers]).end();
    return;
  }
  const isWhole = range === 'whole';
  const { first, last } = isWhole ? { first: 0, last: size - 1 } : range;
  const length = ['Content-Length', String(last - first + 1)];
  const part = isWhole ? [] : ['Content-Range', `bytes ${first}-${last}/${size}`];
  const all = [...variant.headers, ...length, ...part];
  if (method === 'HEAD' || size === 0) response.writeHead(200, all).end();
  else if (variant.body)
    response
      .writeHead(isWhole ? 200 : 206, all)
      .end(isWhole ? variant.body : variant.body.subarray(first, last + 1));
  else if (reading >= most) answer(request, response, tooManyReaders);
  else await stream(response.writeHead(isWhole ? 200 : 206, all), variant.file, first, last);
}

/** The page of an error, whole and never kept. */
async function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  held: HeldFile,
  status: number,
): Promise<void> {
  const chosen =
    choose(held, request.headers['accept-encoding'], false) ?? held.variant('identity');
  const variant = await chosen;
  if (!variant) return;
  const headers = [...variant.headers];
  headers[headers.indexOf('Cache-Control') + 1] = 'no-store';
  response.writeHead(status, [...headers, 'Content-Length', String(variant.size)]);
  if (request.method === 'HEAD') response.end();
  else if (variant.body) response.end(variant.body);
  else await stream(response, variant.file, 0, variant.size - 1);
}

/** Parts are of the file as it is: a part of something packed is of no use to a player. */
function choose(
  held: HeldFile,
  accepted: string | undefined,
  isPart: boolean,
): Variant | undefined | Promise<Variant> {
  for (const encoding of acceptedEncodings(accepted)) {
    if (isPart && encoding !== 'identity') continue;
    const variant = held.variant(encoding);
    if (variant) return variant;
  }
  return undefined;
}

/** Node's types allow several of it, as of any header that it does not know. */
function ifRangeOf({ 'if-range': value }: IncomingHttpHeaders): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

const ofContent = new Set(['Content-Type', 'Content-Encoding', 'Content-Length']);

function withoutContent(headers: readonly string[]): string[] {
  return headers.filter((_, index) => !ofContent.has(headers[index - (index % 2)] ?? ''));
}

async function stream(
  response: ServerResponse,
  file: string,
  first: number,
  last: number,
): Promise<void> {
  reading += 1;
  await pipeline(createReadStream(file, { start: first, end: last }), response)
    .catch(() => {
      response.destroy();
    })
    .finally(() => (reading -= 1));
}
