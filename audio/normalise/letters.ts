import { sayDigits } from './numerals.ts';
import { GREEK_NAMES, LETTER_NAMES } from './tables/letters.ts';

/** One character's name; '' if it has none. Letters with foreign marks are named by their base letter. */
const sayChar = (char: string): string => {
  const lower = char.toLowerCase();
  const toneless = lower
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC');
  const base = lower.normalize('NFD').slice(0, 1);
  return (
    LETTER_NAMES[lower] ??
    LETTER_NAMES[toneless] ??
    LETTER_NAMES[base] ??
    GREEK_NAMES[lower] ??
    sayDigits(char)
  );
};

/** Letter by letter: `CT01` -> xê tê không một. Characters without a name are passed over. */
export const sayLetters = (written: string): string =>
  Array.from(written, sayChar)
    .filter((name) => name !== '')
    .join(' ');
