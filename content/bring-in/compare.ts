import { paragraphsOf, textOf, wordsOf } from './blocks.ts';
import type { Remark } from './brought-in.ts';
import type { Piece } from './notice/pieces.ts';

/** The words of the text as a person sees them, without what Word or the page counts by itself. */
export function keptWords(pieces: readonly Piece[]): readonly string[] {
  return pieces.flatMap((piece): readonly string[] => {
    switch (piece.kind) {
      case 'head':
        return piece.lines.flatMap((runs) => wordsOf(runs.map(({ text }) => text).join('')));
      case 'paragraph':
      case 'item':
        return wordsOf(piece.runs.map(({ text }) => text).join(''));
      case 'heading':
        return wordsOf(piece.text);
      case 'table':
        return paragraphsOf([piece.table]).flatMap((paragraph) => wordsOf(textOf(paragraph)));
      case 'recipients':
        return piece.items.flatMap(wordsOf);
      case 'signature':
        return piece.lines.flatMap(wordsOf);
    }
  });
}

/** Words of the source that are neither kept nor told of as left out, and words that came from nowhere. */
export function differences(
  source: readonly string[],
  kept: readonly string[],
  leftOut: readonly string[],
): readonly Remark[] {
  const balance = new Map<string, number>();
  const count = (words: readonly string[], by: number) => {
    for (const word of words) {
      balance.set(word, (balance.get(word) ?? 0) + by);
    }
  };
  count(source, 1);
  count(kept, -1);
  count(leftOut, -1);
  const gone = [...balance].filter(([, left]) => left > 0);
  const more = [...balance].filter(([, left]) => left < 0);
  return [
    ...gone.map(([word, times]) => ({
      text: around(source, word),
      why: `chữ "${word}" có ${times} chỗ trong tệp gốc mà không thấy trong bài: xem lại`,
    })),
    ...more.map(([word, times]) => ({
      text: around(kept, word),
      why: `chữ "${word}" trong bài nhiều hơn tệp gốc ${-times} chỗ: xem lại`,
    })),
  ];
}

/** The word with those beside it, where it first stands. */
function around(words: readonly string[], word: string): string {
  const at = words.indexOf(word);
  return at < 0 ? word : words.slice(Math.max(0, at - 4), at + 5).join(' ');
}
