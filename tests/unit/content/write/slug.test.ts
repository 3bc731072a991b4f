import { expect, test } from 'vitest';
import { freeSlug, slugOf } from '../../../../content/write/slug.ts';

test.each([
  ['Tuyên truyền phòng cháy, chữa cháy', 'tuyen-truyen-phong-chay-chua-chay'],
  ['Đường phố xanh – sạch – đẹp!', 'duong-pho-xanh-sach-dep'],
  ['  ../../etc  ', 'etc'],
  ['…', ''],
  ['ấ'.repeat(80), 'a'.repeat(60)],
])('%s', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
  expect(slugOf(title.normalize('NFD'))).toBe(slug);
});

test('a name that is taken gets a number', () => {
  expect(freeSlug('bao', [])).toBe('bao');
  expect(freeSlug('bao', ['Bao', 'bao-2'])).toBe('bao-3');
});
