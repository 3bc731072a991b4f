import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writtenText } from '../../../content/markup/written.ts';
import { splitAtRanges } from '../../../site/spoken-ranges.ts';

describe('a text node and the file it was written in', () => {
  test.each([
    ['plain', 'Bước một', '## Bước một', 3, [3, 4, 5, 6, 7, 8, 9, 10]],
    ['indent dropped after a line break', 'a\nb', 'a\n  b', 0, [0, 1, 4]],
    ['backslash', '*a', '\\*a', 0, [1, 2]],
    ['entity', 'a & b', 'a &amp; b', 0, [0, 1, 2, 7, 8]],
    ['a plain ampersand', 'a & b', 'a & b', 0, [0, 1, 2, 3, 4]],
  ])('%s', (_name, value, source, start, offsets) => {
    expect(writtenText(value, source, start).starts).toEqual(offsets);
  });
});

describe('splitAtRanges', () => {
  const split = (text: string, ranges: { id: string; start: number; end: number }[]) =>
    splitAtRanges(
      text,
      Array.from({ length: text.length }, (_, index) => index),
      ranges,
    );

  test('two sentences with a space between', () => {
    const pieces = split('Một. Hai.', [
      { id: 's1', start: 0, end: 4 },
      { id: 's2', start: 5, end: 9 },
    ]);
    expect(pieces).toEqual([
      { text: 'Một.', sentence: 's1', start: 0 },
      { text: ' ', start: 4 },
      { text: 'Hai.', sentence: 's2', start: 5 },
    ]);
  });

  test('a unit that was not written in the file goes with the one before it', () => {
    expect(splitAtRanges('Một.', [0, 1, -1, 3], [{ id: 's1', start: 0, end: 4 }])).toEqual([
      { text: 'Một.', sentence: 's1', start: 0 },
    ]);
  });

  test('whatever the ranges, no letter is lost, added or moved', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.tuple(fc.nat(40), fc.nat(10)), { maxLength: 6 }),
        (text, spans) => {
          const ranges = spans.map(([start, length], index) => ({
            id: `s${index}`,
            start,
            end: start + length,
          }));
          expect(
            split(text, ranges)
              .map((piece) => piece.text)
              .join(''),
          ).toBe(text);
        },
      ),
    );
  });
});
