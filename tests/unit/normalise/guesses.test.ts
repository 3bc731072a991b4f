import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { normalise } from '../../../audio/normalise/index.ts';
import { compared } from '../../setup/compared.ts';

const rows = (file: string): string[][] =>
  readFileSync(new URL(`../../cases/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));

const asksAbout = (text: string): readonly string[] => {
  const { guesses, unknown } = normalise(text);
  return [...guesses, ...unknown].map(({ written }) => written);
};

describe.each([4, 5, 6, 7, 8].map((round) => `normalise-blind-${round}.tsv`))(
  '%s: right, or asked about',
  (file) => {
    test.each(rows(file))('%s: %s', (_kind, written = '', readings = '') => {
      if (asksAbout(written).length === 0) {
        expect(readings.split(' | ').map(compared)).toContain(compared(normalise(written).text));
      }
    });
  },
);

describe('a shape that no rule knows is never certain', () => {
  test.each(rows('normalise-asked.tsv'))('%s in: %s', (form = '', written = '') => {
    expect(asksAbout(written).join(' ')).toContain(form);
  });
});

describe('what is certain is not asked about', () => {
  test.each(rows('normalise-certain.tsv').map(([written = '']) => written))('%s', (written) => {
    expect(asksAbout(written)).toEqual([]);
  });
});

describe('the row that is proposed decides, and is not asked about again', () => {
  const files = [
    'normalise-blind-4.tsv',
    'normalise-blind-5.tsv',
    'normalise-blind-6.tsv',
    'normalise-blind-7.tsv',
    'normalise-blind-8.tsv',
    'normalise-own.tsv',
  ];
  test.each(files)('%s', (file) => {
    for (const [, written = ''] of rows(file)) {
      for (const guess of normalise(written).guesses) {
        for (const row of guess.lexiconRows) {
          const [form = '', spoken = ''] = row.split('\t');
          const lexicon = [{ written: form, spoken, note: '', line: 1 }];
          const again = normalise(written, { lexicon }).guesses.map((other) => other.written);
          expect(again, `${written}: ${row}`).not.toContain(guess.written);
        }
      }
    }
  });
});
