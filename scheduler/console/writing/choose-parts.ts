import { diff3Merge } from 'node-diff3';
import type { Conflict } from './desk.ts';

/** Both changes together; of what clashes, in its order, `mine` or `theirs` as chosen. */
export function chooseParts(
  { base, mine, theirs }: Pick<Conflict, 'base' | 'mine' | 'theirs'>,
  choices: readonly ('mine' | 'theirs')[],
): string {
  const regions = diff3Merge(linesOf(mine), linesOf(base), linesOf(theirs), {
    excludeFalseConflicts: true,
  });
  let turn = 0;
  return regions
    .flatMap(({ ok, conflict }) => {
      if (!conflict) return ok ?? [];
      return choices[turn++] === 'theirs' ? conflict.b : conflict.a;
    })
    .join('');
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}
