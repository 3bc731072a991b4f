import { isInHeading } from '../heading.ts';
import { sayLetters } from '../letters.ts';
import type { Neighbours } from '../context.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { latin, matchAt } from '../place.ts';
import { canonicalSyllable } from '../syllable.ts';
import { abbreviations, letterAcronyms, type Abbreviation } from '../tables/abbreviations.ts';

export const byForm = new Map<string, Abbreviation[]>();
for (const row of abbreviations) {
  const rows = byForm.get(row.written);
  if (rows) {
    rows.push(row);
  } else {
    byForm.set(row.written, [row]);
  }
}

/** Forms that are not also words, met in any case: `ubnd`, `Bhyt`. */
const byFolded = new Map<string, Abbreviation[]>();
for (const [form, rows] of byForm) {
  const lower = form.toLowerCase();
  if (form.length > 2 && canonicalSyllable(lower) === undefined && !byFolded.has(lower)) {
    byFolded.set(lower, rows);
  }
}

const candidate = new RegExp(`[${latin}]{1,12}(?:[./&-][${latin}]{1,12}){0,4}\\.?`, 'y');
/** Last word, or the mark before it: `ThS.BS` -> `ThS.` -> `ThS`. */
const part = new RegExp(`(?:[${latin}]+|[./&-])$`);

/** How much of the text after a form a row's context may look at. */
const afterLength = 40;

/** Whether the words, or all but the first of them, stand right before: `hội trường HT`, `tài khoản STK`. */
function wasJustSaid(before: string, spoken: string): boolean {
  const lower = spoken.toLowerCase();
  return lower.includes(' ') && ` ${before}`.endsWith(` ${lower}`);
}

/** Where no neighbour decides: the first meaning, as a guess. */
function unmatched([first]: readonly Abbreviation[]): Abbreviation | undefined {
  const form = first?.written ?? '';
  // What is also a word (AN, CA), or ends with a sentence's stop, is more likely that.
  return form.endsWith('.') || canonicalSyllable(form.toLowerCase()) !== undefined
    ? undefined
    : first && { ...first, decided: 'guess' };
}

function choose(rows: readonly Abbreviation[], place: Place, end: number): Reading | undefined {
  const after = place.text.slice(end, end + afterLength);
  const neighbours = { before: place.before(), after, lower: after.toLowerCase() };
  const said = rows.find(({ spoken }) => wasJustSaid(neighbours.before, spoken));
  if (said !== undefined && rows.length > 1) {
    return { end, spoken: '', row: said.written, sure: 'likely' };
  }
  const row = rows.find(({ context }) => !context || context(neighbours)) ?? unmatched(rows);
  if (row === undefined) {
    return undefined;
  }
  const reading: Reading = { end, spoken: row.spoken, row: row.written };
  return { ...reading, ...sureness(row, rows, neighbours) };
}

/** What is asked about: a row that says so, and one of several that no word around it speaks for. */
function sureness(
  { decided, spoken: said }: Abbreviation,
  rows: readonly Abbreviation[],
  neighbours: Neighbours,
): Pick<Reading, 'sure' | 'choices'> {
  if (decided === 'sure') {
    return { sure: 'likely' };
  }
  const several = rows.length > 1 && rows.some(({ spoken }) => spoken !== rows[0]?.spoken);
  // The row that speaks first may have a shape beside it, another of the same meaning a word.
  const told = (): boolean =>
    rows.some(({ spoken, context }) => spoken === said && context?.(neighbours) === 'word');
  if (decided !== 'guess' && (!several || told())) {
    return several ? { sure: 'likely' } : {};
  }
  const choices = [...rows.map(({ spoken }) => spoken), sayLetters(rows[0]?.written ?? '')];
  return { sure: 'guess', choices };
}

function readForm(place: Place, form: string): Reading | undefined {
  const end = place.at + form.length;
  const defined = place.defined.get(form);
  if (defined !== undefined) {
    return { end, spoken: defined, row: form, sure: 'likely' };
  }
  const rows = byForm.get(form) ?? byFolded.get(form.toLowerCase());
  const reading = rows && choose(rows, place, end);
  return (
    reading ?? (letterAcronyms.has(form) ? { end, spoken: sayLetters(form), row: form } : undefined)
  );
}

/** What a form says where no context speaks against it, for codes that hold it: `QĐ-BCĐ`. */
export function sayAbbreviation(form: string): string | undefined {
  return byForm.get(form)?.find(({ context }) => context === undefined)?.spoken;
}

/** A row that asks for its neighbours has been weighed already. */
function hasContext(form: string): boolean {
  return byForm.get(form)?.every(({ context }) => context !== undefined) === true;
}

/** In a heading of capitals a form that is also a word is the word: TU, CA, HS stay what their neighbours make them. */
function isHeadingWord({ text, at }: Place, form: string): boolean {
  return (
    !hasContext(form) &&
    canonicalSyllable(form.toLowerCase()) !== undefined &&
    isInHeading(text, at, at + form.length)
  );
}

const codeBefore = /(?:^|\s)(?:mã|ký hiệu|mã số|đầu mã)(?: [a-zđ]{2,3}(?:,| và))*$/;

/** `thẻ mã HN, CN, DT`: the letters of a code, whatever they mean elsewhere. */
function readListedCode(place: Place, form: string): Reading | undefined {
  const choices = [...new Set((byForm.get(form) ?? []).map(({ spoken }) => spoken))];
  return /^\p{Lu}{2,3}$/u.test(form) && choices.length > 1 && codeBefore.test(place.before())
    ? { end: place.at + form.length, spoken: sayLetters(form), sure: 'guess', choices }
    : undefined;
}

export const abbreviationReader: Reader = {
  rule: 'abbreviation',
  starts: ['letter'],
  read: (place) => {
    let form = matchAt(candidate, place.text, place.at)?.[0];
    const code = readListedCode(place, form ?? '');
    if (code) {
      return code;
    }
    while (form !== undefined && form !== '') {
      const reading = isHeadingWord(place, form) ? undefined : readForm(place, form);
      if (reading) {
        return reading;
      }
      const shorter: string = form.replace(part, '');
      if (shorter === form) {
        break;
      }
      form = shorter;
    }
    return undefined;
  },
};
