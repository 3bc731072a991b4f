// Letters that Markdown would take for markup are escaped: as few as make the words read as they are meant, found by reading.
import { joinPieces, type Piece } from './word-pieces.ts';

/** More signs than these are not tried one by one. */
const mostTried = 24;

/** The text that `reads` holds for right; undefined where none does. */
export function escapedText(
  pieces: readonly Piece[],
  reads: (text: string) => boolean,
): string | undefined {
  const plain = joinPieces(pieces, () => false);
  if (reads(plain)) {
    return plain;
  }
  const signs = pieces.flatMap((piece, at) => (piece.escaped === undefined ? [] : [at]));
  const usual = signs.filter((at) => pieces[at]?.isNeighbour !== true);
  return fewest(pieces, usual, reads) ?? fewest(pieces, signs, reads);
}

function fewest(
  pieces: readonly Piece[],
  signs: readonly number[],
  reads: (text: string) => boolean,
): string | undefined {
  const write = (escaped: ReadonlySet<number>) => joinPieces(pieces, (at) => escaped.has(at));
  let needed = new Set(signs);
  if (!reads(write(needed))) {
    return undefined;
  }
  for (const group of groupsOf(pieces, signs)) {
    const fewer = new Set([...needed].filter((at) => !group.includes(at)));
    if (fewer.size < needed.size && reads(write(fewer))) {
      needed = fewer;
    }
  }
  return write(needed);
}

/** All of a kind together first; then, where they are few, one by one: of two brackets the first stays escaped. */
function groupsOf(
  pieces: readonly Piece[],
  signs: readonly number[],
): readonly (readonly number[])[] {
  const kinds = Map.groupBy(signs, (at) => pieces[at]?.escaped ?? '');
  const alone = signs.length > mostTried ? [] : signs.map((at) => [at]).reverse();
  return [...[...kinds.values()].reverse(), ...alone];
}
