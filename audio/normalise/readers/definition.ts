import { readPairs } from '../../tables/read-table.ts';
import type { Reader } from '../place.ts';
import { latin, matchAt } from '../place.ts';

/** `(BQLDA)`, `(sau đây gọi tắt là HTX)`. */
const bracket =
  /\((?:(?:sau đây )?(?:gọi|viết)(?: tắt)? là:? )?"?([A-ZĐƯƠÂÊ][A-ZĐƯƠÂÊ&.-]{1,14})"?\)/y;
const wordPattern = new RegExp(`[${latin}]+`, 'g');
const links = new Set(['và', 'của', 'về', 'cho', 'các', 'thuộc']);

function initial(word: string): string {
  return word
    .charAt(0)
    .toUpperCase()
    .replace(/[ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ]/, 'A')
    .replace(/[ÈÉẺẼẸÊỀẾỂỄỆ]/, 'E')
    .replace(/[ÌÍỈĨỊ]/, 'I')
    .replace(/[ÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ]/, 'O')
    .replace(/[ÙÚỦŨỤƯỪỨỬỮỰ]/, 'U')
    .replace(/[ỲÝỶỸỴ]/, 'Y');
}

/** The words at the end of a text whose initials are these letters; undefined if they are not. */
function wordsOf(letters: string, text: string): string | undefined {
  const words = Array.from(text.matchAll(wordPattern));
  let at = words.length - 1;
  let first: number | undefined;
  for (const letter of Array.from(letters).toReversed()) {
    let word = words[at]?.[0] ?? '';
    while (word !== '' && initial(word) !== letter && links.has(word.toLowerCase())) {
      at -= 1;
      word = words[at]?.[0] ?? '';
    }
    if (word === '' || initial(word) !== letter) {
      return undefined;
    }
    first = words[at]?.index;
    at -= 1;
  }
  const found = first === undefined ? '' : text.slice(first).trim();
  // A mark in between parts what the letters would join.
  return /[.;:!?\n]/.test(found) || found.split(/\s+/).length > letters.length + 3
    ? undefined
    : found;
}

const foreign = readPairs('foreign-initials');

/** `Tổng sản phẩm trong nước (GDP)`: initials of the same words in another language. */
function repeatsForeign(form: string, before: string): boolean {
  const said = before
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
  return (
    foreign
      .get(form)
      ?.split('|')
      .some((words) => ` ${said}`.endsWith(` ${words}`)) === true
  );
}

/** A bracket with the initials of the words before it says nothing new; what it stands for is remembered. */
export const definitionReader: Reader = {
  rule: 'repeat',
  starts: ['symbol'],
  read: ({ text, at, defined }) => {
    if (text.charAt(at) !== '(') {
      return undefined;
    }
    const match = matchAt(bracket, text, at);
    const form = match?.[1] ?? '';
    const letters = form
      .replace(/[^\p{L}]/gu, '')
      .replace(/[ÂĂ]/g, 'A')
      .replace(/[ƠÔ]/g, 'O')
      .replaceAll('Ư', 'U')
      .replaceAll('Ê', 'E');
    if (!match || letters.length < 2) {
      return undefined;
    }
    const words = wordsOf(letters, text.slice(Math.max(0, at - 120), at));
    if (words === undefined) {
      return repeatsForeign(form, text.slice(Math.max(0, at - 80), at))
        ? { end: at + match[0].length, spoken: '', row: form }
        : undefined;
    }
    const said = words
      .toLowerCase()
      .replace(/[^\p{L}]+/gu, ' ')
      .trim();
    if (!defined.has(form)) {
      defined.set(form, said);
    }
    return { end: at + match[0].length, spoken: '', row: form };
  },
};
