import type { Reader } from '../place.ts';
import { latin, matchAt } from '../place.ts';
import { foreignWords } from '../tables/foreign-words.ts';

/** Up to three words, or parts of one with a hyphen or an apostrophe: `sea games`, `check-in`, `h'mông`. */
const words = new RegExp(`[${latin}]+(?:[ .'-][${latin}]+){0,2}`, 'y');
const lastWord = new RegExp(`(?:^|[ .'-])[${latin}]+$`);

/** Foreign words and brands by table, the longest first, in any case. */
export const foreignReader: Reader = {
  rule: 'foreign',
  starts: ['letter'],
  read: ({ text, at }) => {
    let written = matchAt(words, text, at)?.[0] ?? '';
    while (written !== '') {
      const row = written.toLowerCase();
      const spoken = foreignWords.get(row);
      if (spoken !== undefined) {
        return { end: at + written.length, spoken, row };
      }
      written = written.replace(lastWord, '');
    }
    return undefined;
  },
};
