// What stands between a visitor and the console's private socket: one request comes out for each that went in, and nobody
// says for himself where he is from.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHandOn } from '../../../scheduler/server/hand-on.ts';
import { serve, type Serving } from '../../../scheduler/server/serve.ts';

interface Got {
  readonly line: string;
  readonly from: string | string[] | undefined;
  readonly host: string | undefined;
  readonly body: string;
}

let folder = '';
let console_: Server;
let page: Serving;
let got: Got[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loa-hand-on-'));
  got = [];
  const socket =
    process.platform === 'win32' ? `\\\\.\\pipe\\loa-${process.pid}` : join(folder, 's');
  console_ = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    void text(request).then((body) => {
      got.push({ line: `${method} ${url}`, from: headers['x-loa-from'], host: headers.host, body });
      // As the console marks the answer of whoever is signed in.
      if (headers.cookie?.includes('__Secure-loa=right')) response.setHeader('x-loa-known', '1');
      if (url !== '/dai/held') response.end('ok');
    });
  });
  await new Promise<void>((resolve) => console_.listen(socket, resolve));
  const siteDir = () => undefined;
  // Time stands still: what is turned away hangs on how much is asked, not on how fast this machine asks.
  const health = () => ({ status: 200, type: 'text/plain', body: '' });
  page = await serve(
    { siteDir, publicDir: folder, health, console: createHandOn(socket, undefined, () => 0) },
    { host: '127.0.0.1', port: 0 },
  );
});
afterEach(async () => {
  await page.close();
  console_.close();
  console_.closeAllConnections();
  rmSync(folder, { recursive: true });
});

/** Sends these bytes, and gives all that comes back. */
async function raw(lines: readonly string[], body = ''): Promise<string> {
  const { port } = new URL(page.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
  return text(socket);
}

const head = ['Host: 127.0.0.1:4321', 'Connection: close'];

it.each([
  ['/dai/viec/bring-in', 62, /^HTTP\/1.1 413 .*tối đa 60 MB/s],
  ['/dai/viec/restore-backup', 502, /^HTTP\/1.1 413 .*loa backup --restore/s],
])('%s of %i MB is not even read', async (path, megabytes, says) => {
  const length = `Content-Length: ${megabytes * 1024 * 1024}`;
  expect(await raw([`POST ${path} HTTP/1.1`, ...head, length])).toMatch(says);
  expect(got).toEqual([]);
});

it('a backup of 62 MB is handed on', async () => {
  const bytes = 62 * 1024 * 1024;
  const answer = await raw(
    ['POST /dai/viec/restore-backup HTTP/1.1', ...head, `Content-Length: ${bytes}`],
    'a'.repeat(bytes),
  );
  expect(answer).toMatch(/^HTTP\/1.1 200 /);
  expect(got.map(({ body }) => body.length)).toEqual([bytes]);
});

const chunked = (inner: string): string =>
  `${Buffer.byteLength(inner).toString(16)}\r\n${inner}\r\n0\r\n\r\n`;
const smuggled =
  'POST /dai/viec/stop HTTP/1.1\r\nHost: x\r\nX-Loa-From: 10.0.0.9\r\nContent-Length: 0\r\n\r\n';

it.each(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'PUT', 'PATCH', 'POST'])(
  'a request in the body of a chunked %s stays a body',
  async (method) => {
    await raw(
      [`${method} /dai/ HTTP/1.1`, ...head, 'Transfer-Encoding: chunked'],
      chunked(smuggled),
    );
    await raw(['GET /dai/after HTTP/1.1', ...head]);
    expect(got.map(({ line }) => line)).toEqual([`${method} /dai/`, 'GET /dai/after']);
    expect(got.map(({ from }) => from)).toEqual(['127.0.0.1', '127.0.0.1']);
    expect(got.every(({ body }) => body === '' || body === smuggled)).toBe(true);
  },
);

