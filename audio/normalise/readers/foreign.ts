import type { Reader } from '../place.ts';
import { LETTERS, matchAt } from '../place.ts';
import { FOREIGN_WORDS } from '../tables/foreign-words.ts';

const WORD = new RegExp(`[${LETTERS}]+(?:-[${LETTERS}]+)?`, 'y');

/** Foreign words and brands, by table, in any case. */
export const foreignReader: Reader = {
  rule: 'foreign',
  starts: ['letter'],
  read: ({ text, at }) => {
    const whole = matchAt(WORD, text, at)?.[0];
    if (whole === undefined) return undefined;
    for (const written of new Set([whole, whole.replace(/-.*$/, '')])) {
      const spoken = FOREIGN_WORDS.get(written.toLowerCase());
      if (spoken !== undefined)
        return { end: at + written.length, spoken, row: written.toLowerCase() };
    }
    return undefined;
  },
};
