import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blanksOf, fillEmergency } from '../../../content/schema/emergency-blanks.ts';

const text = 'Nước {sông nào} lên nhanh. Bà con {tổ} đi ngay; {sông  nào} còn lên.';

test('each blank is named once, in the order of reading', () => {
  expect(blanksOf(text)).toEqual(['sông nào', 'tổ']);
});

test.each([
  [
    'all filled',
    { 'sông nào': 'sông Sặt', tổ: 'tổ 3' },
    'Nước sông Sặt lên nhanh. Bà con tổ 3 đi ngay; sông Sặt còn lên.',
    [],
  ],
  [
    'spaces are no words',
    { 'sông nào': 'sông Sặt', tổ: ' \n ' },
    'Nước sông Sặt lên nhanh. Bà con {tổ} đi ngay; sông Sặt còn lên.',
    ['tổ'],
  ],
  [
    'what is filled in is no blank and no pattern',
    { 'sông nào': '{tổ} $& $1', tổ: 'tổ 3' },
    'Nước {tổ} $& $1 lên nhanh. Bà con tổ 3 đi ngay; {tổ} $& $1 còn lên.',
    [],
  ],
  ['names of every object are no answers', {}, text, ['sông nào', 'tổ']],
] as const)('%s', (_name, filled, said, missing) => {
  expect(fillEmergency(text, filled)).toEqual({ text: said, missing });
});

test('whatever its blanks are called, a filled text has none left', () => {
  const word = fc.stringMatching(/^[a-zđ ]{0,12}[a-zđ]$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word)), (pairs) => {
      const prepared = pairs.map(([before, name]) => `${before} {${name}}`).join('');
      const filled = Object.fromEntries(blanksOf(prepared).map((name) => [name, 'x']));
      const { text: said, missing } = fillEmergency(prepared, filled);
      expect(missing).toEqual([]);
      expect(said).not.toMatch(/[{}]/);
    }),
  );
});
