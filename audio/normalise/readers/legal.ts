import { readCode, type DocumentCode } from '../document-code.ts';
import { sayCardinal } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { latin, matchAt } from '../place.ts';
import { kindBefore, kindJustBefore, kindOfNumber } from '../tables/legal-cues.ts';
import { isNamed, namesIssuer, wasNamed } from './legal-issuer.ts';

const endPart = `(?![${latin}\\d])`;

/** One part of a code: `NĐ`, `TTg`, `QyĐ`, `ThU`, `QH15`; or all in small letters. */
const upperPart = String.raw`(?:[A-ZĐƯ][A-ZĐƯ&]{0,11}(?:[a-zị]{1,2}(?![a-zà-ỹ]))?[A-ZĐƯ]{0,6}|[a-zđư]{2,8})\d{0,2}`;
/** A hyphen or slash, at most one space beside it: with a space on both sides it goes on to something else. */
const joint = String.raw`(?:[-/._]|\s[-/]|[-/]\s|\s-\s(?=[A-ZĐƯ]{2})|\s(?=[A-ZĐƯ]{2}))`;

/** `42/2022/NĐ-CP`, `942/QĐ-TTg`, `26/2023/QH15`, `05-CT/TW`, `154/2024 NĐ-CP`; line wraps may leave spaces. */
const wholePattern = new RegExp(
  String.raw`(\d{1,5})([a-zđ])?(?:\s?/\s?((?:19|20)\d{2})(?:\s?[/-]\s?|\s)?|\s?/\s?|-\s?|\s-(?!\s))` +
    `(${upperPart}(?:${joint}${upperPart}${endPart}){0,5})${endPart}`,
  'y',
);
/** The last part of a code that may have taken in a word too many. */
const lastPart = /(?:\s?[-/._]\s?|\s)[^-/._\s]+$/;

/** The code without a number: `NĐ-CP`, `QĐ-UBND`. */
const bare = new RegExp(`([A-ZĐ][A-Za-zĐđ]{0,4})-([A-ZĐ][A-Za-zĐđƯ]{1,8})(?![${latin}\\d-])`, 'y');

/** Number and year without a code, after a kind of document: `Nghị định 42/2022`. */
const short = /(\d{1,5})\s?\/\s?((?:19|20)\d{2})(?![\d/-])/y;

/** The kind's code before the number: `TT 58/2020`, `QĐ số 12/QĐ-UBND`. */
const kindFirst = /([A-ZĐ][A-Za-zĐ]{0,3})\.?(?=\s(?:số:?\s)?\d{1,5}[a-z]?\s?[/-]\s?[\dA-ZĐ])/y;

function joinNames(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(' ')} và ${last}`;
}

/** Number, letter of an inserted number (12a), year: `bốn mươi hai năm hai nghìn không trăm hai mươi hai`. */
function sayNumber(digits: string, letter: string | undefined, year: string | undefined): string {
  return (
    sayCardinal(digits) +
    (letter === undefined ? '' : ` ${letter === 'b' ? 'bê' : letter === 'c' ? 'xê' : letter}`) +
    (year === undefined ? '' : ` năm ${sayCardinal(year)}`)
  );
}

/** The longest head of the letters that is a code, and what it says. */
function findCode(
  place: Place,
  matched: string,
  whole: string,
): { readonly code: DocumentCode; readonly letters: string } | undefined {
  let letters = matched;
  const loose = !/[/-]\s?$/.test(whole.slice(0, whole.length - matched.length));
  for (;;) {
    const code = readCode(letters, place.ownForm);
    // Where a slash was lost, or a space joins two parts, only what the tables know is a code.
    const certain = code?.known === true && code.unknown === undefined;
    const meant = code?.doubtful !== true || kindOfNumber.test(place.before());
    if (code && meant && (certain || !(loose || /\s[A-ZĐƯ]+\d*$/.test(letters)))) {
      return { code, letters };
    }
    const shorter = letters.replace(lastPart, '');
    if (shorter === letters) {
      return undefined;
    }
    letters = shorter;
  }
}

function readWhole(place: Place): Reading | undefined {
  const match = matchAt(wholePattern, place.text, place.at);
  if (!match) {
    return undefined;
  }
  const [whole, digits = '', letter, year, matched = ''] = match;
  const found = findCode(place, matched, whole);
  if (!found) {
    return undefined;
  }
  const { code, letters } = found;
  const end = place.at + whole.length - (matched.length - letters.length);
  const issuer = letters.split(/[-/\s]/).at(-1) ?? '';
  // `Phòng KT … TTr-PKT`: the office by its letters.
  const office = /^P[A-ZĐ]{2,}$/.test(issuer) ? [`phòng ${issuer.slice(1)}`] : [];
  const names = [...code.issuers, issuer, ...office];
  const named = isNamed(place, end, names);
  // The sentence names the assembly, the number its term: whether that is said twice is for the writer to say.
  const assembly =
    code.issuers.some((name) => name.startsWith('Quốc hội')) && wasNamed(place, ['Quốc hội']);
  const needsKind =
    code.kind !== undefined && place.last.rule !== 'legal' && !kindBefore.test(place.before());
  const spoken = [
    ...(needsKind ? [code.kind, 'số'] : []),
    sayNumber(digits, letter, year),
    ...(named ? [] : ['của', joinNames(code.issuers)]),
  ].join(' ');
  return {
    end,
    spoken,
    row: letters,
    ...(code.unknown === undefined || named ? {} : { unknown: code.unknown }),
    ...((code.known && !assembly) || named
      ? {}
      : { sure: 'guess' as const, choices: [sayNumber(digits, letter, year)] }),
  };
}

function readBare({ text, at, ownForm }: Place): Reading | undefined {
  const match = matchAt(bare, text, at);
  if (!match) {
    return undefined;
  }
  const [whole, , issuer = ''] = match;
  const code = readCode(whole, ownForm);
  if (code?.kind === undefined || !code.kindWritten || code.unknown !== undefined || !code.known) {
    return undefined;
  }
  const end = at + whole.length;
  const named = namesIssuer(text, end, [...code.issuers, issuer]);
  return {
    end,
    spoken: named ? code.kind : `${code.kind} của ${joinNames(code.issuers)}`,
    row: whole,
  };
}

function readShort(place: Place): Reading | undefined {
  if (!kindJustBefore.test(place.before())) {
    return undefined;
  }
  const match = matchAt(short, place.text, place.at);
  if (!match) {
    return undefined;
  }
  return {
    end: place.at + match[0].length,
    spoken: sayNumber(match[1] ?? '', undefined, match[2]),
  };
}

function readKind({ text, at, ownForm }: Place): Reading | undefined {
  const match = matchAt(kindFirst, text, at);
  if (!match) {
    return undefined;
  }
  const [whole, letters = ''] = match;
  const kind = readCode(`${letters}-CP`, ownForm)?.kind;
  return kind === undefined || (kind === 'công văn' && !/^CV$/i.test(letters))
    ? undefined
    : { end: at + whole.length, spoken: kind, row: letters };
}

function startsWithDigit({ text, at }: Place): boolean {
  return /\d/.test(text.charAt(at));
}

/** Numbers of laws, decrees and dispatches, with who issued them unless the sentence goes on to say so. */
export const legalReader: Reader = {
  rule: 'legal',
  starts: ['digit', 'letter'],
  read: (place) =>
    startsWithDigit(place)
      ? (readWhole(place) ?? readShort(place))
      : (readBare(place) ?? readKind(place)),
};
