import type { Place, Reader, Reading } from '../place.ts';
import { LETTERS, matchAt } from '../place.ts';
import { CURRENCIES, CURRENCY_SIGNS, SCALES } from '../tables/currencies.ts';
import { UNITS } from '../tables/units.ts';
import { numberReader } from './number.ts';

const units = new Map(UNITS.map((unit) => [unit.written, unit]));
const SYMBOL = new RegExp(
  `(?:°[CF]?|[${LETTERS}µμΩ]{1,6}(?:[23](?!\\d)|[²³])?)(?![${LETTERS}])`,
  'y',
);
const NUMBER_WORD =
  /(?:\d|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|mươi|mốt|lăm|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|mỗi|vài|mấy|theo|trên|rưỡi|nửa|từng|số|diện tích)$/;

/** Whether a number, or a word that counts, stands right before. */
const isCounted = ({ text, at, before }: Place): boolean => {
  const previous = text.charAt(at - 1);
  if (previous >= '0' && previous <= '9') return true;
  return previous === ' ' && NUMBER_WORD.test(before());
};

const readUnit = (place: Place): Reading | undefined => {
  const match = matchAt(SYMBOL, place.text, place.at);
  if (!match) return undefined;
  const [written] = match;
  const unit = units.get(written);
  if (!unit) return undefined;
  const end = place.at + written.length;
  const afterSlash = place.text.charAt(place.at - 1) === '/' && place.last.rule === 'rate';
  if (!unit.alone && !afterSlash && !isCounted(place)) return undefined;
  return { end, spoken: unit.spoken, row: written };
};

/** `m`, `g`, `A` after a number with a space may be a letter: only what is surely counted is a unit. */
const SPACED_LETTER = /^[A-ZĐ]$/;

export const measureReader: Reader = {
  rule: 'measure',
  starts: ['letter', 'symbol'],
  read: (place) => {
    const reading = readUnit(place);
    if (!reading) return undefined;
    const written = place.text.slice(place.at, reading.end);
    if (SPACED_LETTER.test(written) && place.text.charAt(place.at - 1) === ' ') return undefined;
    return reading;
  },
};

const CURRENCY = new RegExp(`(?:vn đồng|[${LETTERS}]{1,5})(?![${LETTERS}\\d])`, 'iy');

/** `đ`, `VNĐ`, `USD`, `k`, `tr` after a number. */
export const moneyReader: Reader = {
  rule: 'money',
  starts: ['letter'],
  read: (place) => {
    const match = matchAt(CURRENCY, place.text, place.at);
    if (!match) return undefined;
    const [written] = match;
    const end = place.at + written.length;
    const counted = isCounted(place);
    const attached = /\d/.test(place.text.charAt(place.at - 1));
    const scale = SCALES[written];
    if (scale !== undefined && (attached || (counted && written.length > 1)))
      return { end, spoken: scale, row: written };
    const currency = CURRENCIES[written.toLowerCase()];
    if (currency === undefined || written.toLowerCase() === 'đồng') return undefined;
    const known = written.length > 1 || counted || /[ktrỷỉu]$/.test(place.before());
    return known ? { end, spoken: currency, row: written } : undefined;
  },
};

const SCALE_AFTER = /\s?(nghìn|ngàn|triệu|tỷ|tỉ|k|tr)(?![a-zà-ỹ])/iy;

/** `$100` -> một trăm đô la; `100$` -> the sign after a number. */
export const signReader: Reader = {
  rule: 'money',
  starts: ['symbol'],
  read: (place) => {
    const { text, at } = place;
    const sign = text.charAt(at);
    const currency = CURRENCY_SIGNS[sign];
    if (currency === undefined) return undefined;
    const gap = text.charAt(at + 1) === ' ' ? 2 : 1;
    const amount = /\d/.test(text.charAt(at - 1)) ? undefined : readAmount(place, at + gap);
    if (!amount) return { end: at + 1, spoken: currency, row: sign };
    return { end: amount.end, spoken: `${amount.spoken} ${currency}`, row: sign };
  },
};

const readAmount = (place: Place, at: number): Reading | undefined => {
  if (!/\d/.test(place.text.charAt(at))) return undefined;
  const number = numberReader.read({ ...place, at });
  if (!number) return undefined;
  const scale = matchAt(SCALE_AFTER, place.text, number.end);
  if (!scale) return number;
  const word = scale[1] ?? '';
  const spoken = `${number.spoken} ${SCALES[word] ?? word.toLowerCase()}`;
  return { end: number.end + scale[0].length, spoken };
};
