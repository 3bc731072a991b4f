import { sayDigits } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { LETTERS, matchAt } from '../place.ts';
import {
  AFTER_DIALLED,
  BETWEEN_CUE_AND_NUMBER,
  COUNTED_AFTER,
  LOOSE_CUES,
  SERVICE_NAMES,
  SHORT_CODES,
  STRONG_CUES,
} from '../tables/phone-cues.ts';

const GAP = '[ .\\-]{0,3}';
/** National and international numbers, with any grouping: 0912 345 678, (0220) 3.752.118, +84-912-345-678. */
const NATIONAL = new RegExp(
  `\\(?0\\d{1,3}\\)?(?:${GAP}\\d){7,9}(?!\\d|[.,-]\\d|/(?!0\\d)\\d)`,
  'y',
);
const INTERNATIONAL = new RegExp(
  `(?:\\(\\s?\\+\\s?\\d{1,3}\\s?\\)|\\+\\s?\\d{1,3})(?:${GAP}\\(?\\d\\)?){7,11}(?!\\d)`,
  'y',
);
const SERVICE = new RegExp(
  `(?!\\d{4}-\\d{2}-\\d{2}(?!\\d)|\\d{4}\\s?-\\s?(?:1[89]|20)\\d{2}(?!\\d))1[89]00(?:${GAP}\\d){3,6}(?!\\d|[.,]\\d)`,
  'y',
);
/** Four groups or more are the number of a book, an account, a lot. */
const GROUPED = /\d{1,8}(?:-\d{1,8}){3,7}(?![\d-])/y;
/** What is dialled: *101#, *#06#. */
const DIALLED = /[*#][*#\d]{1,20}#?(?![\d])/y;
const SHORT = new RegExp(
  `\\d{3,6}(?![\\d${LETTERS}%]|[.,]\\d|/(?!\\d{3,6}(?![\\d/]|[.,]\\d)|\\d{3}/\\d{3}(?!\\d)))`,
  'y',
);
const LIST = '(?:\\s*\\d{3,6}\\s*(?:,|và|hoặc|hay|;|/|-)?\\s*)*$';
const after = (cues: string): RegExp =>
  new RegExp(`(?:^|[\\s("/:])(?:${cues})${BETWEEN_CUE_AND_NUMBER}\\s*:?${LIST}`);
const AFTER_STRONG_CUE = after(STRONG_CUES);
const AFTER_LOOSE_CUE = after(LOOSE_CUES);

/** `Gọi 113 khi có trộm, 114 khi có cháy`: one of them has been named in this sentence. */
const AFTER_ANOTHER = new RegExp(`(?:^|\\s)(?:${STRONG_CUES})\\s[^.]*(?<!\\d)11[1-6](?!\\d)[^.]*$`);

const DIALLED_NAMES: Readonly<Record<string, string>> = { '*': 'sao', '#': 'thăng' };

const readDialled = ({ text, at }: Place): Reading | undefined => {
  const match = matchAt(DIALLED, text, at);
  if (!match || !/\d/.test(match[0])) return undefined;
  const spoken = Array.from(match[0], (char) => DIALLED_NAMES[char] ?? sayDigits(char)).join(' ');
  return { end: at + match[0].length, spoken };
};

const readLong = ({ text, at }: Place): Reading | undefined => {
  const match =
    matchAt(NATIONAL, text, at) ?? matchAt(SERVICE, text, at) ?? matchAt(GROUPED, text, at);
  return match ? { end: at + match[0].length, spoken: sayDigits(match[0]) } : undefined;
};

const readInternational = ({ text, at }: Place): Reading | undefined => {
  const match = matchAt(INTERNATIONAL, text, at);
  return match ? { end: at + match[0].length, spoken: `cộng ${sayDigits(match[0])}` } : undefined;
};

const readShort = (place: Place): Reading | undefined => {
  const match = matchAt(SHORT, place.text, place.at);
  if (!match) return undefined;
  const [digits] = match;
  const before = place.before();
  const end = place.at + digits.length;
  const next = place.text.slice(end, end + 12);
  const strong = AFTER_STRONG_CUE.test(before) && !COUNTED_AFTER.test(next);
  const known = digits.length > 3 || SHORT_CODES.has(digits);
  const loose = known && AFTER_DIALLED.test(next) && AFTER_LOOSE_CUE.test(before);
  const named =
    SHORT_CODES.has(digits) &&
    (SERVICE_NAMES.test(before) || AFTER_ANOTHER.test(before)) &&
    !COUNTED_AFTER.test(next);
  if (!strong && !loose && !named && !/^ nhánh /.test(next)) return undefined;
  return { end, spoken: sayDigits(digits), row: digits };
};

export const phoneReader: Reader = {
  rule: 'phone',
  starts: ['digit', 'symbol'],
  read: (place) => {
    const first = place.text.charAt(place.at);
    if (first === '*' || first === '#') return readDialled(place);
    if (first === '+') return readInternational(place);
    if (first === '(') return readInternational(place) ?? readLong(place);
    return readLong(place) ?? readShort(place);
  },
};
