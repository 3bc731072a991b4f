import { expect, test } from 'vitest';
import { stoodAfter } from '../../../../content/bring-in/stood-after.ts';

const source = 'UBND phường Trang 1 Kính gửi bà con Trang 2'.split(' ');

test.each([
  ['UBND phường', ''],
  ['Trang 1', 'UBND phường'],
  ['Trang 2', 'UBND phường Trang 1 Kính gửi bà con'],
  ['Trang 3', undefined],
  ['…', undefined],
])('“%s” stood after “%s”', (text, after) => {
  expect(stoodAfter(source, text)).toBe(after);
});
