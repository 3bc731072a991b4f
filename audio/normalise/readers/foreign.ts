import type { Reader } from '../place.ts';
import { LETTERS, matchAt } from '../place.ts';
import { FOREIGN_WORDS } from '../tables/foreign-words.ts';

/** Up to three words, or parts of one with a hyphen or an apostrophe: `sea games`, `check-in`, `h'mông`. */
const WORDS = new RegExp(`[${LETTERS}]+(?:[ .'-][${LETTERS}]+){0,2}`, 'y');
const LAST_WORD = new RegExp(`(?:^|[ .'-])[${LETTERS}]+$`);

/** Foreign words and brands by table, the longest first, in any case. */
export const foreignReader: Reader = {
  rule: 'foreign',
  starts: ['letter'],
  read: ({ text, at }) => {
    let written = matchAt(WORDS, text, at)?.[0] ?? '';
    while (written !== '') {
      const row = written.toLowerCase();
      const spoken = FOREIGN_WORDS.get(row);
      if (spoken !== undefined) return { end: at + written.length, spoken, row };
      written = written.replace(LAST_WORD, '');
    }
    return undefined;
  },
};
