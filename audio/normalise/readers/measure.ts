import type { Place, Reader, Reading } from '../place.ts';
import { LETTERS, isCounted, matchAt } from '../place.ts';
import { UNITS } from '../tables/units.ts';

const units = new Map(UNITS.map((unit) => [unit.written, unit]));
/** Units that need no number are met in any case: Km, KG. */
const anyCase = new Map(
  UNITS.filter((unit) => unit.alone || unit.written === 'ha').map((unit) => [
    unit.written.toLowerCase(),
    unit,
  ]),
);
const SYMBOL = new RegExp(
  `(?:°[CF]?|[${LETTERS}µμΩ]{1,6}(?:[23](?!\\d)|[²³])?)(?![${LETTERS}])`,
  'y',
);

/** `C` and `F` after `độ`. */
const DEGREE = /[CF](?![A-Za-zÀ-ỹ\d])/y;
const DEGREE_NAMES: Readonly<Record<string, string>> = { C: 'xê', F: 'ép' };

/** `18,5°N`, `112,3°E`; B, Đ, N, T in Vietnamese, where N is nam: only beside its other half (°B, °Đ). */
const BEARING = /°\s?([NSEWBĐ])(?![A-Za-zÀ-ỹ\d])/y;
const BEARINGS: Readonly<Record<string, string>> = {
  N: 'độ vĩ bắc',
  S: 'độ vĩ nam',
  E: 'độ kinh đông',
  W: 'độ kinh tây',
  B: 'độ vĩ bắc',
  Đ: 'độ kinh đông',
};

const readBearing = ({ text, at }: Place): Reading | undefined => {
  const match = matchAt(BEARING, text, at);
  if (!match || !/\d\s?$/.test(text.slice(Math.max(0, at - 2), at))) return undefined;
  const [whole, letter = ''] = match;
  return { end: at + whole.length, spoken: BEARINGS[letter] ?? '', row: `°${letter}` };
};

const readDegree = ({ text, at, before }: Place): Reading | undefined => {
  const scale = matchAt(DEGREE, text, at)?.[0];
  if (scale === undefined || !/(?:^|[\s\d])độ$/.test(before())) return undefined;
  return { end: at + 1, spoken: DEGREE_NAMES[scale] ?? '', row: `°${scale}` };
};

/** Symbols of units: after a number or a word that counts, after the slash of a rate, or such as need neither (kg). */
export const measureReader: Reader = {
  rule: 'measure',
  starts: ['letter', 'symbol'],
  read: (place) => {
    const { text, at, last } = place;
    const degree = readBearing(place) ?? readDegree(place);
    if (degree) return degree;
    const written = matchAt(SYMBOL, text, at)?.[0] ?? '';
    const unit = units.get(written) ?? anyCase.get(written.toLowerCase());
    if (!unit) return undefined;
    const previous = text.charAt(at - 1);
    // A capital after a space is more often a name: `tổ 5 A`, `loại 2 V`.
    if (/^[A-ZĐ]$/.test(written) && previous === ' ') return undefined;
    const afterSlash = last.rule === 'rate' && last.end === at;
    if (!unit.alone && !afterSlash && !isCounted(place)) return undefined;
    return { end: at + written.length, spoken: unit.spoken, row: written };
  },
};
