import { expect, test } from 'vitest';
import { plainName } from '../../../scheduler/core/plain-name.ts';

const ascii = /[\w-]/;

test('names of few characters are as they were', () => {
  const id = 'dich-vu-cong@2026-12-01T17:00/bu-1~2';
  expect(plainName(id, ascii)).toBe(id);
});

test.each([
  ['tết', 'tất'],
  ['a b', 'a-b'],
  ['a.b', 'a-b'],
  ['a b', 'a.b'],
  ['xã đảo', 'xã đào'],
])('%s and %s never become one', (one, other) => {
  const [a, b] = [one, other].map((id) => plainName(`${id}@2026-12-01T17:00`, ascii));
  expect(a).not.toBe(b);
  expect(a).toMatch(/^[\w-]+@2026-12-01T17:00$/);
});
