import type { Place, Reader } from '../place.ts';
import { LETTERS, matchAt } from '../place.ts';
import { COUNTED_PER, PER, UNITS_OVER } from '../tables/rates.ts';

const WORD_AFTER = new RegExp(`[${LETTERS}]+`, 'y');

/** A number and at most four words or units stand right before. */
const COUNT_BEFORE = new RegExp(
  `\\d[\\d.,]*\\s?(?:[${LETTERS}²³°]{1,10}[\\s/]){0,4}[${LETTERS}]{0,10}[\\d²³%]?$`,
);

/** `A/H5N1`, a letter and a code. */
const LETTER_CODE = /^[^A-Za-zÀ-ỹ]?[A-Z]\/[A-Z]\d/;

/** `2/ Địa điểm` at the head of a line or of a sentence. */
const LIST_NUMBER = /(?:^|[\n.:;]\s?)\d{1,2}\/ \p{Lu}$/u;
const CODE_NEXT = /^\d[A-Z]\/\d[A-Z]/;
const DAY_NEXT = /^\d{1,2}\s?\/\s?\d{1,2}(?!\d)/;

/** What a slash between words or units says; '' if nothing. */
const link = (place: Place, next: number): string => {
  const { text, last } = place;
  if (last.end === 0 || text.charAt(place.at - 1) === '.') return '';
  if (/\d/.test(text.charAt(next))) {
    // `4G/5G`
    if (last.rule === 'phone' || CODE_NEXT.test(text.slice(place.at - 2, next + 3))) return 'hoặc';
    // `19h/06/9`
    return last.rule === 'time' && DAY_NEXT.test(text.slice(next, next + 8)) ? '' : 'trên';
  }
  const word = matchAt(WORD_AFTER, text, next)?.[0];
  if (word === undefined) return '';
  const before = place.before();
  if (LETTER_CODE.test(text.slice(place.at - 2, next + 3))) return '';
  if (/(?:^|\s)và$/.test(before)) return '';
  const lower = word.toLowerCase();
  const counted = PER.has(lower) || UNITS_OVER.has(word);
  if (last.rule === 'measure' && UNITS_OVER.has(word)) return 'trên';
  if (last.rule === 'money' || last.rule === 'percent')
    return /\d/.test(before) || counted ? 'một' : 'trên';
  if (
    /(?:đồng|nghìn|triệu|tỷ)$/.test(before) ||
    (counted && (COUNT_BEFORE.test(before) || COUNTED_PER.test(before)))
  )
    return 'một';
  return 'hoặc';
};

/** `lần/tuần` -> một; `km/h` -> trên; `CMND/CCCD` -> hoặc. */
export const slashReader: Reader = {
  rule: 'rate',
  starts: ['symbol'],
  read: (place) => {
    const { text, at } = place;
    if (text.charAt(at) !== '/') return undefined;
    const end = text.charAt(at + 1) === ' ' ? at + 2 : at + 1;
    if (LIST_NUMBER.test(text.slice(Math.max(0, at - 4), end + 1)))
      return { end, spoken: '', row: '/', pause: ',' };
    return { end, spoken: link(place, end), row: '/' };
  },
};
