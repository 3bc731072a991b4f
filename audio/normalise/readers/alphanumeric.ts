import { sayLetters } from '../letters.ts';
import { sayCardinal, sayDigits } from '../numerals.ts';
import type { Reader, Reading } from '../place.ts';
import { LETTERS, matchAt } from '../place.ts';
import { NUMBERED_PREFIXES } from '../tables/numbered-prefixes.ts';

/** `34A-123.45`, `34B1-234.56`, `30F-1234`. */
const PLATE = new RegExp(
  `(\\d{2}[A-ZĐ]{1,2}\\d?)\\s?-\\s?(\\d{3}\\.?\\d{2}|\\d{4})(?![${LETTERS}\\d])`,
  'y',
);
const LETTERED = new RegExp(`[A-ZĐ]{1,6}\\d{1,6}(?:[A-Z]?\\d{0,3}){0,2}(?![${LETTERS}])`, 'y');
const LOWER_LETTERED = new RegExp(`[a-z]\\d{1,3}(?![${LETTERS}\\d.,])`, 'y');
const NUMBERED = new RegExp(`(\\d{1,4})([A-ZĐ]|[a-eđ])(?![${LETTERS}])`, 'y');
const PREFIXED = /([A-ZĐa-zđ]{1,4})[.\s-]?(\d{1,3})([A-Z])?(?![\d])/y;
const RUNS = /[^\d]+|\d+/g;

const sayRuns = (code: string): string =>
  (code.match(RUNS) ?? [])
    .map((run) =>
      !/\d/.test(run) ? sayLetters(run) : /^0|\d{4}/.test(run) ? sayDigits(run) : sayCardinal(run),
    )
    .filter((part) => part !== '')
    .join(' ');

const readPrefixed = (text: string, at: number): Reading | undefined => {
  const match = matchAt(PREFIXED, text, at);
  if (!match) return undefined;
  const [whole, prefix = '', digits = '', letter] = match;
  const spoken = NUMBERED_PREFIXES[prefix];
  if (spoken === undefined) return undefined;
  const tail = letter === undefined ? '' : ` ${sayLetters(letter)}`;
  return { end: at + whole.length, spoken: `${spoken} ${sayCardinal(digits)}${tail}`, row: prefix };
};

/** Plates, roads, form codes, house numbers: letters by name, digits as they are known. */
export const alphanumericReader: Reader = {
  rule: 'alphanumeric',
  starts: ['letter', 'digit'],
  read: ({ text, at }) => {
    const plate = matchAt(PLATE, text, at);
    if (plate) {
      const [whole] = plate;
      return { end: at + whole.length, spoken: sayLetters(whole) };
    }
    const prefixed = readPrefixed(text, at);
    if (prefixed) return prefixed;
    const lettered = matchAt(LETTERED, text, at) ?? matchAt(LOWER_LETTERED, text, at);
    if (lettered) return { end: at + lettered[0].length, spoken: sayRuns(lettered[0]) };
    const numbered = matchAt(NUMBERED, text, at);
    if (!numbered) return undefined;
    const [whole, digits = '', letter = ''] = numbered;
    return { end: at + whole.length, spoken: `${sayCardinal(digits)} ${sayLetters(letter)}` };
  },
};
