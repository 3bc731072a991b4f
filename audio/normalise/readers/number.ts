import { sayCardinal, sayDecimal, sayDigits } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { matchAt } from '../place.ts';
import { countedNouns } from '../tables/counted-nouns.ts';
import { digitwiseBefore, paddedNamesBefore, unitNext, wholeNext } from '../tables/number-cues.ts';
import { readComma, readListed } from './comma.ts';
import { readMixed } from './mixed-number.ts';
import { readSection } from './section.ts';

/** `1.500.000`, `1.500,5`; `.` and exactly three digits is a thousand. */
const dotted = /(\d{1,3}(?:\.\d{3}){1,6})(?:,(\d{1,12})|,-)?(?!\d|\.\d|,\d)/y;
/** `1,500,000`: two groups or more cannot be a decimal. */
const commaed = /(\d{1,3}(?:,\d{3}){2,6})(?:\.(\d{1,12}))?(?!\d|,\d)/y;
/** `1 500 000`: spaces between groups, two or more. */
const spaced = /(\d{1,3}(?: \d{3}){2,6})(?:,(\d{1,12}))?(?!\d| \d)/y;
/** `1 000`, `25 500 đồng`: one group, where nothing else could be meant. */
const spacedOnce = /(\d{1,3} (?:000|\d{3}(?=\s?(?:đ|đồng|vnđ|VNĐ|VND)(?![a-zà-ỹ]))))(?!\d| \d)/y;
/** `1234 5678 9012` after the words for an account, a card, a code. */
const namedGroups = /\d{1,12}(?:[ .-]\d{1,12}){1,6}(?!\d|[.,/]\d)/y;
const thousands = /^\d{1,3}(?:[. ]\d{3})+$/;
const wholePattern = /\d{1,19}(?!\d)/y;
const runPattern = /\d+/y;
function readGrouped(place: Place): Reading | undefined {
  const { text, at } = place;
  for (const pattern of [dotted, commaed, spaced, spacedOnce]) {
    const match = matchAt(pattern, text, at);
    if (!match) {
      continue;
    }
    return { end: at + match[0].length, spoken: sayDecimal(match[1] ?? '', match[2]) };
  }
  return readComma(place);
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
    const named = paddedNamesBefore.test(before) || digitwiseBefore.test(before);
    const other = sayCardinal(digits);
    return {
      end,
      spoken: sayDigits(digits),
      row: 'padded',
      ...(named ? {} : { sure: 'guess' as const, choices: [other] }),
    };
  }
  if (digits.length >= 5 && digitwiseBefore.test(before)) {
    return { end, spoken: sayDigits(digits), row: 'digits' };
  }
  const spoken = sayCardinal(digits);
  // A long number without points may be a code: what it counts says that it is none.
  const after = place.text.slice(end, end + 24);
  const long =
    digits.length > 4 &&
    !unitNext.test(after) &&
    !wholeNext.test(after) &&
    !countedNouns.test(after);
  return long ? { end, spoken, sure: 'guess', choices: [sayDigits(digits)] } : { end, spoken };
}

function readNamedGroups(place: Place): Reading | undefined {
  const match = matchAt(namedGroups, place.text, place.at);
  if (!match || !digitwiseBefore.test(place.before())) {
    return undefined;
  }
  const end = place.at + match[0].length;
  const sum = thousands.test(match[0]) && wholeNext.test(place.text.slice(end, end + 16));
  if (sum || match[0].replace(/\D/g, '').length < 7) {
    return undefined;
  }
  return { end, spoken: sayDigits(match[0]), row: 'digits' };
}

export const numberReader: Reader = {
  rule: 'number',
  starts: ['digit'],
  read: (place) =>
    readNamedGroups(place) ??
    readListed(place) ??
    readMixed(place) ??
    readGrouped(place) ??
    readSection(place) ??
    readWhole(place),
};
