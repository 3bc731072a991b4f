import type { LexiconRow } from '../../content/schema/words.ts';
import { clean, sourceOffsets } from './clean.ts';
import { finish, newDraft, pauseAfterLast, take } from './draft.ts';
import type { Place, Reader, Reading, Start } from './place.ts';
import { LETTERS } from './place.ts';
import { sayPlainWord } from './plain-word.ts';
import { READERS } from './readers/index.ts';
import { lexiconOf } from './readers/lexicon.ts';
import type { Spoken } from './spoken.ts';

const LETTER = new RegExp(`[${LETTERS}]`);
const WORD = new RegExp(`[${LETTERS}]+`, 'y');

const SPACE = 0;
const LETTER_KIND = 1;
const DIGIT = 2;
const SYMBOL = 3;

/** What a character is; one byte for each code unit. */
const KINDS = new Uint8Array(0x10000).fill(SYMBOL);
for (let code = 0; code < 0x2000; code += 1) {
  const char = String.fromCharCode(code);
  if (LETTER.test(char)) KINDS[code] = LETTER_KIND;
  else if (char >= '0' && char <= '9') KINDS[code] = DIGIT;
  else if (char === ' ' || char === '\n') KINDS[code] = SPACE;
}
const kindAt = (text: string, at: number): number => KINDS[text.charCodeAt(at)] ?? SPACE;

/** Characters that tie the word before them to what follows: `kg/ha`, `đ/c`, `v.v`, `congan@`, `m2`. */
const TIES = /[/&@_'0-9²³+-]/;

/** Whether what follows a word belongs with it. A full stop ties only where no space follows: `v.v`, `TP.HCM`. */
const isTied = (text: string, end: number): boolean => {
  const next = text.charAt(end);
  if (next === ' ' || next === '' || next === ',') return false;
  if (next !== '.') return TIES.test(next);
  const after = kindAt(text, end + 1);
  return after === LETTER_KIND || after === DIGIT;
};

const startsWith = (start: Start): readonly Reader[] =>
  READERS.filter((reader) => reader.starts.includes(start));
const BY_KIND: readonly (readonly Reader[])[] = [
  [],
  startsWith('letter'),
  startsWith('digit'),
  startsWith('symbol'),
];

const BEFORE_LENGTH = 64;

/** A place that moves; what stands before it is cut out of the text only when a reader asks. */
const placeIn = (
  text: string,
  ownForm: Place['ownForm'],
): { -readonly [K in keyof Place]: Place[K] } => {
  let cutAt = -1;
  let cut = '';
  const place = {
    text,
    at: 0,
    last: { rule: '', end: 0 },
    said: '',
    ownForm,
    before: (): string => {
      if (cutAt !== place.at) {
        cutAt = place.at;
        cut = text
          .slice(Math.max(0, cutAt - BEFORE_LENGTH), cutAt)
          .trimEnd()
          .toLowerCase();
      }
      return cut;
    },
  };
  return place;
};

const readWith = (
  readers: readonly Reader[],
  place: Place,
): { rule: string; reading: Reading } | undefined => {
  for (const { rule, read } of readers) {
    const reading = read(place);
    if (reading) return { rule, reading };
  }
  return undefined;
};

const NO_ROWS: readonly LexiconRow[] = [];

/**
 * The text as Vietnamese syllables and pauses; offsets of tokens are UTF-16 units of `text` as handed in.
 * `gửi 1414` -> `gửi một bốn một bốn`. Rows of `lexicon` come before every rule. Never throws; what nothing can
 * read is spelled letter by letter and listed in `unknown`.
 */
export const normalise = (
  text: string,
  { lexicon: rows = NO_ROWS }: { readonly lexicon?: readonly LexiconRow[] } = {},
): Spoken => {
  const cleaned = clean(text);
  const working = cleaned.text;
  const toSource = sourceOffsets(cleaned);
  const lexicon = lexiconOf(rows);
  const own = rows.length > 0 ? [lexicon.reader] : [];
  const place = placeIn(working, lexicon.ownForm);
  const draft = newDraft();

  const say = (rule: string, reading: Reading): void => {
    take(draft, rule, reading, toSource(place.at), toSource(reading.end));
    place.last = { rule, end: reading.end };
    if (reading.spoken !== '') place.said = reading.spoken;
    place.at = reading.end;
  };

  while (place.at < working.length) {
    const { at } = place;
    const kind = kindAt(working, at);
    if (kind === SPACE) {
      if (working[at] === '\n') pauseAfterLast(draft, '.');
      place.at += 1;
      continue;
    }
    if (kind === LETTER_KIND) {
      WORD.lastIndex = at;
      const word = WORD.exec(working)?.[0] ?? '';
      const end = at + word.length;
      const headsRow = own.length > 0 && lexicon.heads.has(word.toLowerCase());
      const spoken = headsRow || isTied(working, end) ? null : sayPlainWord(word);
      if (spoken !== null) {
        say('word', { end, spoken });
        continue;
      }
    }
    const { rule, reading } = readWith(own, place) ??
      readWith(BY_KIND[kind] ?? [], place) ?? {
        rule: 'silent',
        reading: { end: at + 1, spoken: '' },
      };
    say(rule, reading);
  }
  return finish(draft);
};
