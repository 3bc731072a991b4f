import { sayEach, sayLetters } from '../letters.ts';
import { sayCardinal, sayDigits } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { matchAt } from '../place.ts';
import { numberedPrefixes } from '../tables/numbered-prefixes.ts';
import { sayAbbreviation } from './abbreviation.ts';

/** `QL5`, `QL.1A`, `P.5`. */
const prefixed = /([A-ZĐ]{1,3})[.\s-]{0,2}(\d{1,3})([A-Z])?(?![\dA-Za-zÀ-ỹ])/y;
/** F0 has a disease, F1 was near: no ward is numbered 0, and where F0 stands near by, F1 is no ward either. */
function isCaseNumber(text: string, at: number, digits: string): boolean {
  return (
    digits === '0' ||
    (Number(digits) < 5 && /F0(?!\d)/.test(text.slice(Math.max(0, at - 48), at + 48)))
  );
}

/** Prefixes that say the same wherever they stand before a number. */
const surePrefix = new Set(['P', 'Q', 'KP', 'TDP', 'KDC', 'NQ', 'NĐ', 'QL', 'TL', 'ĐT', 'HK']);

/** Words that leave a prefix one meaning. */
const onRoad = /(?:đường|tuyến|trên|dọc)$/;
const wordsBefore: Readonly<Record<string, RegExp>> = {
  BĐ: /(?:trên|dưới|vượt|mức|đạt|lũ|lên|xấp xỉ)$/,
  KV: /(?:dân cư|thuộc|các hộ thuộc|nhân dân|tại)$|(?:thuộc|tại) kv\d,$/,
  QL: onRoad,
  ĐT: onRoad,
  TL: onRoad,
};

function prefixSureness(
  place: Place,
  prefix: string,
  digits: string,
): Pick<Reading, 'sure' | 'choices'> {
  const road = /^(?:QL|TL|ĐT|HL|ĐH)$/.test(prefix);
  const end = matchAt(prefixed, place.text, place.at)?.[0] ?? '';
  // `giống lúa Q5`: a ward or a district only beside its point or another part of an address.
  const bare =
    prefix.length === 1 &&
    /^[A-ZĐ]\d/.test(end) &&
    !/(?:^|[\s,])(?:p|q|tp|đường|phường|quận|ubnd|công an|tổ|kp)\.?\s?[\p{L}\d]*,?$/u.test(
      place.before(),
    );
  const told = wordsBefore[prefix]?.test(place.before()) === true;
  return told || (surePrefix.has(prefix) && !(road && digits.length > 2) && !bare)
    ? {}
    : {
        sure: 'guess',
        choices: [
          `${sayLetters(prefix)} ${sayCardinal(digits)}`,
          `${numberedPrefixes.get(prefix) ?? ''} ${sayDigits(digits)}`.trim(),
          sayEach(end),
        ],
      };
}

function readPrefixed(place: Place): Reading | undefined {
  const { text, at, before } = place;
  const match = matchAt(prefixed, text, at);
  if (!match) {
    return undefined;
  }
  const [whole, prefix = '', digits = '', letter] = match;
  // No road's number begins with a nought: `ĐT 069…` is a telephone.
  if (
    (prefix === 'BĐ' && /tờ$/.test(before())) ||
    (prefix === 'ĐT' && (digits.startsWith('0') || /(?:^|\s)số$/.test(before())))
  ) {
    return undefined;
  }
  if (prefix === 'F' && isCaseNumber(text, at, digits)) {
    return undefined;
  }
  if (prefix === 'CT' && /cao tốc$/.test(before())) {
    return { end: at + whole.length, spoken: sayLetters(whole), row: prefix };
  }
  // A phường has at most two digits; a room has three.
  const name = prefix === 'P' && digits.length === 3 ? 'phòng' : numberedPrefixes.get(prefix);
  if (name === undefined) {
    return undefined;
  }
  const tail = letter === undefined ? '' : ` ${sayLetters(letter)}`;
  const said = before();
  const head = said.endsWith(name)
    ? ''
    : `${said.endsWith('đường') ? name.replace(/^đường /, '') : name} `;
  return {
    end: at + whole.length,
    spoken: `${head}${sayCardinal(digits)}${tail}`,
    row: prefix,
    ...prefixSureness(place, prefix, digits),
  };
}

const romanPrefixed = /([A-ZĐ]{2,3}?)(I{1,3}|IV|VI{0,3}|IX|XI{0,3})(?![\dA-Za-zÀ-ỹ])/y;
const romans = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** `BĐII`, `KVIII`, `HKII`: a prefix and a Roman number. */
function readRoman({ text, at }: Place): Reading | undefined {
  const [whole = '', prefix = '', roman = ''] = matchAt(romanPrefixed, text, at) ?? [];
  const name = numberedPrefixes.get(prefix);
  return name === undefined || prefix.length < 2 || sayAbbreviation(whole) !== undefined
    ? undefined
    : {
        end: at + whole.length,
        spoken: `${name} ${sayCardinal(String(romans.indexOf(roman)))}`,
        row: prefix,
        sure: 'likely',
      };
}

/** Roads, wards, stages of alarm: a prefix that a table knows, and its number. */
export const prefixedReader: Reader = {
  rule: 'alphanumeric',
  starts: ['letter'],
  read: (place) => readPrefixed(place) ?? readRoman(place),
};
