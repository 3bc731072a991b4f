import { tokenise } from '../search/fold.ts';

/** How much of a text is shown, in words. */
interface Shown {
  /** Sentences are shown until they have so many words … */
  readonly enough: number;
  /** … but no more than this in all. */
  readonly most: number;
}
const usual: Shown = { enough: 14, most: 34 };

// They stand in every text and tell none from another.
const common = new Set(
  'là gì và của có không thì được cho với các những này đó ấy ở rồi mà một bác bị để từ trên trong ra vào lại còn hay hoặc phải đã nếu khi như theo về do đến sau nay'.split(
    ' ',
  ),
);

/** A text for the index: the sentences that are shown, as written, and of the rest each telling word once. */
export function shorten(
  text: string,
  { enough, most }: Shown = usual,
): { text: string; more?: string } {
  const sentences = text.match(/.+?[.!?…](?=\s|$)|.+$/gs) ?? [];
  let shown = '';
  for (const sentence of sentences) {
    const words = countWords(shown);
    if (words >= enough || (words > 0 && words + countWords(sentence) > most)) break;
    shown += sentence;
  }
  const cut = countWords(shown) > most ? cutAt(shown, most) : shown;
  const known = new Set([...common, ...wordsOf(cut)]);
  const more = [...new Set(wordsOf(text.slice(cut.length)))].filter((word) => !known.has(word));
  return { text: cut.trim(), ...(more.length === 0 ? {} : { more: more.join(' ') }) };
}

/** A sentence too long to show ends after a word. */
function cutAt(sentence: string, most: number): string {
  return sentence.slice(0, tokenise(sentence)[most - 1]?.end);
}

function countWords(text: string): number {
  return tokenise(text).length;
}

function wordsOf(text: string): string[] {
  return tokenise(text).map(({ start, end }) => text.slice(start, end).toLowerCase());
}
