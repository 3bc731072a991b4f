import { expect, test } from 'vitest';
import { readPapers } from '../../../../scheduler/console/listening/core/papers.ts';

test('a line for each paper, with or without blanks, small or large', () => {
  const { papers, errors } = readPapers('ABG\n\n a b = \r\nb,-,g', 3);
  expect(errors).toEqual([]);
  expect(papers.map((paper) => [...paper])).toEqual([
    [
      [0, 'a'],
      [1, 'b'],
      [2, 'same'],
    ],
    [
      [0, 'a'],
      [1, 'b'],
      [2, 'same'],
    ],
    [
      [0, 'b'],
      [2, 'same'],
    ],
  ]);
});

test('everything that is wrong is said at once, and nothing is taken of it', () => {
  expect(readPapers('ABG\nABX\nAB', 3).errors).toEqual([
    'Dòng 2: không hiểu “X”. Chỉ gõ A, B, G (giống nhau) hoặc dấu - (bỏ trống).',
    'Dòng 3: có 2 dấu, phiếu có 3 cặp.',
  ]);
});
