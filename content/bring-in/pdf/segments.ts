import type { Line } from '../mend-lines.ts';
import type { Piece } from './types.ts';

/** What stands on one line without a wide gap. */
export interface Segment extends Line {
  readonly pieces: readonly Piece[];
  readonly base: number;
  /** Its place in the order in which the file draws. */
  readonly order: number;
  readonly page: number;
}

/** A gap of so many letter heights may part two columns; a justified line seldom has one. */
const wideGap = 1.7;

/** Pieces in the file's order to segments; a page's own order is the best witness of what belongs together. */
export function segmentsOf(pieces: readonly Piece[], page: number): readonly Segment[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const open = groups.at(-1);
    const last = open?.at(-1);
    if (piece.text.trim() === '') {
      if (
        open !== undefined &&
        last !== undefined &&
        piece.right - last.right < wideGap * last.size &&
        sameLine(last, piece)
      ) {
        open.push(piece);
      } else {
        groups.push([]);
      }
    } else if (
      open !== undefined &&
      last !== undefined &&
      sameLine(last, piece) &&
      follows(last, piece)
    ) {
      open.push(piece);
    } else {
      groups.push([piece]);
    }
  }
  return groups
    .map(trimPieces)
    .filter((group) => group.length > 0)
    .map((group) => segment(group, page));
}

function sameLine(a: Piece, b: Piece): boolean {
  return Math.abs(a.base - b.base) < Math.max(a.size, b.size, 4) * 0.45;
}

function follows(a: Piece, b: Piece): boolean {
  const gap = b.left - a.right;
  return gap > -a.size * 1.2 && gap < wideGap * Math.max(a.size, b.size);
}

function trimPieces(group: readonly Piece[]): readonly Piece[] {
  const first = group.findIndex(({ text }) => text.trim() !== '');
  const last = group.findLastIndex(({ text }) => text.trim() !== '');
  return first < 0 ? [] : group.slice(first, last + 1);
}

/** Also of segments that turned out to be one line. */
export function segment(pieces: readonly Piece[], page: number): Segment {
  const words = pieces.filter(({ text }) => text.trim() !== '');
  const first = words[0];
  const left = Math.min(...words.map((piece) => piece.left));
  const right = Math.max(...words.map((piece) => piece.right));
  const text = textOf(pieces);
  const size = usual(words.map((piece) => [piece.size, piece.text.length]));
  const letters = text.length || 1;
  const head = (/^\s*\S+/.exec(text)?.[0] ?? '').trim().length;
  const boldLetters = sum(
    words.filter(({ bold }) => bold).map((piece) => piece.text.trim().length),
  );
  return {
    pieces,
    page,
    text,
    left,
    right,
    size,
    base: usual(words.map((piece) => [piece.base, piece.text.length])),
    order: first?.order ?? 0,
    firstWord: ((right - left) / letters) * head + size * 0.25,
    bold: boldLetters > letters * 0.45,
    centred: false,
  };
}

export function textOf(pieces: readonly Piece[]): string {
  let text = '';
  let last: Piece | undefined;
  for (const piece of pieces) {
    if (last !== undefined && needsSpace(last, piece)) {
      text += ' ';
    }
    text += piece.text;
    last = piece;
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** Whether the file left out the space between two pieces of a line. */
export function needsSpace(before: Piece, after: Piece): boolean {
  return (
    after.left - before.right > before.size * 0.2 &&
    !/\s$/.test(before.text) &&
    !/^\s/.test(after.text)
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** The value that most letters have. */
export function usual(values: readonly (readonly [number, number])[]): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of values) {
    const rounded = Math.round(value * 4) / 4;
    weights.set(rounded, (weights.get(rounded) ?? 0) + weight);
  }
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
