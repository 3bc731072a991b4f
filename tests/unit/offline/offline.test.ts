import { describe, expect, test } from 'vitest';
import { choosePrecache } from '../../../site/after-build/precache.ts';
import { pageAddresses, routeOf } from '../../../site/offline/route.ts';

const origin = 'https://phuong.example';
const files = { '/': '0', '/icon.svg': '1', '/_astro/a.css': '2' };

describe('the way of a request', () => {
  const cases: [string, string, string, string][] = [
    ['GET', 'navigate', '/huong-dan/', 'page'],
    ['GET', 'navigate', '/khong-co/', 'page'],
    ['GET', 'no-cors', '/icon.svg', 'listed'],
    ['GET', 'cors', '/_astro/chi-muc.0a1b2c3d4e5f6071.json', 'asset'],
    ['GET', 'no-cors', '/_astro/b.js', 'asset'],
    ['GET', 'cors', '/phat-thanh/schedule.json', 'live'],
    ['GET', 'no-cors', '/phat-thanh/tep/0a.mp3', 'sound'],
    ['GET', 'cors', '/phat-thanh/tep/0a.json', 'words'],
    ['GET', 'no-cors', '/phat-thanh/tep/0a.vtt', 'pass'],
    ['GET', 'no-cors', '/hinh/so-do.webp', 'picture'],
    ['POST', 'navigate', '/', 'pass'],
    ['GET', 'navigate', 'https://elsewhere.example/', 'pass'],
  ];
  for (const [method, mode, address, route] of cases) {
    test(`${method} ${mode} ${address} → ${route}`, () => {
      expect(routeOf({ method, mode, url: new URL(address, origin) }, origin, files)).toBe(route);
    });
  }
  test('a page is known with and without its last slash', () => {
    expect(pageAddresses('/huong-dan')).toEqual(['/huong-dan', '/huong-dan/']);
  });
});

test('a question is found in the list of all where it opens there, not where the list only links to it', () => {
  const html = '<span class="answer-place" id="moi"></span> <li id="cu"></li>';
  const built = [{ path: 'hoi-dap/index.html', content: Buffer.from(html) }];
  expect(choosePrecache(built).precache.elsewhere).toEqual({ '/hoi-dap/moi/': '/hoi-dap/#moi' });
  expect(choosePrecache(built, undefined, '/phuong').precache.elsewhere).toEqual({
    '/phuong/hoi-dap/moi/': '/phuong/hoi-dap/#moi',
  });
});

describe('what goes on the device', () => {
  const file = (path: string, bytes: number) => ({ path, content: new Uint8Array(bytes) });
  const built = [
    file('hoi-dap/index.html', 50),
    file('hoi-dap/x/index.html', 5),
    file('huong-dan/x/index.html', 60),
    file('thong-bao/y/index.html', 30),
    file('tep/0a.mp3', 10),
    file('_astro/a.css', 20),
    file('_astro/chi-muc.0a1b2c3d4e5f6071.json', 10),
  ];

  test('pages by their address; sound is left on the server', () => {
    expect(Object.keys(choosePrecache(built).precache.files)).toEqual([
      '/huong-dan/x/',
      '/_astro/a.css',
      '/_astro/chi-muc.0a1b2c3d4e5f6071.json',
      '/hoi-dap/',
      '/thong-bao/y/',
    ]);
  });
  test('when not all fits, the least needed is left out and named', () => {
    const { bytes, leftOut } = choosePrecache(built, 160);
    expect(bytes).toBe(140);
    expect(leftOut).toEqual(['thong-bao/y/index.html']);
  });
  test('where guides and practice themselves do not fit the build breaks and names the largest', () => {
    expect(() => choosePrecache(built, 89)).toThrow('huong-dan/x/index.html');
  });
  test('one byte changed is another version; nothing changed is the same', () => {
    const changed = [...built.slice(0, 4), { path: '_astro/a.css', content: Buffer.alloc(20, 1) }];
    const { version } = choosePrecache(built).precache;
    expect(choosePrecache(built).precache.version).toBe(version);
    expect(choosePrecache(changed).precache.version).not.toBe(version);
  });
});
