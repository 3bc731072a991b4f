import { diffArrays } from 'diff';

export interface ComparedWords {
  readonly kind: 'same' | 'out' | 'in';
  readonly text: string;
}

/** Time after which two texts that have hardly a word in common are shown as one taken out and one put in. */
const longestMs = 1000;

/**
 * What became of a text, word by word; all `same` and `out` together are `was`, all `same` and `in` are `is`.
 * `('tổ 3 họp', 'tổ 5 họp')` → `same tổ `, `out 3`, `in 5`, `same  họp`.
 */
export function compareWords(was: string, is: string): readonly ComparedWords[] {
  const found = diffArrays(wordsOf(was), wordsOf(is), { timeout: longestMs });
  if (found === undefined) {
    return [
      { kind: 'out', text: was },
      { kind: 'in', text: is },
    ];
  }
  return found.map(({ added, removed, value }) => ({
    kind: added ? 'in' : removed ? 'out' : 'same',
    text: value.join(''),
  }));
}

/** Words, blanks and signs, each by itself; a letter and the marks upon it are never parted. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];
}
