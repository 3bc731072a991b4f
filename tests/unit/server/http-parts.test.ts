import { describe, expect, it } from 'vitest';
import { readByteRange } from '../../../scheduler/server/byte-range.ts';
import { pathnameOf } from '../../../scheduler/server/find-file.ts';
import {
  isLoopbackAddress,
  isLoopbackHost,
  notFromHere,
} from '../../../scheduler/server/loopback.ts';
import { mediaTypeOf } from '../../../scheduler/server/media-types.ts';
import {
  cacheControlOf,
  policyOfPage,
  strictPolicy,
} from '../../../scheduler/server/security-headers.ts';

describe('a Range header, of a file of 10 bytes', () => {
  const cases: readonly [string | undefined, unknown][] = [
    [undefined, 'whole'],
    ['bytes=0-', { first: 0, last: 9 }],
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=2-4', { first: 2, last: 4 }],
    ['bytes=2-400', { first: 2, last: 9 }],
    ['bytes=-4', { first: 6, last: 9 }],
    ['bytes=-40', { first: 0, last: 9 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=4-2', 'whole'],
    ['bytes=0-1,3-4', 'whole'],
    ['lines=1-2', 'whole'],
    ['Bytes=2-4', { first: 2, last: 4 }],
    ['bytes= 2-4 ', { first: 2, last: 4 }],
    ['bytes=2 - 4', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=', 'whole'],
    ['bytes=9-9', { first: 9, last: 9 }],
  ];
  it.each(cases)('%s', (header, expected) => {
    expect(readByteRange(header, 10)).toEqual(expected);
  });
});

describe('the policy of a page', () => {
  it('is what its <meta> states, and what only a header can say', () => {
    const meta = `<meta http-equiv="content-security-policy" content="default-src &#39;self&#39;; script-src 'sha256-x=';">`;
    expect(policyOfPage(`<head>${meta}</head>`)).toBe(
      "default-src 'self'; script-src 'sha256-x='; frame-ancestors 'none'",
    );
  });
  it('is the strict one where it states none', () => {
    expect(policyOfPage('<head><meta name="x" content="y"></head>')).toBe(strictPolicy);
  });
});

it.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['192.168.1.5', false],
  ['::ffff:10.0.0.1', false],
  ['1127.0.0.1', false],
])('the address %s is this machine: %s', (address, expected) => {
  expect(isLoopbackAddress(address)).toBe(expected);
});

it.each([
  ['localhost:4321', true],
  ['127.0.0.1:80', true],
  ['[::1]:4321', true],
  ['localhost.evil.example', false],
  ['127.0.0.1.nip.io', false],
  ['evil.example:4321', false],
  ['', false],
])('the host "%s" is this machine: %s', (host, expected) => {
  expect(isLoopbackHost(host)).toBe(expected);
});

it('a browser on another machine of the network is told so', () => {
  const headers = { host: '127.0.0.1:4321' };
  const from = (remoteAddress: string) =>
    notFromHere({ headers, httpVersion: '1.1', socket: { remoteAddress } });
  expect(from('192.168.1.5')).toContain('không phải là máy của đài');
  expect(from('::1')).toBeUndefined();
});

it.each([
  ['/phat-thanh/lich.ics', 'text/calendar; charset=utf-8'],
  ['/phat-thanh/podcast.xml', 'application/rss+xml; charset=utf-8'],
  ['/sitemap.xml', 'application/xml; charset=utf-8'],
  ['/phat-thanh/tep/a.mp3', 'audio/mpeg'],
  ['/pagefind/x.pf_index', 'application/octet-stream'],
])('%s goes out as %s', (path, type) => {
  expect(mediaTypeOf(path)).toBe(type);
});

it.each([
  [`/phat-thanh/tep/${'0'.repeat(64)}.mp3`, 'public, max-age=31536000, immutable'],
  ['/_astro/page.Cx8K2abd.css', 'public, max-age=31536000, immutable'],
  ['/_astro/chi-muc.0a1b2c3d4e5f6071.json', 'public, max-age=31536000, immutable'],
  ['/phat-thanh/schedule.json', 'no-cache'],
  ['/huong-dan/', 'no-cache'],
])('%s is kept: %s', (path, kept) => {
  expect(cacheControlOf(path)).toBe(kept);
});

it.each([
  ['/a%20b/?q=1', '/a b/'],
  ['/%zz', undefined],
  ['', '/'],
  ['http://loa.example.vn/a/?q=1', '/a/'],
  ['http://loa.example.vn', '/'],
])('the path of %s is %s', (url, expected) => {
  expect(pathnameOf(url)).toBe(expected);
});
