import { sayCardinal, sayDigits } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { latin, matchAt } from '../place.ts';
import { digitwiseBefore, magnitudes, paddedNamesBefore } from '../tables/number-cues.ts';

/** `1.500.000`, `1.500,5`; `.` and exactly three digits is a thousand. */
const dotted = /(\d{1,3}(?:\.\d{3}){1,6})(?:,(\d{1,12})|,-)?(?!\d|\.\d|,\d)/y;
/** `1,500,000`: two groups or more cannot be a decimal. */
const commaed = /(\d{1,3}(?:,\d{3}){2,6})(?:\.(\d{1,12}))?(?!\d|,\d)/y;
/** `1 500 000`: spaces between groups, two or more. */
const spaced = /(\d{1,3}(?: \d{3}){2,6})(?:,(\d{1,12}))?(?!\d| \d)/y;
/** `1 000`, `25 500 đồng`: one group, where nothing else could be meant. */
const spacedOnce = /(\d{1,3} (?:000|\d{3}(?=\s?(?:đ|đồng|vnđ|VNĐ|VND)(?![a-zà-ỹ]))))(?!\d| \d)/y;
/** `1234 5678 9012` after the words for an account, a card, a code. */
const namedGroups = /\d{2,8}(?: \d{2,8}){1,6}(?!\d|[.,/]\d)/y;
const decimal = /(?<!\d,)(\d{1,18}),(\d{1,12})(?!\d|,\d|\.\d{1,2}(?!\d))/y;
/** `3.1`, `1.2.3`: sections and versions. */
const section = /\d{1,6}(?:\.\d{1,6}){1,8}(?!\d)/y;
const wholePattern = /\d{1,19}(?!\d)/y;
const runPattern = /\d+/y;
/** `1tr2`, `2 tỷ 5`, `1m65`, `1tr250`. */
const mixed = new RegExp(`(\\d{1,6})\\s?(tr|triệu|tỷ|tỉ|m|k|t)(\\d{1,3})(?![\\d${latin}])`, 'y');

function sayDecimal(whole: string, part: string | undefined): string {
  return (
    sayCardinal(whole.replace(/\D/g, '')) + (part === undefined ? '' : ` phẩy ${sayDigits(part)}`)
  );
}

function readMixed({ text, at }: Place): Reading | undefined {
  const match = matchAt(mixed, text, at);
  if (!match) {
    return undefined;
  }
  const [whole, head = '', scale = '', rest = ''] = match;
  // 5m2 and 5m3 are areas and volumes.
  if (scale === 'm' && /^[23]$/.test(rest)) {
    return undefined;
  }
  const tail = /^0\d/.test(rest) && scale === 'm' ? `linh ${sayCardinal(rest)}` : sayCardinal(rest);
  const spoken = `${sayCardinal(head)} ${magnitudes[scale] ?? ''} ${tail}`;
  return { end: at + whole.length, spoken, row: scale };
}

function readGrouped({ text, at }: Place): Reading | undefined {
  for (const pattern of [dotted, commaed, spaced, spacedOnce, decimal]) {
    const match = matchAt(pattern, text, at);
    if (!match) {
      continue;
    }
    return { end: at + match[0].length, spoken: sayDecimal(match[1] ?? '', match[2]) };
  }
  return undefined;
}

function readSection({ text, at }: Place): Reading | undefined {
  const match = matchAt(section, text, at);
  if (!match) {
    return undefined;
  }
  const parts = match[0].split('.');
  return {
    end: at + match[0].length,
    spoken: parts.map((part) => sayCardinal(part)).join(' chấm '),
    row: '3.1',
  };
}

function readWhole(place: Place): Reading | undefined {
  const match = matchAt(wholePattern, place.text, place.at);
  if (!match) {
    const run = matchAt(runPattern, place.text, place.at);
    return run
      ? { end: place.at + run[0].length, spoken: sayDigits(run[0]), row: 'digits' }
      : undefined;
  }
  const [digits] = match;
  const end = place.at + digits.length;
  const padded = digits.startsWith('0') && digits.length > 1;
  const before = place.before();
  if (padded && (digits.length > 3 || digits.startsWith('00') || paddedNamesBefore.test(before))) {
    return { end, spoken: sayDigits(digits), row: 'padded' };
  }
  if (digits.length >= 5 && digitwiseBefore.test(before)) {
    return { end, spoken: sayDigits(digits), row: 'digits' };
  }
  return { end, spoken: sayCardinal(digits) };
}

function readNamedGroups(place: Place): Reading | undefined {
  const match = matchAt(namedGroups, place.text, place.at);
  if (!match || !digitwiseBefore.test(place.before())) {
    return undefined;
  }
  return { end: place.at + match[0].length, spoken: sayDigits(match[0]), row: 'digits' };
}

export const numberReader: Reader = {
  rule: 'number',
  starts: ['digit'],
  read: (place) =>
    readNamedGroups(place) ??
    readMixed(place) ??
    readGrouped(place) ??
    readSection(place) ??
    readWhole(place),
};
