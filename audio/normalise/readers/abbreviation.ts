import { sayLetters } from '../letters.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { LETTERS, matchAt } from '../place.ts';
import { canonicalSyllable } from '../syllable.ts';
import type { Abbreviation } from '../tables/abbreviations-in-context.ts';
import { ABBREVIATIONS, LETTER_ACRONYMS } from '../tables/abbreviations.ts';

const byForm = new Map<string, Abbreviation[]>();
for (const row of ABBREVIATIONS) byForm.set(row.written, [...(byForm.get(row.written) ?? []), row]);

/** Forms that are not also words, met in any case: `ubnd`, `Bhyt`. */
const byFolded = new Map<string, Abbreviation[]>();
for (const [form, rows] of byForm) {
  const lower = form.toLowerCase();
  if (form.length > 2 && canonicalSyllable(lower) === undefined && !byFolded.has(lower))
    byFolded.set(lower, rows);
}

const CANDIDATE = new RegExp(`[${LETTERS}]{1,12}(?:[./&-][${LETTERS}]{1,12}){0,4}\\.?`, 'y');
/** Last word, or the mark before it: `ThS.BS` -> `ThS.` -> `ThS`. */
const PART = new RegExp(`(?:[${LETTERS}]+|[./&-])$`);

const readForm = ({ text, at, before }: Place, form: string): Reading | undefined => {
  const end = at + form.length;
  const rows = byForm.get(form) ?? byFolded.get(form.toLowerCase());
  for (const row of rows ?? []) {
    if (row.before && !row.before.test(before())) continue;
    if (row.after && !row.after.test(text.slice(end, end + 16))) continue;
    return { end, spoken: row.spoken, row: row.written };
  }
  return LETTER_ACRONYMS.has(form) ? { end, spoken: sayLetters(form), row: form } : undefined;
};

/** What a form says where no context speaks against it, for codes that hold it: `QĐ-BCĐ`. */
export const sayAbbreviation = (form: string): string | undefined =>
  byForm.get(form)?.find((row) => row.before === undefined && row.after === undefined)?.spoken;

/** A row that asks for its neighbours has been weighed already. */
const hasContext = (form: string): boolean =>
  byForm.get(form)?.every((row) => row.before !== undefined || row.after !== undefined) === true;

const CAPITALS_AROUND = /^[\s,]*\p{Lu}{2,}/u;

/** In a heading of capitals a form that is also a word is the word: TU, CA, HS stay what their neighbours make them. */
const isHeadingWord = ({ text, at }: Place, form: string): boolean =>
  !hasContext(form) &&
  canonicalSyllable(form.toLowerCase()) !== undefined &&
  (CAPITALS_AROUND.test(text.slice(at + form.length, at + form.length + 12)) ||
    /\p{Lu}{2}\s$/u.test(text.slice(Math.max(0, at - 4), at)));

export const abbreviationReader: Reader = {
  rule: 'abbreviation',
  starts: ['letter'],
  read: (place) => {
    let form = matchAt(CANDIDATE, place.text, place.at)?.[0];
    while (form !== undefined && form !== '') {
      const reading = isHeadingWord(place, form) ? undefined : readForm(place, form);
      if (reading) return reading;
      const shorter: string = form.replace(PART, '');
      if (shorter === form) break;
      form = shorter;
    }
    return undefined;
  },
};
