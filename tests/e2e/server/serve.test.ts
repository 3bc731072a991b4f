import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Serving } from '../../../scheduler/server/serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'loa-serve-'));
const sha = 'b'.repeat(64);
let site: string | undefined = join(folder, 'dist');
let serving: Serving;

function put(path: string, data: string | Uint8Array): void {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, data);
}

beforeAll(async () => {
  put('dist/index.html', '<h1>Trang đầu</h1>');
  put('dist/404.html', '<h1>Không có trang này</h1>');
  put('dist/phat-thanh/index.html', '<h1>Phát thanh</h1>');
  put('dist/x.css', 'a{}');
  put('dist/x.css.gz', gzipSync('a{}'));
  put('dist/.env', 'secret');
  put('secret.txt', 'secret');
  put(
    `public/tep/${sha}.mp3`,
    Uint8Array.from({ length: 1000 }, (_, index) => index % 256),
  );
  put('public/schedule.json', '{}');
  serving = await serve(
    {
      siteDir: () => site,
      publicDir: join(folder, 'public'),
      health: () => ({ status: 200, type: 'application/json', body: '{"ok":true}' }),
      console(request, response, path) {
        response.end(`<p>đài</p> ${request.method ?? ''} ${path}`);
      },
    },
    { host: '127.0.0.1', port: 0 },
  );
});
afterAll(async () => {
  await serving.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${serving.url}${path}`, { headers, redirect: 'manual' });

describe('what a path answers', () => {
  const cases: readonly [path: string, status: number, body: string][] = [
    ['/', 200, 'Trang đầu'],
    ['/?q=1', 200, 'Trang đầu'],
    ['/phat-thanh/', 200, 'Phát thanh'],
    ['/phat-thanh', 308, ''],
    ['/phat-thanh/schedule.json', 200, '{}'],
    ['/khong-co/', 404, 'Không có trang này'],
    ['/.env', 404, 'Không có trang này'],
    ['/%2e%2e/secret.txt', 404, 'Không có trang này'],
    ['/..%2fsecret.txt', 404, 'Không có trang này'],
    ['/phat-thanh/..%5c..%5csecret.txt', 404, 'Không có trang này'],
    ['/%zz', 400, 'Địa chỉ không đọc được'],
    ['/%', 400, 'Địa chỉ không đọc được'],
    ['/%c0%ae', 400, 'Địa chỉ không đọc được'],
    ['/%00', 404, 'Không có trang này'],
    ['/healthz', 200, '{"ok":true}'],
    ['/dai/', 200, '<p>đài</p> GET /dai/'],
    ['/dai/duyet/?bai=%C4%91', 200, 'GET /dai/duyet/?bai=%C4%91'],
    ['/dai', 308, ''],
  ];
  it.each(cases)('%s: %d', async (path, status, body) => {
    const response = await get(path);
    expect([response.status, await response.text()]).toEqual([
      status,
      expect.stringContaining(body) as string, // vitest types its matchers as any
    ]);
  });
});

it('refuses everything but reading', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const response = await fetch(`${serving.url}/`, { method });
    expect([method, response.status, response.headers.get('allow')]).toEqual([
      method,
      405,
      'GET, HEAD',
    ]);
  }
});

it('sends the part of a bulletin that was asked for', async () => {
  const path = `/phat-thanh/tep/${sha}.mp3`;
  const part = await get(path, { range: 'bytes=-10' });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 990-999/1000']);
  expect([...new Uint8Array(await part.arrayBuffer())]).toEqual(
    Array.from({ length: 10 }, (_, index) => (990 + index) % 256),
  );
  const beyond = await get(path, { range: 'bytes=1000-' });
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */1000']);
  expect((await get(path)).headers.get('cache-control')).toContain('immutable');
});

it('answers 304 to who has it already, and nothing but headers to HEAD', async () => {
  const first = await get('/');
  const again = await get('/', { 'if-none-match': first.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
  const head = await fetch(`${serving.url}/`, { method: 'HEAD' });
  expect([head.headers.get('content-length'), await head.text()]).toEqual(['21', '']);
});

it('sends the compressed file that lies beside', async () => {
  const response = await get('/x.css', { 'accept-encoding': 'gzip' });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(await response.text()).toBe('a{}');
});

it('states a policy, and forbids framing and sniffing', async () => {
  const { headers } = await get('/');
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

describe("the station's page", () => {
  const ask = (head: string) =>
    new Promise<string>((resolve) => {
      const { hostname, port } = new URL(serving.url);
      const socket = connect(Number(port), hostname);
      let text = '';
      socket.setEncoding('utf8').on('data', (part: string) => (text += part));
      socket.on('close', () => {
        resolve(text);
      });
      socket.end(`${head}\r\nConnection: close\r\n\r\n`);
    });
  const get11 = 'GET /dai/ HTTP/1.1\r\n';
  it.each([
    ['by its address', `${get11}Host: 127.0.0.1`],
    ['by its name', `${get11}Host: localhost:4321`],
    ['by its IPv6 address', `${get11}Host: [::1]:4321`],
  ])('opens %s', async (_name, head) => {
    expect(await ask(head)).toMatch(/^HTTP\/1.1 200 /);
  });
  it.each([
    ['Forwarded', `${get11}Host: localhost\r\nForwarded: for=10.0.0.1`, 'proxy'],
    ['X-Forwarded-For', `${get11}Host: localhost\r\nX-Forwarded-For: 10.0.0.1`, 'proxy'],
    ['X-Real-IP', `${get11}Host: localhost\r\nX-Real-IP: 10.0.0.1`, 'proxy'],
    ['Via', `${get11}Host: localhost\r\nVia: 1.1 may-chu`, 'proxy'],
    ['HTTP/1.0, as nginx speaks', 'GET /dai/ HTTP/1.0\r\nHost: 127.0.0.1:4321', 'proxy'],
    ['another name', `${get11}Host: loa.anphu.example.vn`, '127.0.0.1 hoặc localhost'],
    ['a name that begins like ours', `${get11}Host: localhost.evil.example`, '127.0.0.1'],
  ])('refuses %s, and says why', async (_name, head, why) => {
    const answer = await ask(head);
    expect(answer).toMatch(/^HTTP\/1.[01] 403 /);
    expect(answer).toContain('Bàn trực chỉ mở trên máy của đài');
    expect(answer).toContain(why);
    expect(answer).not.toContain('>đài<');
  });
});

it("what the station's page asks for is refused too, and no other page is", async () => {
  const through = { 'x-forwarded-for': '10.0.0.1' };
  expect((await get('/dai/', through)).status).toBe(403);
  expect((await get('/', through)).status).toBe(200);
});

it('closes the file of a visitor who leaves', async () => {
  put('public/big.mp3', new Uint8Array(8_000_000));
  const openFiles = () => readdirSync('/proc/self/fd').length;
  const before = openFiles();
  for (let visit = 0; visit < 20; visit++) {
    const leave = new AbortController();
    const response = await fetch(`${serving.url}/phat-thanh/big.mp3`, { signal: leave.signal });
    await response.body?.getReader().read();
    leave.abort();
  }
  await expect.poll(openFiles).toBeLessThan(before + 5);
});

it('says that the site is being built while there is none', async () => {
  const built = site;
  site = undefined;
  const response = await get('/');
  site = built;
  expect([response.status, await response.text()]).toEqual([
    503,
    expect.stringContaining('Trang đang được dựng') as string, // vitest types its matchers as any
  ]);
});

describe('an address that cannot be had', () => {
  const parts = {
    siteDir: () => undefined,
    publicDir: '',
    health: () => ({ status: 200, type: '', body: '' }),
    console: () => undefined,
  };
  it('a port that another program has', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const failure: unknown = await serve(parts, { host: '127.0.0.1', port }).catch(
      (error: unknown) => error,
    );
    other.close();
    expect(
      String(failure)
        .replaceAll(String(port), '4321')
        .replaceAll(String(port + 1), '4322'),
    ).toMatchInlineSnapshot(
      `"Failure: Cổng 4321 đang có chương trình khác dùng, trang chưa mở được."`,
    );
    expect(failure).toMatchObject({ hint: expect.stringContaining('LOA_PORT=') as string });
  });
  it('a host that this machine has not', async () => {
    await expect(serve(parts, { host: '203.0.113.9', port: 0 })).rejects.toThrow(
      'Máy này không có địa chỉ "203.0.113.9".',
    );
  });
});

describe('a bulletin, asked for with conditions', () => {
  const path = `/phat-thanh/tep/${sha}.mp3`;
  const range = 'bytes=0-9';
  // ETAG and DATE stand for what the first answer says.
  const cases: readonly [string, Record<string, string>, number][] = [
    ['GET', { 'if-none-match': 'W/ETAG' }, 304],
    ['GET', { 'if-none-match': '"x", ETAG' }, 304],
    ['GET', { 'if-none-match': '*' }, 304],
    ['HEAD', { 'if-none-match': 'ETAG' }, 304],
    ['GET', { 'if-none-match': '"x"' }, 200],
    ['GET', { 'if-modified-since': 'DATE' }, 304],
    ['GET', { 'if-match': '"x"' }, 412],
    ['GET', { range }, 206],
    ['HEAD', { range }, 200],
    ['GET', { range, 'if-range': 'ETAG' }, 206],
    ['GET', { range, 'if-range': 'W/ETAG' }, 200],
    ['GET', { range, 'if-range': '"x"' }, 200],
    ['GET', { range, 'if-none-match': 'ETAG' }, 304],
    ['GET', { range: 'bytes=0-1,5-6' }, 200],
    ['GET', { range: 'bytes=2000-' }, 416],
    ['HEAD', { range: 'bytes=2000-' }, 200],
    ['GET', { range: 'bytes=2000-', 'if-range': '"x"' }, 200],
    ['GET', { 'accept-encoding': 'gzip, br' }, 200],
    ['GET', { 'accept-encoding': 'identity;q=0' }, 406],
  ];
  it.each(cases)('%s %j: %d', async (method, asked, status) => {
    const first = await get(path);
    await first.arrayBuffer();
    const fill = (text: string): string =>
      text
        .replace('ETAG', first.headers.get('etag') ?? '')
        .replace('DATE', first.headers.get('last-modified') ?? '');
    const headers = Object.fromEntries(
      Object.entries(asked).map(([name, value]) => [name, fill(value)]),
    );
    const response = await fetch(serving.url + path, { method, headers });
    const body = await response.arrayBuffer();
    expect(response.status).toBe(status);
    if (status === 304 || method === 'HEAD') expect(body.byteLength).toBe(0);
    if (status === 304) expect(response.headers.get('etag')).toBe(first.headers.get('etag'));
  });
});

it('a text says that it depends on the encoding, and each encoding has a tag of its own', async () => {
  const tags = new Set<string | null>();
  for (const encoding of ['identity', 'gzip']) {
    const { headers } = await get('/x.css', { 'accept-encoding': encoding });
    expect(headers.get('vary')).toBe('Accept-Encoding');
    tags.add(headers.get('etag'));
  }
  expect(tags.size).toBe(2);
});

it('what changes in its place is sent anew, and packed where it is published without', async () => {
  const asked = { 'accept-encoding': 'br' };
  for (const text of ['a', 'b']) {
    put('public/lich.json', text.repeat(5000));
    const response = await get('/phat-thanh/lich.json', asked);
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(await response.text()).toBe(text.repeat(5000));
  }
});

it('a site with a base answers below it and at the root, and leads to its own addresses', async () => {
  const based = await serve(
    {
      siteDir: () => site,
      base: () => '/loa',
      publicDir: join(folder, 'public'),
      health: () => ({ status: 200, type: 'application/json', body: '{}' }),
      console: () => undefined,
    },
    { host: '127.0.0.1', port: 0 },
  );
  const look = async (path: string) => {
    const { status, headers } = await fetch(based.url + path, { redirect: 'manual' });
    return [status, headers.get('location')];
  };
  expect(await look('/loa/')).toEqual([200, null]);
  expect(await look('/')).toEqual([200, null]);
  expect(await look('/loa')).toEqual([308, '/loa/']);
  expect(await look('/phat-thanh')).toEqual([308, '/loa/phat-thanh/']);
  expect(await look('/loa/phat-thanh')).toEqual([308, '/loa/phat-thanh/']);
  expect(await look('/loa/phat-thanh/schedule.json')).toEqual([200, null]);
  expect(await look('/loa/healthz')).toEqual([200, null]);
  expect(await look('/loax/')).toEqual([404, null]);
  await based.close();
});
