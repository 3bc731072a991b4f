import { readCode } from '../document-code.ts';
import { sayCardinal } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { latin, matchAt } from '../place.ts';
import { authorityNext, kindBefore, kindJustBefore } from '../tables/legal-cues.ts';

const endTable = `(?![${latin}\\d])`;

/** `42/2022/NĐ-CP`, `942/QĐ-TTg`, `26/2023/QH15`, `05-CT/TW`, `01/2016/TTLT-BCA-BTP`; line wraps may leave spaces. */
const wholePattern = new RegExp(
  String.raw`(\d{1,5})([a-zđ])?(?:\s?/\s?((?:19|20)\d{2}))?\s?[/-]\s?` +
    String.raw`([${latin}]{1,12}\d{0,2}(?:\s?[-/.]\s?[${latin}&]{1,12}\d{0,2}${endTable}){0,5})${endTable}`,
  'y',
);

/** The code without a number: `NĐ-CP`, `QĐ-UBND`. */
const bare = new RegExp(`([A-ZĐ][A-Za-zĐđ]{0,4})-([A-ZĐ][A-Za-zĐđƯ]{1,8})(?![${latin}\\d-])`, 'y');

/** Number and year without a code, after a kind of document: `Nghị định 42/2022`. */
const short = /(\d{1,5})\s?\/\s?((?:19|20)\d{2})(?![\d/-])/y;

/** The kind's code before the number: `TT 58/2020`, `QĐ số 12/QĐ-UBND`. */
const kindFirst = /([A-ZĐ][A-Za-zĐ]{0,3})\.?(?=\s(?:số:?\s)?\d{1,5}[a-z]?\s?[/-]\s?[\dA-ZĐ])/y;

/** Up to where the sentence, or the next document's number, ends what this one's issuer could be named in. */
const restOfSentence = /^[^.;\n]{0,240}/;
const nextDocument = /\d\s?\/\s?\d{4}\s?\/|\d\s?\/\s?[A-ZĐ]{2}/;

/** Whether the sentence goes on to name who issued it, so that the code need not. */
function namesIssuer(text: string, end: number, names: readonly string[]): boolean {
  const rest = text.slice(end, end + 260);
  if (authorityNext.test(rest)) {
    return true;
  }
  const sentence = (restOfSentence.exec(rest)?.[0] ?? '').split(nextDocument)[0] ?? '';
  const lower = sentence.toLowerCase();
  return names.some((name) => lower.includes(`của ${name.toLowerCase()}`));
}

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

function readWhole(place: Place): Reading | undefined {
  const match = matchAt(wholePattern, place.text, place.at);
  if (!match) {
    return undefined;
  }
  const [whole, digits = '', letter, year, letters = ''] = match;
  const code = readCode(letters, place.ownForm);
  if (!code) {
    return undefined;
  }
  const end = place.at + whole.length;
  const names = [...code.issuers, letters.split(/[-/]/).at(-1) ?? ''];
  const needsKind =
    code.kind !== undefined && place.last.rule !== 'legal' && !kindBefore.test(place.before());
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
}

function readBare({ text, at, ownForm }: Place): Reading | undefined {
  const match = matchAt(bare, text, at);
  if (!match) {
    return undefined;
  }
  const [whole, , issuer = ''] = match;
  const code = readCode(whole, ownForm);
  if (code?.kind === undefined || code.unknown !== undefined || !code.known) {
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
