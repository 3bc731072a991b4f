import { sayDigits } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { LETTERS, matchAt } from '../place.ts';
import { PHONE_CUES, SHORT_CODES } from '../tables/phone-cues.ts';

const GAP = '[ .\\-]{0,3}';
/** National and international numbers, with any grouping: 0912 345 678, (0220) 3.752.118, +84-912-345-678. */
const NATIONAL = new RegExp(`\\(?0\\d{1,3}\\)?(?:${GAP}\\d){7,9}(?!\\d|[.,/-]\\d)`, 'y');
const INTERNATIONAL = new RegExp(
  `(?:\\(\\s?\\+\\s?\\d{1,3}\\s?\\)|\\+\\s?\\d{1,3})(?:${GAP}\\(?\\d\\)?){7,11}(?!\\d)`,
  'y',
);
const SERVICE = new RegExp(`1[89]00(?:${GAP}\\d){3,6}(?!\\d|[.,]\\d)`, 'y');
/** What is dialled: *101#, *#06#. */
const DIALLED = /[*#][*#\d]{1,20}#?(?![\d])/y;
const SHORT = new RegExp(`\\d{3,6}(?![\\d${LETTERS}%/]|[.,]\\d)`, 'y');
const LIST = '(?:\\s*\\d{3,6}\\s*(?:,|và|hoặc|hay|;|/|-)?\\s*)*$';
const AFTER_CUE = new RegExp(`(?:^|[\\s("/:])(?:${PHONE_CUES})\\s*:?${LIST}`);
const IS_COUNT =
  /^\s*(?:%|đồng|người|hộ|lần|lượt|giờ|phút|giây|ngày|tháng|năm|kg|km|m|ha|cm|cuộc|tin|triệu|nghìn|tỷ|suất|phần|trường|gia|đơn|hồ sơ|bản|cháu|em|cụ|học)(?![a-zà-ỹ])/i;

const DIALLED_NAMES: Readonly<Record<string, string>> = { '*': 'sao', '#': 'thăng' };

const readDialled = ({ text, at }: Place): Reading | undefined => {
  const match = matchAt(DIALLED, text, at);
  if (!match || !/\d/.test(match[0])) return undefined;
  const spoken = Array.from(match[0], (char) => DIALLED_NAMES[char] ?? sayDigits(char)).join(' ');
  return { end: at + match[0].length, spoken };
};

const readLong = ({ text, at }: Place): Reading | undefined => {
  const match = matchAt(NATIONAL, text, at) ?? matchAt(SERVICE, text, at);
  return match ? { end: at + match[0].length, spoken: sayDigits(match[0]) } : undefined;
};

const readInternational = ({ text, at }: Place): Reading | undefined => {
  const match = matchAt(INTERNATIONAL, text, at);
  return match ? { end: at + match[0].length, spoken: `cộng ${sayDigits(match[0])}` } : undefined;
};

const readShort = (place: Place): Reading | undefined => {
  const match = matchAt(SHORT, place.text, place.at);
  if (!match || !AFTER_CUE.test(place.before())) return undefined;
  const end = place.at + match[0].length;
  const cueIsLoose = !SHORT_CODES.has(match[0]);
  if (cueIsLoose && IS_COUNT.test(place.text.slice(end, end + 12))) return undefined;
  return { end, spoken: sayDigits(match[0]), row: match[0] };
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
