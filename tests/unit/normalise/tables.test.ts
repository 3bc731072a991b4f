import { describe, expect, test } from 'vitest';
import { isSpeakable } from '../../../audio/normalise/index.ts';
import { ABBREVIATIONS } from '../../../audio/normalise/tables/abbreviations.ts';
import { CURRENCIES, CURRENCY_SIGNS, SCALES } from '../../../audio/normalise/tables/currencies.ts';
import { FOREIGN_WORDS } from '../../../audio/normalise/tables/foreign-words.ts';
import { DEPARTMENTS, DOCUMENT_KINDS, ISSUERS } from '../../../audio/normalise/tables/issuers.ts';
import { GREEK_NAMES, LETTER_NAMES } from '../../../audio/normalise/tables/letters.ts';
import { NUMBERED_PREFIXES } from '../../../audio/normalise/tables/numbered-prefixes.ts';
import { SAID_SYMBOLS } from '../../../audio/normalise/tables/symbols.ts';
import { UNITS } from '../../../audio/normalise/tables/units.ts';
import { WEB_PLACES, WEB_WORDS } from '../../../audio/normalise/tables/web-words.ts';

const pairs = (rows: readonly { written: string; spoken: string }[]): [string, string][] =>
  rows.map(({ written, spoken }) => [written, spoken]);

const tables: readonly (readonly [string, Iterable<[string, string]>])[] = [
  ['abbreviations', pairs(ABBREVIATIONS)],
  ['units', pairs(UNITS)],
  ['foreign words', FOREIGN_WORDS],
  ['web words', [...Object.entries(WEB_WORDS), ...WEB_PLACES]],
  ['currencies', [...Object.entries({ ...CURRENCIES, ...CURRENCY_SIGNS, ...SCALES })]],
  ['issuers', Object.entries({ ...ISSUERS, ...DEPARTMENTS, ...DOCUMENT_KINDS })],
  ['letters', Object.entries({ ...LETTER_NAMES, ...GREEK_NAMES, ...NUMBERED_PREFIXES })],
  ['symbols', Object.entries(SAID_SYMBOLS).map(([sign, { spoken }]) => [sign, spoken])],
];

describe('every row of every table is Vietnamese syllables', () => {
  test.each(tables)('%s', (_name, rows) => {
    const wrong = [...rows].filter(
      ([, spoken]) => !isSpeakable(spoken) || /[^\p{L} ]/u.test(spoken),
    );
    expect(wrong).toEqual([]);
  });
});

test('no abbreviation stands twice with the same context', () => {
  const keys = ABBREVIATIONS.map(
    ({ written, before, after }) => `${written} ${String(before)} ${String(after)}`,
  );
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});
