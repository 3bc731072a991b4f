import type { LexiconRow } from '../../../content/schema/words.ts';
import { clean } from '../clean.ts';
import type { Reader } from '../place.ts';
import { latin } from '../place.ts';
import { isSpeakable } from '../syllable.ts';

const wordChar = new RegExp(`[${latin}0-9]`);
const firstWord = new RegExp(`^[${latin}]+`);

/** The ward's rows, made ready to be met in a text. */
export interface Lexicon {
  readonly reader: Reader;
  /** First words, lower-cased, at which a row may begin. */
  readonly heads: ReadonlySet<string>;
  /** What a row says for exactly this form. */
  readonly ownForm: (form: string) => string | undefined;
}

interface Entry {
  readonly key: string;
  /** A form in capitals is an acronym and is met as it is; any other is met in any case. */
  readonly exact: boolean;
  readonly written: string;
  readonly spoken: string;
}

function toEntry({ written, spoken }: LexiconRow): Entry {
  const form = clean(written.trim()).text;
  const exact = form === form.toUpperCase();
  return {
    key: exact ? form : form.toLowerCase(),
    exact,
    written: written.trim(),
    spoken: clean(spoken.trim())
      .text.replace(/[^\p{L}]+/gu, ' ')
      .trim(),
  };
}

/** Whether the entry stands at the offset as whole words. */
function standsAt({ key, exact }: Entry, text: string, at: number): boolean {
  const end = at + key.length;
  const written = text.slice(at, end);
  if ((exact ? written : written.toLowerCase()) !== key) {
    return false;
  }
  const joinedAfter = wordChar.test(key.slice(-1)) && wordChar.test(text.charAt(end));
  const joinedBefore = wordChar.test(key.charAt(0)) && wordChar.test(text.charAt(at - 1));
  return !joinedAfter && !joinedBefore;
}

function build(rows: readonly LexiconRow[]): Lexicon {
  const heads = new Set<string>();
  const byFirst = new Map<string, Entry[]>();
  const byForm = new Map<string, string>();
  for (const row of rows) {
    const entry = toEntry(row);
    if (entry.key === '' || !isSpeakable(row.spoken)) {
      continue;
    }
    const first = entry.key.charAt(0).toLowerCase();
    byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
    byForm.set(entry.written, entry.spoken);
    const head = firstWord.exec(entry.key.toLowerCase())?.[0];
    if (head !== undefined) {
      heads.add(head);
    }
  }
  for (const entries of byFirst.values()) {
    entries.sort((a, b) => b.key.length - a.key.length);
  }
  const reader: Reader = {
    rule: 'lexicon',
    starts: ['letter', 'digit', 'symbol'],
    read: ({ text, at }) => {
      const entries = byFirst.get(text.charAt(at).toLowerCase());
      const entry = entries?.find((candidate) => standsAt(candidate, text, at));
      return entry && { end: at + entry.key.length, spoken: entry.spoken, row: entry.written };
    },
  };
  return { reader, heads, ownForm: (form) => byForm.get(form) };
}

const built = new WeakMap<readonly LexiconRow[], Lexicon>();

/** The ward's own rows: they come before every rule, the longest first. Rows that cannot be spoken are passed over. */
export function lexiconOf(rows: readonly LexiconRow[]): Lexicon {
  const known = built.get(rows);
  if (known) {
    return known;
  }
  const lexicon = build(rows);
  built.set(rows, lexicon);
  return lexicon;
}
