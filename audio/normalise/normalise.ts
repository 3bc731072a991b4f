import type { LexiconRow } from '../../content/schema/words.ts';
import { clean, sourceOffsets } from './clean.ts';
import { finish, newDraft, pauseAfterLast, take } from './draft.ts';
import { doubtGlued } from './glued.ts';
import type { Place, Reader, Reading, Start } from './place.ts';
import { latin } from './place.ts';
import { sayPlainWord } from './plain-word.ts';
import { hideRepeat, withoutHead } from './repeats.ts';
import { readersTable } from './readers/index.ts';
import { lexiconOf } from './readers/lexicon.ts';
import type { Spoken } from './spoken.ts';
import { doubtToneless } from './toneless.ts';
import { widenSigns } from './widen.ts';

const letter = new RegExp(`[${latin}]`);
const wordPattern = new RegExp(`[${latin}]+`, 'y');

const space = 0;
const letterKind = 1;
const digit = 2;
const symbol = 3;

/** What a character is; one byte for each code unit. */
const kinds = new Uint8Array(0x10000).fill(symbol);
for (let code = 0; code < 0x2000; code += 1) {
  const char = String.fromCharCode(code);
  if (letter.test(char)) {
    kinds[code] = letterKind;
  } else if (char >= '0' && char <= '9') {
    kinds[code] = digit;
  } else if (char === ' ' || char === '\n') {
    kinds[code] = space;
  }
}
function kindAt(text: string, at: number): number {
  return kinds[text.charCodeAt(at)] ?? space;
}

/** Characters that tie the word before them to what follows: `kg/ha`, `đ/c`, `v.v`, `congan@`, `m2`. */
const ties = /[/&@_'0-9²³+-]/;

/** Whether what follows a word belongs with it. A full stop ties only where no space follows: `v.v`, `TP.HCM`. */
function isTied(text: string, end: number): boolean {
  const next = text.charAt(end);
  if (next === ' ' || next === '' || next === ',') {
    return false;
  }
  if (next !== '.') {
    return ties.test(next);
  }
  const after = kindAt(text, end + 1);
  return after === letterKind || after === digit;
}

function startsWith(start: Start): readonly Reader[] {
  return readersTable.filter((reader) => reader.starts.includes(start));
}
const byKind: readonly (readonly Reader[])[] = [
  [],
  startsWith('letter'),
  startsWith('digit'),
  startsWith('symbol'),
];

const beforeLength = 64;

type MovingPlace = { -readonly [K in keyof Place]: Place[K] };

/** What stands before it is cut out of the text only when a reader asks. */
function placeIn(text: string, ownForm: Place['ownForm']): MovingPlace {
  let cutAt = -1;
  let cut = '';
  const place = {
    text,
    at: 0,
    last: { rule: '', end: 0 },
    dateEnd: -1,
    said: '',
    ownForm,
    defined: new Map<string, string>(),
    before: (): string => {
      if (cutAt !== place.at) {
        cutAt = place.at;
        cut = text
          .slice(Math.max(0, cutAt - beforeLength), cutAt)
          .trimEnd()
          .toLowerCase();
      }
      return cut;
    },
  };
  return place;
}

function readWith(
  readers: readonly Reader[],
  place: Place,
): { rule: string; reading: Reading } | undefined {
  for (const { rule, read } of readers) {
    const reading = read(place);
    if (reading) {
      return { rule, reading };
    }
  }
  return undefined;
}

/** Classes whose readings begin with a head word that may stand before them: `trạm TBA`. */
const headed = new Set(['abbreviation', 'ordinal']);

interface NormaliseOptions {
  readonly lexicon?: readonly LexiconRow[];
  /** The id of the document the text is from: rows of the lexicon may be for it alone. */
  readonly document?: string | undefined;
}

const noRows: readonly LexiconRow[] = [];

/**
 * The text as Vietnamese syllables and pauses; offsets of tokens are UTF-16 units of `text` as handed in.
 * `gửi 1414` -> `gửi một bốn một bốn`. Rows of `lexicon` come before every rule. Never throws; what nothing can
 * read is spelled letter by letter and listed in `unknown`, what could be read another way in `guesses`.
 */
export function normalise(
  text: string,
  { lexicon: rows = noRows, document }: NormaliseOptions = {},
): Spoken {
  const cleaned = clean(text);
  const working = cleaned.text;
  const toSource = sourceOffsets(cleaned);
  const lexicon = lexiconOf(rows, document);
  const place = placeIn(working, lexicon.ownForm);
  const draft = newDraft();
  const hide = hideAside(draft);
  const readNext = readerOf(rows.length > 0 ? lexicon : undefined);
  while (place.at < working.length) {
    const { at } = place;
    if (kindAt(working, at) === space) {
      if (working[at] === '\n') {
        pauseAfterLast(draft, '.');
      }
      place.at += 1;
      continue;
    }
    const { rule, reading: read } = readNext(place);
    const reading = headed.has(rule) ? { ...read, ...withoutHead(draft, read.spoken) } : read;
    const source = { start: toSource(at), end: toSource(reading.end) };
    take(draft, rule, reading, working.slice(at, reading.end), source);
    goPast(place, rule, reading);
    if (rule === 'silent') {
      hide(working.charAt(at));
    }
  }
  widenSigns(draft, text);
  doubtGlued(draft, text);
  doubtToneless(draft, text);
  return finish(draft);
}

/** Reads what stands at a place: a row of the lexicon, a plain word, else the first rule that knows it. */
function readerOf(lexicon: ReturnType<typeof lexiconOf> | undefined) {
  const own = lexicon ? [lexicon.reader] : [];
  return (place: Place): { readonly rule: string; readonly reading: Reading } => {
    const { text, at } = place;
    const kind = kindAt(text, at);
    if (kind === letterKind) {
      wordPattern.lastIndex = at;
      const word = wordPattern.exec(text)?.[0] ?? '';
      const end = at + word.length;
      const headsRow = lexicon?.heads.has(word.toLowerCase()) === true;
      const spoken = headsRow || isTied(text, end) ? null : sayPlainWord(word);
      if (spoken !== null) {
        return { rule: 'word', reading: { end, spoken } };
      }
    }
    return (
      readWith(own, place) ??
      readWith(byKind[kind] ?? [], place) ?? {
        rule: 'silent',
        reading: { end: at + 1, spoken: '' },
      }
    );
  };
}

function goPast(place: MovingPlace, rule: string, { end, spoken }: Reading): void {
  place.last = { rule, end };
  if (rule === 'date') {
    place.dateEnd = end;
  }
  if (spoken !== '') {
    place.said = spoken;
  }
  place.at = end;
}

/** Told of each silent sign: what stands in brackets and says the same once more is not said. */
function hideAside(draft: ReturnType<typeof newDraft>): (char: string) => void {
  const brackets: number[] = [];
  return (char) => {
    if (char === '(') {
      brackets.push(draft.tokens.length - 1);
    } else if (char === ')') {
      const opened = brackets.pop();
      if (opened !== undefined) {
        hideRepeat(draft, opened);
      }
    }
  };
}
