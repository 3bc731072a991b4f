import type { LexiconRow } from '../../content/schema/words.ts';
import { clean, sourceOffsets } from './clean.ts';
import type { Place, Reader, Reading, Start } from './place.ts';
import { sayLetters } from './letters.ts';
import { LETTERS } from './place.ts';
import { lexiconReader } from './readers/lexicon.ts';
import { READERS } from './readers/index.ts';
import type { Spoken, SpokenToken, UnknownForm } from './spoken.ts';
import { canonicalSyllable } from './syllable.ts';
import { TRIGGER_WORDS } from './tables/triggers.ts';

const LETTER = new RegExp(`[${LETTERS}]`);
const WORD = new RegExp(`[${LETTERS}]+`, 'y');

/** What kind of reader a character starts; one byte for each code unit. */
const KINDS = new Uint8Array(0x10000).fill(3);
for (let code = 0; code < 0x2000; code += 1) {
  const char = String.fromCharCode(code);
  if (LETTER.test(char)) KINDS[code] = 1;
  else if (char >= '0' && char <= '9') KINDS[code] = 2;
  else if (char === ' ' || char === '\n') KINDS[code] = 0;
}
const STARTS: readonly (Start | undefined)[] = [undefined, 'letter', 'digit', 'symbol'];

/** Words seen, with what is said for them; `null` for a word that the readers must look at. */
const plainWords = new Map<string, string | null>();
const PLAIN_WORDS_KEPT = 20_000;

const sayPlainWord = (word: string): string | null => {
  const known = plainWords.get(word);
  if (known !== undefined) return known;
  const lower = word.toLowerCase();
  const canonical = canonicalSyllable(lower);
  let spoken: string | null = null;
  const capitals = word !== lower && word.slice(1) !== lower.slice(1);
  if (canonical !== undefined && !capitals && !TRIGGER_WORDS.has(lower)) {
    if (word.length > 1 || word === lower || LETTER_ALONE.test(word)) {
      spoken = canonical === lower ? word : recase(canonical, word);
    }
  }
  if (plainWords.size >= PLAIN_WORDS_KEPT) plainWords.clear();
  plainWords.set(word, spoken);
  return spoken;
};

/** Single capitals that are words rather than the name of a letter: Ô, Ở, Ý, Ổ. */
const LETTER_ALONE = /^[À-ỹ]$/;

const recase = (canonical: string, word: string): string =>
  word.slice(0, 1) === word.slice(0, 1).toLowerCase()
    ? canonical
    : canonical.slice(0, 1).toUpperCase() + canonical.slice(1);

/** Characters that tie the word before them to what follows: `kg/ha`, `đ/c`, `v.v`, `congan@`, `m2`. */
const TIES = /[/.&@_'0-9²³+-]/;

const PAUSE_STRENGTH = ['', ',', ';', ':', '.', '!', '?'];

const stronger = (one: string, other: string): string =>
  PAUSE_STRENGTH.indexOf(one) >= PAUSE_STRENGTH.indexOf(other) ? one : other;

/** All that reading one text gathers. */
interface Draft {
  readonly tokens: { -readonly [K in keyof SpokenToken]: SpokenToken[K] }[];
  readonly unknown: UnknownForm[];
  /** Index of the last token that is said, -1 before the first. */
  lastSaid: number;
}

const pauseAfterLast = (draft: Draft, pause: string): void => {
  const token = draft.tokens[draft.lastSaid];
  if (token) token.pause = stronger(token.pause, pause);
};

/**
 * The text as Vietnamese syllables and pauses. Offsets of tokens are UTF-16 units of `text` as handed in.
 * `gửi 1414` -> `gửi một bốn một bốn`. Rows of `lexicon` come before every rule. Never throws; what nothing can
 * read is spelled and listed in `unknown`.
 */
export const normalise = (
  text: string,
  options: { readonly lexicon?: readonly LexiconRow[] } = {},
): Spoken => {
  const cleaned = clean(text);
  const working = cleaned.text;
  const toSource = sourceOffsets(cleaned);
  const lexicon = lexiconReader(options.lexicon ?? []);
  const readers: Record<Start, readonly Reader[]> = readersByStart(lexicon.reader);
  const draft: Draft = { tokens: [], unknown: [], lastSaid: -1 };

  let at = 0;
  let beforeAt = -1;
  let before = '';
  const last = { rule: '', end: 0 };
  const place: { -readonly [K in keyof Place]: Place[K] } = {
    text: working,
    at: 0,
    last,
    ownForm: lexicon.ownForm,
    before: () => {
      if (beforeAt !== place.at) {
        beforeAt = place.at;
        before = working
          .slice(Math.max(0, place.at - 64), place.at)
          .trimEnd()
          .toLowerCase();
      }
      return before;
    },
  };

  const say = (rule: string, reading: Reading): void => {
    const start = toSource(at);
    const end = toSource(reading.end);
    if (reading.pauseBefore) pauseAfterLast(draft, reading.pauseBefore);
    draft.tokens.push({
      start,
      end,
      spoken: reading.spoken,
      pause: '',
      rule,
      ...(reading.row === undefined ? {} : { row: reading.row }),
    });
    if (reading.spoken !== '') draft.lastSaid = draft.tokens.length - 1;
    if (reading.pause) pauseAfterLast(draft, reading.pause);
    if (reading.unknown !== undefined) {
      const written = reading.unknown;
      draft.unknown.push({
        written,
        start,
        end,
        lexiconRow: `${written}	${sayLetters(written)}	đọc từng chữ, xin sửa`,
      });
    }
    last.rule = rule;
    last.end = reading.end;
    at = reading.end;
  };

  while (at < working.length) {
    const kind = KINDS[working.charCodeAt(at)] ?? 3;
    const start = STARTS[kind];
    if (start === undefined) {
      if (working[at] === '\n') pauseAfterLast(draft, '.');
      at += 1;
      continue;
    }
    if (start === 'letter') {
      WORD.lastIndex = at;
      const word = WORD.exec(working)?.[0] ?? working.charAt(at);
      const end = at + word.length;
      const next = working.charAt(end);
      const tied = TIES.test(next) && !(next === '.' && !tiedByDot(working, end));
      if (!tied && !lexicon.heads.has(word.toLowerCase())) {
        const spoken = sayPlainWord(word);
        if (spoken !== null) {
          say('word', { end, spoken });
          continue;
        }
      }
    }
    place.at = at;
    let read = false;
    for (const reader of readers[start]) {
      const reading = reader.read(place);
      if (!reading) continue;
      say(reader.rule, reading);
      read = true;
      break;
    }
    if (!read) say('silent', { end: at + 1, spoken: '' });
  }
  return { text: joinTokens(draft.tokens), tokens: draft.tokens, unknown: draft.unknown };
};

/** A full stop ties only where no space follows: `v.v`, `TP.HCM`. */
const tiedByDot = (text: string, dot: number): boolean => {
  const kind = KINDS[text.charCodeAt(dot + 1)];
  return kind === 1 || kind === 2;
};

const readersByStart = (lexicon: Reader): Record<Start, readonly Reader[]> => {
  const starting = (start: Start): Reader[] =>
    [lexicon, ...READERS].filter((reader) => reader.starts.includes(start));
  return { letter: starting('letter'), digit: starting('digit'), symbol: starting('symbol') };
};

const joinTokens = (tokens: readonly SpokenToken[]): string => {
  let text = '';
  for (const { spoken, pause } of tokens) {
    if (spoken === '') continue;
    text += (text === '' ? '' : ' ') + spoken + pause;
  }
  return text;
};
