// The two halves of a letter's head that tabs set on one line.
import { letterNumber, motto, national, office, placeAndDate } from '../notice/signs.ts';
import { segment, type Segment } from './segments.ts';
import type { Piece } from './types.ts';

/** A line of the head at what its right half says, where the halves came so near each other that no gap parts them. */
export function headHalves(line: Segment): readonly Segment[] {
  const { text } = line;
  const cut = [...text.matchAll(/ /g)].find(({ index }) =>
    isHead(text.slice(0, index), text.slice(index + 1)),
  );
  return cut === undefined ? [line] : cutAfter(line, lettersIn(text.slice(0, cut.index)));
}

function isHead(left: string, right: string): boolean {
  const capitals = (text: string) => !/\p{Ll}/u.test(text);
  const agency = office.test(left) && capitals(left) && !/(?:NƯỚC|CỦA)$/.test(left);
  const numbered = letterNumber.test(left) && /[/-]\p{Lu}[\p{Lu}\d&Đ-]*$/u.test(left);
  const state = (national.test(right) && capitals(right)) || motto.test(right);
  const dated = placeAndDate.test(right) && right.includes(',');
  return (agency && (state || dated)) || (numbered && (state || dated));
}

/** Never within a word: the cut stands at a space. */
function cutAfter({ pieces, page }: Segment, letters: number): readonly Segment[] {
  const left: Piece[] = [];
  const right: Piece[] = [];
  let wanted = letters;
  for (const piece of pieces) {
    const count = lettersIn(piece.text);
    if (count <= wanted) {
      left.push(piece);
    } else if (wanted === 0) {
      right.push(piece);
    } else {
      const [before, after] = cutPiece(piece, wanted);
      left.push(before);
      right.push(after);
    }
    wanted = Math.max(0, wanted - count);
  }
  return [segment(left, page), segment(right, page)];
}

function cutPiece(piece: Piece, letters: number): readonly [Piece, Piece] {
  const { text, left, right } = piece;
  const end = new RegExp(String.raw`^(?:\s*\S){${letters}}`).exec(text)?.[0].length ?? 0;
  const rest = text.slice(end).trimStart();
  const at = (index: number) => left + ((right - left) * index) / text.length;
  return [
    { ...piece, text: text.slice(0, end), right: at(end) },
    { ...piece, text: rest, left: at(text.length - rest.length) },
  ];
}

function lettersIn(text: string): number {
  return text.replace(/\s/g, '').length;
}
