// RFC 9110, case by case.
import { describe, expect, it } from 'vitest';
import { acceptedEncodings } from '../../../scheduler/server/accept-encoding.ts';
import { readHttpDate } from '../../../scheduler/server/http-date.ts';
import { isSameForRange, judgePreconditions } from '../../../scheduler/server/preconditions.ts';

const modifiedAt = Date.UTC(2026, 10, 29, 1, 2, 3, 450);
const held = { etag: '"x"', modifiedAt };
const same = 'Sun, 29 Nov 2026 01:02:03 GMT';
const before = 'Sun, 29 Nov 2026 01:02:02 GMT';
const after = 'Sun, 29 Nov 2026 01:02:04 GMT';

describe('preconditions of a file "x", changed at 01:02:03', () => {
  const cases: readonly [Record<string, string>, ReturnType<typeof judgePreconditions>][] = [
    [{}, 'send'],
    [{ 'if-none-match': '"x"' }, 'unchanged'],
    [{ 'if-none-match': 'W/"x"' }, 'unchanged'],
    [{ 'if-none-match': '"a", W/"x"' }, 'unchanged'],
    [{ 'if-none-match': '"a","x"' }, 'unchanged'],
    [{ 'if-none-match': '"a, x", "b"' }, 'send'],
    [{ 'if-none-match': '*' }, 'unchanged'],
    [{ 'if-none-match': ' * ' }, 'unchanged'],
    [{ 'if-none-match': '"a"' }, 'send'],
    [{ 'if-none-match': 'x' }, 'send'],
    [{ 'if-none-match': '' }, 'send'],
    [{ 'if-modified-since': same }, 'unchanged'],
    [{ 'if-modified-since': after }, 'unchanged'],
    [{ 'if-modified-since': before }, 'send'],
    [{ 'if-modified-since': 'hôm qua' }, 'send'],
    [{ 'if-modified-since': '2026-11-29T01:02:03Z' }, 'send'],
    // The tag decides alone where there is one.
    [{ 'if-none-match': '"a"', 'if-modified-since': after }, 'send'],
    [{ 'if-none-match': '"x"', 'if-modified-since': before }, 'unchanged'],
    [{ 'if-match': '"x"' }, 'send'],
    [{ 'if-match': '"a", "x"' }, 'send'],
    [{ 'if-match': '*' }, 'send'],
    [{ 'if-match': 'W/"x"' }, 'failed'],
    [{ 'if-match': '"a"' }, 'failed'],
    [{ 'if-match': '"x"', 'if-none-match': '"x"' }, 'unchanged'],
    [{ 'if-unmodified-since': same }, 'send'],
    [{ 'if-unmodified-since': before }, 'failed'],
    [{ 'if-match': '"x"', 'if-unmodified-since': before }, 'send'],
    [{ 'if-unmodified-since': 'nonsense' }, 'send'],
  ];
  it.each(cases)('%j → %s', (headers, verdict) => {
    expect(judgePreconditions(headers, held)).toBe(verdict);
  });
});

describe('If-Range', () => {
  const cases: readonly [string | undefined, boolean][] = [
    [undefined, true],
    ['"x"', true],
    ['W/"x"', false],
    ['"y"', false],
    [same, true],
    [after, false],
    [before, false],
    ['nonsense', false],
  ];
  it.each(cases)('%s → a part: %s', (header, expected) => {
    expect(isSameForRange(header, held, modifiedAt + 60_000)).toBe(expected);
  });
  it('a date says nothing of a file that changed in this very second', () => {
    expect(isSameForRange(same, held, modifiedAt + 100)).toBe(false);
  });
});

describe('Accept-Encoding', () => {
  const cases: readonly [string | undefined, string][] = [
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip', 'gzip identity'],
    ['br, gzip', 'br gzip identity'],
    ['gzip, deflate, br, zstd', 'br gzip identity'],
    ['gzip;q=0', 'identity'],
    ['br;q=0, gzip', 'gzip identity'],
    ['br;q=0.0, gzip;q=0.000', 'identity'],
    ['gzip;q=1.0, br;q=0.5', 'gzip br identity'],
    ['*', 'br gzip identity'],
    ['*;q=0', ''],
    ['*;q=0, gzip', 'gzip'],
    ['br;q=0, *', 'gzip identity'],
    ['identity;q=0', ''],
    ['identity;q=0, gzip', 'gzip'],
    ['gzip;q=0.5, identity', 'identity gzip'],
    ['GZIP', 'gzip identity'],
    ['x-gzip', 'gzip identity'],
    ['gzip ; Q=0.3', 'gzip identity'],
    ['brotli', 'identity'],
    ['bromine, notgzip', 'identity'],
    ['gzip;q=2', 'identity'],
    [',, gzip ,', 'gzip identity'],
  ];
  it.each(cases)('%s → %s', (header, expected) => {
    expect(acceptedEncodings(header).join(' ')).toBe(expected);
  });
});

it.each([
  ['Sun, 06 Nov 1994 08:49:37 GMT', '1994-11-06T08:49:37.000Z'],
  ['Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37.000Z'],
  ['Sun Nov  6 08:49:37 1994', '1994-11-06T08:49:37.000Z'],
  ['Sun, 31 Feb 2026 08:49:37 GMT', undefined],
  ['Sun, 06 Nov 1994 25:49:37 GMT', undefined],
  ['Sun, 06 Nov 1994 08:49:37 +0700', undefined],
  ['1994-11-06', undefined],
  ['', undefined],
])('the date %s is %s', (text, expected) => {
  const at = readHttpDate(text, Date.UTC(2026, 0));
  expect(at === undefined ? undefined : new Date(at).toISOString()).toBe(expected);
});
