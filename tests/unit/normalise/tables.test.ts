import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isSpeakable } from '../../../audio/normalise/index.ts';
import { readTable } from '../../../audio/tables/read-table.ts';

const folder = new URL('../../../audio/tables/', import.meta.url);
const names = readdirSync(folder)
  // Where voices are to be had: nobody says it.
  .filter((file) => file.endsWith('.tsv') && file !== 'known-voices.tsv')
  .map((file) => file.replace('.tsv', ''));
/** Its rows are spelled, not said. */
const spelled = new Set(['acronyms', 'web-phrases', 'foreign-initials']);

describe('every row of every table is Vietnamese syllables', () => {
  test.each(names.filter((name) => !spelled.has(name)))('%s', (name) => {
    const wrong = readTable(name).filter(
      ([written = '', spoken = '']) =>
        written === '' || !isSpeakable(spoken) || /[^\p{L} ]/u.test(spoken),
    );
    expect(wrong).toEqual([]);
  });
});

describe('no form stands twice with the same context', () => {
  test.each(names)('%s', (name) => {
    const keys = readTable(name).map(([written, , before = '', after = '']) =>
      name === 'abbreviations-in-context' ? `${written} ${before} ${after}` : written,
    );
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });
});
