import {
  decode,
  encodingOfFont,
  encodingOfAll,
  isModern,
  type OldEncoding,
} from '../letters/old-letters.ts';
import type { Page, Piece } from './types.ts';

/**
 * Pieces in today's letters, before anything is told by their words. A font's "ư" of TCVN3 lies where Windows has a
 * hyphen, and a PDF says it is one.
 */
export function inTodaysPieces(pages: readonly Page[]): {
  readonly pages: readonly Page[];
  readonly found: ReadonlySet<OldEncoding>;
} {
  const all = pages.flatMap(({ pieces }) => pieces);
  const byLetters = all.some(({ font }) => encodingOfFont(font) !== undefined)
    ? undefined
    : encodingOfAll(all.map(({ text }) => text));
  const found = new Set<OldEncoding>();
  const decoded = pages.map((page) => ({
    ...page,
    pieces: joinSigns(page.pieces, byLetters).map((piece) => {
      const encoding = encodingOfFont(piece.font) ?? (isModern(piece.text) ? undefined : byLetters);
      if (encoding === undefined) {
        return piece;
      }
      const written = encoding === 'TCVN3' ? withHorns(piece.text) : piece.text;
      const text = decode(written, encoding, piece.font);
      if (text !== piece.text) {
        found.add(encoding);
      }
      // Its letters are read: nobody shall read them once more by the font.
      return { ...piece, text, font: '' };
    }),
  }));
  return { pages: decoded, found };
}

const small = 'a-zµ-¹»-¾Æ-ËÌÎ-Ö×ØÜ-ßáâãä-þ¨-¬®';

/** `n-íc` → `n­íc`; a dash between spaces, numbers or capitals stays one. */
function withHorns(text: string): string {
  return text
    .replace(new RegExp(`(?<=[${small}])-(?![\\dA-Z])`, 'g'), '\u00AD')
    .replace(new RegExp(`(?<![\\dA-Z\\p{L}-])-(?=[${small}])`, 'gu'), '\u00AD')
    .replace(new RegExp(`(?<=[A-Z])-(?=[${small}])`, 'g'), '\u00AD');
}

/** VNI's sign that another font had to draw joins its letter. */
function joinSigns(pieces: readonly Piece[], byLetters: OldEncoding | undefined): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    const vni = (encodingOfFont(piece.font) ?? byLetters) === 'VNI';
    const sign = vni ? /^[ùøûõïâáàåãäêéèúüë]/i.exec(piece.text)?.[0] : undefined;
    const touches = before !== undefined && Math.abs(piece.left - before.right) < piece.size * 0.2;
    if (sign !== undefined && touches && /[aeouyôö]$/i.test(before.text)) {
      joined[joined.length - 1] = { ...before, text: before.text + sign };
      joined.push({ ...piece, text: piece.text.slice(sign.length) });
    } else {
      joined.push(piece);
    }
  }
  return joined.filter(({ text }) => text !== '');
}
