import { sayLetters } from '../letters.ts';
import type { Reader } from '../place.ts';
import { LETTERS, matchAt } from '../place.ts';
import { canonicalSyllable } from '../syllable.ts';

const WORD = new RegExp(`[${LETTERS}]+`, 'y');
const INITIAL = new RegExp(`[${LETTERS}](?![${LETTERS}])`, 'y');
/** `N.T.H.`, `N.V.An` */
const INITIALS = new RegExp(
  `(?:[A-ZĐ]\\.){2,}(?:[A-ZĐ](?![${LETTERS}]))?|(?:[A-ZĐ]\\.)+[A-ZĐ](?![${LETTERS}])`,
  'y',
);
/** Letters that the sender is told to type: `soạn tin TTTB gửi 1414`. */
const TYPED_BEFORE = /(?:soạn|soạn tin|soạn tin nhắn|cú pháp|nhắn|nhắn tin|nội dung)\s*:?$/;

/** A word in capitals that is a syllable, as in headings: `TUYỂN SINH`. */
const readSyllable = (word: string): string | undefined => canonicalSyllable(word.toLowerCase());

/** The last of the readers of letters: syllables in any case, initials, what is typed, else letter by letter. */
export const lettersReader: Reader = {
  rule: 'letters',
  starts: ['letter', 'symbol'],
  read: (place) => {
    const initials = matchAt(INITIALS, place.text, place.at)?.[0];
    if (initials !== undefined)
      return { end: place.at + initials.length, spoken: sayLetters(initials) };
    const { text, at } = place;
    const word = matchAt(WORD, text, at)?.[0];
    if (word === undefined) return undefined;
    const end = at + word.length;
    const typed = word === word.toUpperCase() && TYPED_BEFORE.test(place.before());
    if (typed) return { end, spoken: sayLetters(word), row: 'soạn' };
    const initial = matchAt(INITIAL, text, at);
    if (initial && !canonicalSyllable(word.toLowerCase())) return { end, spoken: sayLetters(word) };
    const syllable = readSyllable(word);
    if (syllable !== undefined) return { end, spoken: syllable };
    return { end, spoken: sayLetters(word), unknown: word };
  },
};
