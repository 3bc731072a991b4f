import type { LexiconRow } from '../../content/schema/words.ts';
import type { Spoken } from './spoken.ts';
import { isSpeakable } from './syllable.ts';

/** A row of the ward's lexicon that does nothing, and why. */
export interface IdleRow {
  readonly row: LexiconRow;
  /** `unspeakable`: its reading holds something that is no Vietnamese syllable, so it is passed over; `unused`: no text has it. */
  readonly why: 'unspeakable' | 'unused';
}

/**
 * The rows that no text used or that cannot be spoken, in the order of the file.
 * `spokens` are the results of `normalise` with these rows for everything that may be broadcast.
 */
export function findIdleRows(
  rows: readonly LexiconRow[],
  spokens: Iterable<Pick<Spoken, 'tokens'>>,
): IdleRow[] {
  const used = new Set<string>();
  for (const { tokens } of spokens) {
    for (const { rule, row } of tokens) {
      if (row === undefined) {
        continue;
      }
      if (rule === 'lexicon') {
        used.add(row);
      }
      // A document's code is one token: a row for its issuer (XYZ of QĐ-XYZ) is met inside it.
      if (rule === 'legal') {
        for (const part of row.split(/[-/.]/)) {
          used.add(part.trim());
        }
      }
    }
  }
  return rows.flatMap((row): IdleRow[] => {
    if (!isSpeakable(row.spoken)) {
      return [{ row, why: 'unspeakable' }];
    }
    return used.has(row.written.trim()) ? [] : [{ row, why: 'unused' }];
  });
}