it.each([
  ['a length and chunks at once', ['Content-Length: 5', 'Transfer-Encoding: chunked']],
  ['two lengths', ['Content-Length: 5', 'Content-Length: 6']],
  ['chunks by another name', ['Transfer-Encoding: xchunked']],
  ['a length with a sign', ['Content-Length: +5']],
  ['a header that is folded', ['X-A: a', ' X-Loa-From: 10.0.0.9']],
  ['a name with a blank before the colon', ['X-Loa-From : 10.0.0.9']],
])('%s is refused before anything is handed on', async (_, lines) => {
  const answer = await raw(['POST /dai/ HTTP/1.1', ...head, ...lines], 'hello');
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(got).toEqual([]);
});

it.each([
  ['x-loa-from: 10.0.0.9'],
  ['X-LOA-FROM: 10.0.0.9', 'x-loa-from: 10.0.0.8'],
  ['Connection: x-loa-from', 'x-loa-from: 10.0.0.9'],
])('%s of a visitor is not believed', async (...lines) => {
  await raw(['GET /dai/ HTTP/1.1', 'Host: localhost', ...lines, 'Connection: close']);
  expect(got.map(({ from }) => from)).toEqual(['127.0.0.1']);
});

it.each([
  ['another name for this machine', ['Host: evil.example']],
  ['a name that begins like ours', ['Host: 127.0.0.1.evil.example']],
  ['a name behind an @', ['Host: 127.0.0.1@evil.example']],
  ['a proxy that says for whom', ['Host: 127.0.0.1', 'X-Forwarded-For: 10.0.0.9']],
  ['a proxy that says whose name', ['Host: 127.0.0.1', 'X-Forwarded-Host: evil.example']],
  ['a proxy that names itself', ['Host: 127.0.0.1', 'Via: 1.1 x']],
])('%s gets nowhere', async (_, lines) => {
  const answer = await raw(['GET /dai/ HTTP/1.1', ...lines, 'Connection: close']);
  expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  expect(got).toEqual([]);
});

it('a whole address as the target counts for nothing: the Host does', async () => {
  await raw(['GET http://evil.example/dai/x HTTP/1.1', ...head]);
  await raw(['GET //evil.example/dai/y HTTP/1.1', ...head]);
  for (const { line, host } of got) expect([line, host]).toEqual([line, '127.0.0.1:4321']);
  for (const { line } of got) expect(line).not.toContain('evil');
});

it.each(['/%64ai/', '/./dai/', '/x/../dai/', '//dai/', '/DAI/', '/dai%2f'])(
  '%s, asked for from another machine’s name, is not the console',
  async (path) => {
    const answer = await raw([`GET ${path} HTTP/1.1`, 'Host: evil.example', 'Connection: close']);
    expect(answer).not.toMatch(/^HTTP\/1\.1 200 /);
    expect(got).toEqual([]);
  },
);

describe('who works there goes before who does not', () => {
  const ask = async (cookie = ''): Promise<string> => {
    const answer = await raw(['GET /dai/ HTTP/1.1', ...head, `Cookie: ${cookie}`]);
    expect(answer).not.toContain('x-loa-known');
    return answer.slice(9, 12);
  };
  const flood = (cookie: (index: number) => string) =>
    Promise.all(Array.from({ length: 200 }, (_, index) => ask(cookie(index))));

  it.each([
    ['without a cookie', () => ''],
    ['with any cookie', () => 'a=b'],
    ['each with another session of his own making', (index: number) => `__Secure-loa=x${index}`],
  ])('a flood %s is turned away early; a known session gets through', async (_, cookie) => {
    expect(await ask('__Secure-loa=right')).toBe('200');
    const answers = await flood(cookie);
    expect(answers).toContain('429');
    expect(got.length).toBeLessThan(200);
    expect(await ask('a=b; __Secure-loa=right')).toBe('200');
  });

  it('places that are held by others are not his', async () => {
    expect(await ask('__Secure-loa=right')).toBe('200');
    const { port } = new URL(page.url);
    const held = Array.from({ length: 70 }, () => {
      const socket = connect(Number(port), '127.0.0.1');
      socket.write('GET /dai/held HTTP/1.1\r\nHost: 127.0.0.1:4321\r\n\r\n');
      return socket;
    });
    await expect.poll(() => got.filter(({ line }) => line === 'GET /dai/held').length).toBe(64);
    expect(await ask()).toBe('503');
    expect(await ask('__Secure-loa=right')).toBe('200');
    for (const socket of held) socket.destroy();
  });
});
