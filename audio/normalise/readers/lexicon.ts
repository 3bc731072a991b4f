import type { LexiconRow } from '../../../content/schema/words.ts';
import { clean } from '../clean.ts';
import type { Reader } from '../place.ts';
import { LETTERS } from '../place.ts';

const WORD_CHAR = new RegExp(`[${LETTERS}0-9]`);
const FIRST_WORD = new RegExp(`^[${LETTERS}]+`);

interface Entry {
  readonly key: string;
  readonly exact: boolean;
  readonly row: LexiconRow;
}

/** A form in capitals is an acronym and must be met as it is; any other is met in any case. */
const isExact = (written: string): boolean => written === written.toUpperCase();

/**
 * The ward's own rows: they come before every rule, the longest first.
 * `heads` are the first words, lower-cased, at which a row may begin.
 */
export const lexiconReader = (
  rows: readonly LexiconRow[],
): {
  reader: Reader;
  heads: ReadonlySet<string>;
  ownForm: (form: string) => string | undefined;
} => {
  const heads = new Set<string>();
  const byFirst = new Map<string, Entry[]>();
  for (const row of rows) {
    const written = clean(row.written.trim()).text;
    if (written === '') continue;
    const exact = isExact(written);
    const entry = { key: exact ? written : written.toLowerCase(), exact, row };
    const first = written.charAt(0).toLowerCase();
    byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
    const head = FIRST_WORD.exec(written.toLowerCase())?.[0];
    if (head !== undefined) heads.add(head);
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.key.length - a.key.length);

  const reader: Reader = {
    rule: 'lexicon',
    starts: ['letter', 'digit', 'symbol'],
    read: ({ text, at }) => {
      for (const { key, exact, row } of byFirst.get(text.charAt(at).toLowerCase()) ?? []) {
        const end = at + key.length;
        const written = text.slice(at, end);
        if ((exact ? written : written.toLowerCase()) !== key) continue;
        if (WORD_CHAR.test(key.slice(-1)) && WORD_CHAR.test(text.charAt(end))) continue;
        if (WORD_CHAR.test(key.charAt(0)) && WORD_CHAR.test(text.charAt(at - 1))) continue;
        return { end, spoken: clean(row.spoken.trim()).text, row: row.written };
      }
      return undefined;
    },
  };
  const forms = new Map(rows.map((row) => [row.written.trim(), row.spoken.trim()]));
  return { reader, heads, ownForm: (form) => forms.get(form) };
};
