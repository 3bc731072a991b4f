import { sayCardinal, sayDigits } from '../numerals.ts';
import type { Reader } from '../place.ts';
import { latin, matchAt } from '../place.ts';

const post = new RegExp(`[Kk][mM]\\.?\\s?(\\d{1,4})\\s?\\+\\s?(\\d{1,3})(?![${latin}\\d])`, 'y');

/** `Km3+150`: a place on a road. Metres with a zero before them may be said either way. */
export const kmPostReader: Reader = {
  rule: 'post',
  starts: ['letter'],
  read: ({ text, at }) => {
    const match = matchAt(post, text, at);
    if (!match) {
      return undefined;
    }
    const [whole, km = '', metres = ''] = match;
    const head = `ki lô mét ${sayCardinal(km)} cộng`;
    const end = at + whole.length;
    return metres.startsWith('0') && metres.length > 1
      ? {
          end,
          spoken: `${head} ${sayDigits(metres)}`,
          row: 'Km',
          sure: 'guess',
          choices: [`${head} ${sayCardinal(metres)}`],
        }
      : { end, spoken: `${head} ${sayCardinal(metres)}`, row: 'Km' };
  },
};
