import type { LexiconRow } from '../../../content/schema/words.ts';
import { clean } from '../clean.ts';
import type { Place, Reader } from '../place.ts';
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
  /** What must stand right before and after, lower-cased; '' for anything. */
  readonly before: string;
  readonly after: string;
  /** More than the form was asked for, so it comes before rows of the whole ward. */
  readonly bound: boolean;
}

const withNeighbours = /^(?:\[([^\][]+)\]\s*)?([^\][]+?)(?:\s*\[([^\][]+)\])?$/;

function toEntry({ written, spoken, document }: LexiconRow): Entry {
  const [, before = '', alone = written, after = ''] = withNeighbours.exec(written.trim()) ?? [];
  const form = clean(alone.trim()).text;
  const exact = form === form.toUpperCase();
  return {
    key: exact ? form : form.toLowerCase(),
    exact,
    written: written.trim(),
    spoken: clean(spoken.trim())
      .text.replace(/[^\p{L}]+/gu, ' ')
      .trim(),
    before: clean(before.trim()).text.toLowerCase(),
    after: clean(after.trim()).text.toLowerCase(),
    bound: before !== '' || after !== '' || document !== undefined,
  };
}

/** Whether the neighbours that the row asks for stand there, as whole words. */
function hasNeighbours({ key, before, after }: Entry, place: Place): boolean {
  const end = place.at + key.length;
  if (before !== '') {
    const text = place.before().replace(/[\s("]+$/, '');
    const char = text.charAt(text.length - before.length - 1);
    if (!text.endsWith(before) || wordChar.test(char)) {
      return false;
    }
  }
  if (after === '') {
    return true;
  }
  const text = place.text
    .slice(end, end + after.length + 4)
    .trimStart()
    .toLowerCase();
  return text.startsWith(after) && !wordChar.test(text.charAt(after.length));
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
    if (entry.before === '' && entry.after === '') {
      byForm.set(entry.written, entry.spoken);
    }
    const head = firstWord.exec(entry.key.toLowerCase())?.[0];
    if (head !== undefined) {
      heads.add(head);
    }
  }
  for (const entries of byFirst.values()) {
    entries.sort((a, b) => b.key.length - a.key.length || Number(b.bound) - Number(a.bound));
  }
  const reader: Reader = {
    rule: 'lexicon',
    starts: ['letter', 'digit', 'symbol'],
    read: (place) => {
      const { text, at } = place;
      const entries = byFirst.get(text.charAt(at).toLowerCase());
      const entry = entries?.find(
        (candidate) => standsAt(candidate, text, at) && hasNeighbours(candidate, place),
      );
      return entry && { end: at + entry.key.length, spoken: entry.spoken, row: entry.written };
    },
  };
  return { reader, heads, ownForm: (form) => byForm.get(form) };
}

const built = new WeakMap<readonly LexiconRow[], Map<string, Lexicon>>();

/**
 * The ward's own rows, and those of this document: they come before every rule, the longest first. Rows that cannot be
 * spoken are passed over.
 */
export function lexiconOf(rows: readonly LexiconRow[], document = ''): Lexicon {
  const known = built.get(rows) ?? new Map<string, Lexicon>();
  built.set(rows, known);
  const lexicon =
    known.get(document) ??
    build(rows.filter((row) => row.document === undefined || row.document === document));
  known.set(document, lexicon);
  return lexicon;
}
