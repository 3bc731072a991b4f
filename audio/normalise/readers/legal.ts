import { readCode } from '../document-code.ts';
import { sayCardinal } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { LETTERS, matchAt } from '../place.ts';
import { AUTHORITY_NEXT, KIND_BEFORE, KIND_JUST_BEFORE } from '../tables/legal-cues.ts';

const END = `(?![${LETTERS}\\d])`;

/** `42/2022/NĐ-CP`, `942/QĐ-TTg`, `26/2023/QH15`, `05-CT/TW`, `01/2016/TTLT-BCA-BTP`; line wraps may leave spaces. */
const WHOLE = new RegExp(
  String.raw`(\d{1,5})([a-zđ])?(?:\s?/\s?((?:19|20)\d{2}))?\s?[/-]\s?` +
    String.raw`([${LETTERS}]{1,12}\d{0,2}(?:\s?[-/.]\s?[${LETTERS}&]{1,12}\d{0,2}${END}){0,5})${END}`,
  'y',
);

/** The code without a number: `NĐ-CP`, `QĐ-UBND`. */
const BARE = new RegExp(
  `([A-ZĐ][A-Za-zĐđ]{0,4})-([A-ZĐ][A-Za-zĐđƯ]{1,8})(?![${LETTERS}\\d-])`,
  'y',
);

/** Number and year without a code, after a kind of document: `Nghị định 42/2022`. */
const SHORT = /(\d{1,5})\s?\/\s?((?:19|20)\d{2})(?![\d/-])/y;

/** The kind's code before the number: `TT 58/2020`, `QĐ số 12/QĐ-UBND`. */
const KIND_FIRST = /([A-ZĐ][A-Za-zĐ]{0,3})\.?(?=\s(?:số:?\s)?\d{1,5}[a-z]?\s?[/-]\s?[\dA-ZĐ])/y;

/** Up to where the sentence, or the next document's number, ends what this one's issuer could be named in. */
const REST_OF_SENTENCE = /^[^.;\n]{0,240}/;
const NEXT_DOCUMENT = /\d\s?\/\s?\d{4}\s?\/|\d\s?\/\s?[A-ZĐ]{2}/;

/** Whether the sentence goes on to name who issued it, so that the code need not. */
const namesIssuer = (text: string, end: number, names: readonly string[]): boolean => {
  const rest = text.slice(end, end + 260);
  if (AUTHORITY_NEXT.test(rest)) return true;
  const sentence = (REST_OF_SENTENCE.exec(rest)?.[0] ?? '').split(NEXT_DOCUMENT)[0] ?? '';
  const lower = sentence.toLowerCase();
  return names.some((name) => lower.includes(`của ${name.toLowerCase()}`));
};

const joinNames = (names: readonly string[]): string => {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(' ')} và ${last}`;
};

/** Number, letter of an inserted number (12a), year: `bốn mươi hai năm hai nghìn không trăm hai mươi hai`. */
const sayNumber = (digits: string, letter: string | undefined, year: string | undefined): string =>
  sayCardinal(digits) +
  (letter === undefined ? '' : ` ${letter === 'b' ? 'bê' : letter === 'c' ? 'xê' : letter}`) +
  (year === undefined ? '' : ` năm ${sayCardinal(year)}`);

const readWhole = (place: Place): Reading | undefined => {
  const match = matchAt(WHOLE, place.text, place.at);
  if (!match) return undefined;
  const [whole, digits = '', letter, year, letters = ''] = match;
  const code = readCode(letters, place.ownForm);
  if (!code) return undefined;
  const end = place.at + whole.length;
  const names = [...code.issuers, letters.split(/[-/]/).at(-1) ?? ''];
  const needsKind =
    code.kind !== undefined && place.last.rule !== 'legal' && !KIND_BEFORE.test(place.before());
  const spoken = [
    ...(needsKind ? [code.kind, 'số'] : []),
    sayNumber(digits, letter, year),
    ...(namesIssuer(place.text, end, names) ? [] : ['của', joinNames(code.issuers)]),
  ].join(' ');
  return {
    end,
    spoken,
    row: letters,
    ...(code.unknown === undefined ? {} : { unknown: code.unknown }),
  };
};

const readBare = ({ text, at, ownForm }: Place): Reading | undefined => {
  const match = matchAt(BARE, text, at);
  if (!match) return undefined;
  const [whole, , issuer = ''] = match;
  const code = readCode(whole, ownForm);
  if (code?.kind === undefined || code.unknown !== undefined || !code.known) return undefined;
  const end = at + whole.length;
  const named = namesIssuer(text, end, [...code.issuers, issuer]);
  return {
    end,
    spoken: named ? code.kind : `${code.kind} của ${joinNames(code.issuers)}`,
    row: whole,
  };
};

const readShort = (place: Place): Reading | undefined => {
  if (!KIND_JUST_BEFORE.test(place.before())) return undefined;
  const match = matchAt(SHORT, place.text, place.at);
  if (!match) return undefined;
  return {
    end: place.at + match[0].length,
    spoken: sayNumber(match[1] ?? '', undefined, match[2]),
  };
};

const readKind = ({ text, at, ownForm }: Place): Reading | undefined => {
  const match = matchAt(KIND_FIRST, text, at);
  if (!match) return undefined;
  const [whole, letters = ''] = match;
  const kind = readCode(`${letters}-CP`, ownForm)?.kind;
  return kind === undefined || (kind === 'công văn' && !/^CV$/i.test(letters))
    ? undefined
    : { end: at + whole.length, spoken: kind, row: letters };
};

const startsWithDigit = ({ text, at }: Place): boolean => /\d/.test(text.charAt(at));

/** Numbers of laws, decrees and dispatches, with who issued them unless the sentence goes on to say so. */
export const legalReader: Reader = {
  rule: 'legal',
  starts: ['digit', 'letter'],
  read: (place) =>
    startsWithDigit(place)
      ? (readWhole(place) ?? readShort(place))
      : (readBare(place) ?? readKind(place)),
};
