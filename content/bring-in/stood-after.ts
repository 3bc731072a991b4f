import { wordsOf } from './blocks.ts';

/** So many words tell a place. */
const enough = 12;

/**
 * The words of the source before a piece that was left out, the nearest last: there it stood. '' at its beginning; undefined
 * where the piece is not found as it is.
 */
export function stoodAfter(source: readonly string[], text: string): string | undefined {
  const words = wordsOf(text);
  const [first] = words;
  if (first === undefined) return undefined;
  const at = source.findIndex(
    (word, start) => word === first && words.every((one, next) => source[start + next] === one),
  );
  return at < 0 ? undefined : source.slice(Math.max(0, at - enough), at).join(' ');
}
