import { sayLetters } from '../letters.ts';
import { sayCardinal, sayDigits } from '../numerals.ts';
import type { Reader } from '../place.ts';
import { LETTERS, matchAt } from '../place.ts';
import { parseSyllable } from '../syllable.ts';
import { WEB_PLACES, WEB_WORDS } from '../tables/web-words.ts';

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62})';
const ENDING =
  'vn|com|net|org|edu|gov|info|io|me|app|biz|ly|gl|asia|dev|ai|tv|cc|xyz|top|shop|online|site|int|mil|eu|us|uk|jp|kr|cn|sg|fr|de|au';
const DOMAIN = `(?:${LABEL}\\.){1,6}(?:${ENDING})(?![A-Za-z0-9@_-])(?!\\.[A-Za-z])`;
const PATH = '(?::\\d{2,5})?(?:[/?#][^\\s"<>()\\[\\]{}]{0,200})?';
const URL = new RegExp(`(?:(https?|ftp)://)(?:[A-Za-z0-9._-]{1,200})${PATH}`, 'iy');
const BARE = new RegExp(`(?:www\\.)?${DOMAIN}${PATH}`, 'iy');
const EMAIL = new RegExp(
  `[A-Za-z0-9](?:[A-Za-z0-9._+-]{0,63})@(?:${LABEL}\\.){1,6}[A-Za-z]{2,12}(?![A-Za-z0-9])`,
  'y',
);
/** `@phuonganphu`, `#anphu`. */
const HANDLE = /@[A-Za-z0-9_.]{2,40}/y;
const HASHTAG = new RegExp(`#[${LETTERS}][${LETTERS}0-9_]{1,60}`, 'y');

const TRAILING = /[.,;:!?'"]+$/;

const words = new Map([...Object.entries(WEB_WORDS), ...WEB_PLACES]);
const LONGEST = Math.max(...Array.from(words.keys(), (word) => word.length));

/** Best split of a run of letters into known words, and bare Vietnamese syllables; undefined if there is none. */
const splitRun = (run: string): string | undefined => {
  interface Split {
    readonly cost: number;
    readonly spoken: string;
  }
  const best: (Split | undefined)[] = [{ cost: 0, spoken: '' }];
  for (let end = 1; end <= run.length; end += 1) {
    for (let from = Math.max(0, end - LONGEST); from < end; from += 1) {
      const head = best[from];
      if (!head) continue;
      const part = run.slice(from, end);
      const known = words.get(part);
      const bare = known === undefined && part.length >= 2 && parseSyllable(part) !== undefined;
      if (known === undefined && !bare) continue;
      // Few long words beat many short ones; a bare syllable is the last resort.
      const cost = head.cost + (known === undefined ? 5 : 2);
      const before = best[end];
      if (before && before.cost <= cost) continue;
      best[end] = { cost, spoken: `${head.spoken} ${known ?? part}`.trim() };
    }
  }
  return best[run.length]?.spoken;
};

/** `dichvucong` -> dịch vụ công; `bxd` -> letters; digits one by one past two. */
const sayLabel = (label: string): string =>
  (label.match(/[a-z]+|\d+|[_-]/gi) ?? [])
    .map((part) => {
      if (part === '-') return 'gạch ngang';
      if (part === '_') return 'gạch dưới';
      if (/\d/.test(part))
        return part.length <= 2 && !part.startsWith('0') ? sayCardinal(part) : sayDigits(part);
      const lower = part.toLowerCase();
      return words.get(lower) ?? splitRun(lower) ?? sayLetters(lower);
    })
    .join(' ');

const MARKS: Readonly<Record<string, string>> = {
  '.': 'chấm',
  '/': 'gạch chéo',
  '@': 'a còng',
  ':': 'hai chấm',
  '?': 'hỏi chấm',
  '=': 'bằng',
  '&': 'và',
  '#': 'thăng',
  '%': 'phần trăm',
  '+': 'cộng',
  '~': 'ngã',
};

const sayAddress = (address: string): string =>
  (address.match(/[A-Za-z0-9_-]+|[./@:?=&#%+~]/g) ?? [])
    .map((part) => MARKS[part] ?? sayLabel(part))
    .join(' ');

const withoutScheme = (address: string): string =>
  address
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/\/+$/, '');

export const electronicReader: Reader = {
  rule: 'electronic',
  starts: ['letter', 'digit', 'symbol'],
  read: ({ text, at }) => {
    const first = text.charAt(at);
    if (first === '@' || first === '#') {
      const handle = matchAt(HANDLE, text, at) ?? matchAt(HASHTAG, text, at);
      if (!handle) return undefined;
      const written = handle[0].replace(/[._]+$/, '');
      const spoken = (first === '@' ? 'a còng ' : 'thăng ') + sayTag(written.slice(1));
      return { end: at + written.length, spoken };
    }
    const match = matchAt(URL, text, at) ?? matchAt(EMAIL, text, at) ?? matchAt(BARE, text, at);
    if (!match) return undefined;
    const written = match[0].replace(TRAILING, '');
    const spoken = sayAddress(withoutScheme(written));
    return spoken === '' ? undefined : { end: at + written.length, spoken };
  },
};

/** The words of a tag: capitals open words (`#PhuongAnPhu`). */
const sayTag = (tag: string): string => {
  const plain = tag
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/gi, 'd');
  if (plain === tag) return sayAddress(tag);
  return (tag.match(new RegExp(`[${LETTERS}]+|\\d+`, 'g')) ?? [])
    .map((part) => (parseSyllable(part.toLowerCase()) ? part.toLowerCase() : sayLetters(part)))
    .join(' ');
};
