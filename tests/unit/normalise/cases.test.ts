import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { normalise } from '../../../audio/normalise/index.ts';
import { compared } from '../../setup/compared.ts';

const readCases = (file: string): string[][] =>
  readFileSync(new URL(`../../cases/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));

describe.each([
  'normalise-sample.tsv',
  'normalise-own.tsv',
  'normalise-blind.tsv',
  'normalise-real.tsv',
  'normalise-blind-2.tsv',
])('%s', (file) => {
  test.each(readCases(file))('%s: %s', (_class, written = '', spoken = '') => {
    expect(compared(normalise(written).text)).toBe(compared(spoken));
  });
});
