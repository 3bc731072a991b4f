import { diff3Merge } from 'node-diff3';

export interface Conflict {
  readonly mine: string;
  readonly theirs: string;
  readonly base: string;
}

/**
 * Two changes of one text, brought together by lines: `base` is what both began from. What both changed the same way is
 * no conflict. Lines keep the way in which they end.
 */
export function mergeTexts(
  base: string,
  mine: string,
  theirs: string,
): { readonly text: string } | { readonly conflicts: readonly Conflict[] } {
  const regions = diff3Merge(linesOf(mine), linesOf(base), linesOf(theirs), {
    excludeFalseConflicts: true,
  });
  const conflicts = regions.flatMap(({ conflict }): readonly Conflict[] =>
    conflict
      ? [
          {
            mine: conflict.a.join(''),
            theirs: conflict.b.join(''),
            base: conflict.o.join(''),
          },
        ]
      : [],
  );
  return conflicts.length > 0
    ? { conflicts }
    : { text: regions.flatMap(({ ok = [] }) => ok).join('') };
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}
