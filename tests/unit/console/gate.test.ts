// What the gate decides by itself: how much of whom, from where, and where somebody may be led.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRates, networkOf } from '../../../scheduler/console/gate/rates.ts';
import { fromNetwork } from '../../../scheduler/console/gate/network-door.ts';
import { readFields } from '../../../scheduler/console/gate/read-fields.ts';
import { isSameOrigin } from '../../../scheduler/console/gate/same-origin.ts';
import { safeDestination } from '../../../scheduler/console/gate/signed-in.ts';
import { consoleInTest } from '../../setup/console.ts';

describe('where a sign-in may lead', () => {
  it.each([
    ['/dai/lich/', '/dai/lich/'],
    ['/dai/duyet/?bai=1', '/dai/duyet/?bai=1'],
    ['', '/dai/'],
    ['/', '/dai/'],
    ['//kẻ-khác.vn/dai/', '/dai/'],
    ['https://example.com/dai/', '/dai/'],
    ['/dai/../healthz', '/dai/'],
    ['/dai/%2e%2e/x', '/dai/'],
    ['\\\\example.com/dai/', '/dai/'],
    ['javascript:alert(1)', '/dai/'],
  ])('%s → %s', (wanted, to) => {
    expect(safeDestination(wanted)).toBe(to);
  });
});

describe('a form is ours', () => {
  const own = 'http://127.0.0.1:4321';
  it.each([
    [{ origin: own }, true],
    [{ origin: 'https://example.com' }, false],
    [{ origin: 'null' }, false],
    [{ origin: 'http://127.0.0.1:9999' }, false],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ origin: 'https://example.com', 'sec-fetch-site': 'same-origin' }, false],
    [{}, false],
  ])('%j: %s', (headers, ours) => {
    expect(isSameOrigin(new Headers(headers), own)).toBe(ours);
  });
});

describe('whom an address stands for', () => {
  it.each([
    ['10.0.0.5', '10.0.0.5'],
    ['::ffff:10.0.0.5', '10.0.0.5'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s: %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

it('a rate is used up and comes back, each for itself', () => {
  const rates = createRates();
  const rate = { burst: 2, perSecond: 1 };
  const asks = (who: string, now: number) => rates.allows(who, rate, now);
  expect([asks('a', 0), asks('a', 0), asks('a', 0), asks('b', 0)]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect([asks('a', 1000), asks('a', 1000)]).toEqual([true, false]);
});

describe('whom the network’s door takes a request to be from', () => {
  const seen = (forwarded: string | undefined, proxy: string | undefined) =>
    fromNetwork(
      {
        headers: {
          host: 'loa:4343',
          ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }),
        },
        socket: { remoteAddress: '::ffff:10.0.0.2' },
        httpVersion: '1.1',
      },
      proxy,
    );
  it.each([
    [undefined, undefined, '10.0.0.2'],
    ['1.2.3.4', undefined, '10.0.0.2'],
    ['1.2.3.4', '10.0.0.9', '10.0.0.2'],
    ['1.2.3.4', '10.0.0.2', '1.2.3.4'],
    ['6.6.6.6, 1.2.3.4', '10.0.0.2', '1.2.3.4'],
    [undefined, '10.0.0.2', '10.0.0.2'],
  ])('%s, proxy %s: %s', (forwarded, proxy, address) => {
    expect(seen(forwarded, proxy)).toEqual({ address, origin: 'https://loa:4343' });
  });
});

describe('a file that is sent up', () => {
  const send = async (fields: readonly (readonly [string, string | Blob])[]) => {
    const folder = mkdtempSync(join(tmpdir(), 'loa-fields-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    const body = new FormData();
    for (const [name, value] of fields)
      if (typeof value === 'string') body.append(name, value);
      else body.append(name, value, '../../Lời kêu gọi.MP3');
    // In one piece: a body that is made as it is read fails where nobody reads on.
    const whole = new Response(body);
    const request = new Request('http://x/', {
      ...{ method: 'POST', headers: whole.headers },
      body: await whole.arrayBuffer(),
    });
    const used: string[] = [];
    const read = await readFields({
      ...{ request, folder, takesFile: true },
      useToken(token) {
        used.push(token);
        return token === 't' ? 'ok' : 'unknown';
      },
    });
    return { read, used, left: () => readdirSync(folder) };
  };
  const sound = new Blob(['sound']);

  it('lies under a name of ours until it is discarded', async () => {
    const { read, left } = await send([
      ['token', 't'],
      ['file', sound],
    ]);
    if ('refused' in read) throw new Error(read.refused);
    expect(read.file('file')).toMatchObject({ name: 'Lời kêu gọi.MP3', bytes: 5 });
    expect(read.file('file')?.path).toMatch(/tep-0\.mp3$/);
    await read.discard();
    expect(left()).toEqual([]);
  });
  it.each([
    [
      'before its token',
      [
        ['file', sound],
        ['token', 't'],
      ],
    ],
    [
      'with a wrong token',
      [
        ['token', 'x'],
        ['file', sound],
      ],
    ],
    ['without one', [['file', sound]]],
  ] as const)('%s: nothing is kept', async (_title, fields) => {
    const { read, left } = await send(fields);
    expect(read).toEqual({ refused: 'token-unknown' });
    expect(left()).toEqual([]);
  });
});

describe('what is refused often', () => {
  it('has its first line at once, and the others together', async () => {
    const console = consoleInTest();
    const cookie = console.signIn('viewer');
    const send = () => console.post('/dai/viec/stop', { cookie, fields: {} });
    for (let turn = 0; turn < 5; turn++) await send();
    expect(console.logged()).toHaveLength(1);
    console.parts.audit.close();
    expect(console.logged().map(({ detail }) => detail['count'])).toEqual([undefined, 4]);
    expect(console.store.verify()).toMatchObject({ ok: true });
  });
});

it('somebody who is not signed in is led to sign in, and back to the page he wanted', async () => {
  const console = consoleInTest();
  console.signIn('viewer');
  const { status, headers } = await console.get('/dai/lich/?thang=2026-12');
  expect([status, headers.get('location')]).toEqual([
    303,
    '/dai/dang-nhap/?den=%2Fdai%2Flich%2F%3Fthang%3D2026-12',
  ]);
});

it('a link in a message comes without its cookie: the page asks once more from here', async () => {
  const console = consoleInTest();
  const answer = await console.get('/dai/lich/', undefined, { 'sec-fetch-site': 'cross-site' });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('<meta http-equiv="refresh" content="0"');
});
