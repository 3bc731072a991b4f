import type { Glyph } from './glyphs.ts';
import type { Piece } from './types.ts';

/** A gap of so many letter heights parts two words; one of so many, two things beside each other. */
const wordGap = 0.2;
const pieceGap = 0.9;
const wideGap = 1.7;

/** Letters with air between: at least so much of their height. */
const airyGap = 0.12;

/**
 * Whether a page must be read letter by letter: where a font lacks letters and the program drew those afterwards, from
 * another, into gaps of the line; or where a title is set w i d e.
 */
export function needsGlyphs(pieces: readonly Piece[]): boolean {
  const words = pieces.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const single = words.some((piece, at) =>
    [0, 1, 2].every((on) => {
      const other = words[at + on];
      return (
        other?.fontId === piece.fontId &&
        other.base === piece.base &&
        /^\s*\p{L}\s*$/u.test(other.text)
      );
    }),
  );
  return (
    single ||
    words.some(({ text }) => /(?:^|\s)\p{L}(?:\s+\p{L}){2,}(?:\s|$)/u.test(text)) ||
    words.some((piece) => words.some((other) => piece !== other && isDrawnInto(piece, other)))
  );
}

function isDrawnInto(piece: Piece, other: Piece): boolean {
  const middle = (piece.left + piece.right) / 2;
  return (
    Math.abs(piece.base - other.base) < other.size * 0.2 &&
    piece.font !== other.font &&
    other.left < middle - piece.size * 0.1 &&
    other.right > middle + piece.size * 0.1 &&
    piece.right - piece.left < other.right - other.left
  );
}

/** Pieces of a page made of its letters, each line from left to right; undefined where they are not the same letters. */
export function piecesOfGlyphs(
  glyphs: readonly Glyph[],
  instead: readonly Piece[],
): readonly Piece[] | undefined {
  const names = new Map(instead.map(({ fontId, font }) => [fontId, font]));
  if (lettersOf(glyphs) !== lettersOf(instead)) {
    return undefined;
  }
  const chunks = linesOf(glyphs).flatMap(chunksOf);
  return chunks
    .sort((a, b) => Math.min(...a.map(({ at }) => at)) - Math.min(...b.map(({ at }) => at)))
    .flatMap((chunk) => piecesOfChunk(chunk))
    .map((piece, order): Piece => {
      const font = names.get(piece.fontId) ?? '';
      return { ...piece, order, font, bold: isBold(font) };
    });
}

export function isBold(font: string): boolean {
  return /bold|black|heavy|demi/i.test(font);
}

function lettersOf(parts: readonly { readonly text: string }[]): string {
  const letters = parts.flatMap(({ text }) =>
    Array.from(text.normalize('NFKD').replace(/\s+/g, '')),
  );
  return letters.sort().join('');
}

interface Placed extends Glyph {
  /** Its place in the order in which the file draws. */
  readonly at: number;
}

function linesOf(glyphs: readonly Glyph[]): readonly (readonly Placed[])[] {
  const lines: { readonly base: number; readonly size: number; readonly glyphs: Placed[] }[] = [];
  for (const [at, glyph] of glyphs.entries()) {
    const { base, size } = glyph;
    const line = lines.findLast(
      (one) => Math.abs(one.base - base) < Math.max(size, one.size) * 0.4,
    );
    if (line === undefined) {
      lines.push({ base, size, glyphs: [{ ...glyph, at }] });
    } else {
      line.glyphs.push({ ...glyph, at });
    }
  }
  return lines.map(({ glyphs: found }) => withoutHidden(found.sort((a, b) => a.left - b.left)));
}

/**
 * A space that a letter was drawn upon afterwards is the other font's, and none of the line. One that is drawn after a letter
 * is a space, however wide the file says that the letter is.
 */
function withoutHidden(line: readonly Placed[]): readonly Placed[] {
  const letters = line.filter(isLetter);
  return line.filter(
    (one) =>
      isLetter(one) ||
      !letters.some(({ at, left, right }) => {
        const middle = (one.left + one.right) / 2;
        return at > one.at && left < middle && right > middle;
      }),
  );
}

function isLetter({ text }: { readonly text: string }): boolean {
  return text.trim() !== '';
}

function chunksOf(line: readonly Placed[]): readonly (readonly Placed[])[] {
  const chunks: Placed[][] = [];
  let right = -Infinity;
  for (const glyph of line.filter(isLetter)) {
    if (glyph.left - right > wideGap * glyph.size) {
      chunks.push([]);
    }
    chunks.at(-1)?.push(glyph);
    right = Math.max(right, glyph.right);
  }
  const spaces = line.filter((one) => !isLetter(one));
  return chunks.map((chunk) => {
    const from = chunk[0]?.left ?? 0;
    const to = chunk.at(-1)?.left ?? 0;
    const within = spaces.filter(({ left }) => left > from && left < to);
    return [...chunk, ...within].sort((a, b) => a.left - b.left);
  });
}

/** A piece on its way; its font is still the file's own name for it. */
type Bare = Omit<Piece, 'order' | 'bold'>;

function piecesOfChunk(chunk: readonly Placed[]): readonly Bare[] {
  const apart = wordGapOf(chunk);
  const pieces: Bare[] = [];
  let space = false;
  for (const glyph of chunk) {
    if (!isLetter(glyph)) {
      space = true;
      continue;
    }
    const last = pieces.at(-1);
    const gap = last === undefined ? 0 : glyph.left - last.right;
    space ||= last !== undefined && gap > apart * glyph.size;
    const { left, right, base, size, font: fontId } = glyph;
    const goesOn =
      last?.fontId === fontId && last.size === size && (gap < pieceGap * size || !space);
    if (last !== undefined && goesOn) {
      const text = `${last.text}${space ? ' ' : ''}${glyph.text}`;
      pieces[pieces.length - 1] = { ...last, text, right: Math.max(last.right, right) };
    } else {
      if (last !== undefined) {
        // Whoever joins the two goes by the sign or by the gap.
        const end = space ? last : { ...last, right: Math.max(last.right, left) };
        pieces[pieces.length - 1] = space ? { ...end, text: `${end.text} ` } : end;
      }
      pieces.push({ text: glyph.text, left, right, base, size, fontId, font: '' });
    }
    space = false;
  }
  return pieces;
}

/** From which gap on two words are two: more where all letters have air between them. */
function wordGapOf(chunk: readonly Placed[]): number {
  const gaps = chunk.slice(1).flatMap((glyph, index) => {
    const before = chunk[index];
    return before === undefined || !isLetter(before) || !isLetter(glyph)
      ? []
      : [(glyph.left - before.right) / glyph.size];
  });
  const sorted = [...gaps].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const airy = gaps.filter((gap) => gap > airyGap).length;
  return gaps.length >= 2 && airy >= gaps.length * 0.7 ? Math.max(wordGap, median * 1.8) : wordGap;
}
