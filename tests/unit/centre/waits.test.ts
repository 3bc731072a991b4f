import { expect, it } from 'vitest';
import { waitMs } from '../../../scheduler/link/waits.ts';
import { readInvitation } from '../../../scheduler/link/join.ts';

it('waits longer after each failure, never all at the same moment, never longer than ten minutes', () => {
  expect([0, 1, 2, 3].map((failures) => waitMs(failures, 0.999))).toEqual([
    71_976, 4998, 9995, 19_990,
  ]);
  expect(waitMs(50, 0)).toBe(300_000);
  expect(waitMs(5000, 0.999)).toBeLessThanOrEqual(600_000);
  expect(waitMs(0, 0)).toBe(48_000);
});

it.each([
  [
    'https://a.vn/moi/7kq2-m0xd-9f3t/vZTgSgLZF2iTo3n3HCY1RA',
    undefined,
    { url: 'https://a.vn', code: '7KQ2-M0XD-9F3T', centre: 'vZTgSgLZF2iTo3n3HCY1RA' },
  ],
  [
    'https://a.vn/centre/moi/7KQ2-M0XD-9F3T/',
    undefined,
    { url: 'https://a.vn/centre', code: '7KQ2-M0XD-9F3T' },
  ],
  ['7kq2 moxd 9f3t', 'https://a.vn/', { url: 'https://a.vn', code: '7KQ2-M0XD-9F3T' }],
])('%s', (word, url, read) => {
  expect(readInvitation(word, url)).toEqual(read);
});

it.each([
  ['7KQ2-M0XD-9F3T', undefined],
  ['https://a.vn/', undefined],
  ['ftp://a.vn/moi/x', undefined],
])('no invitation: %s', (word, url) => {
  expect(() => readInvitation(word, url)).toThrow(/không phải đường dẫn mời/);
});
