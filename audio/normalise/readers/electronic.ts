import { sayLetters } from '../letters.ts';
import { sayCardinal, sayDigits } from '../numerals.ts';
import type { Reader } from '../place.ts';
import { latin, matchAt } from '../place.ts';
import { parseSyllable } from '../syllable.ts';
import { webPlaces, webWords } from '../tables/web-words.ts';

const labelTable = '[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62})';
const ending =
  'vn|com|net|org|edu|gov|info|io|me|app|biz|ly|gl|asia|dev|ai|tv|cc|xyz|top|shop|online|site|int|mil|eu|us|uk|jp|kr|cn|sg|fr|de|au';
const domain = `(?:${labelTable}\\.){1,6}(?:${ending})(?![A-Za-z0-9@_-])(?!\\.[A-Za-z])`;
const path = '(?::\\d{2,5})?(?:[/?#][^\\s"<>()\\[\\]{}]{0,200})?';
const url = new RegExp(`(?:(https?|ftp)://)(?:[A-Za-z0-9._-]{1,200})${path}`, 'iy');
const barePattern = new RegExp(`(?:www\\.)?${domain}${path}`, 'iy');
const email = new RegExp(
  `[A-Za-z0-9](?:[A-Za-z0-9._+-]{0,63})@(?:${labelTable}\\.){1,6}[A-Za-z]{2,12}(?![A-Za-z0-9])`,
  'y',
);
/** `@phuonganphu`, `#anphu`. */
const handlePattern = /@[A-Za-z0-9_.]{2,40}/y;
const hashtag = new RegExp(`#[${latin}][${latin}0-9_]{1,60}`, 'y');

const trailing = /[.,;:!?'"]+$/;

const words = new Map([...webWords, ...webPlaces]);
const longest = Math.max(...Array.from(words.keys(), (word) => word.length));

/** Best split of a run of letters into known words, and bare Vietnamese syllables; undefined if there is none. */
function splitRun(run: string): string | undefined {
  interface Split {
    readonly cost: number;
    readonly spoken: string;
  }
  const best: (Split | undefined)[] = [{ cost: 0, spoken: '' }];
  for (let end = 1; end <= run.length; end += 1) {
    for (let from = Math.max(0, end - longest); from < end; from += 1) {
      const head = best[from];
      if (!head) {
        continue;
      }
      const part = run.slice(from, end);
      const known = words.get(part);
      const bare = known === undefined && part.length >= 2 && parseSyllable(part) !== undefined;
      if (known === undefined && !bare) {
        continue;
      }
      // Few long words beat many short ones; a bare syllable is the last resort.
      const cost = head.cost + (known === undefined ? 5 : 2);
      const before = best[end];
      if (before && before.cost <= cost) {
        continue;
      }
      best[end] = { cost, spoken: `${head.spoken} ${known ?? part}`.trim() };
    }
  }
  return best[run.length]?.spoken;
}

/** `dichvucong` -> dịch vụ công; `bxd` -> letters; digits one by one past two. */
function sayLabel(label: string): string {
  return (label.match(/[a-z]+|\d+|[_-]/gi) ?? [])
    .map((part) => {
      if (part === '-') {
        return 'gạch ngang';
      }
      if (part === '_') {
        return 'gạch dưới';
      }
      if (/\d/.test(part)) {
        return part.length <= 2 && !part.startsWith('0') ? sayCardinal(part) : sayDigits(part);
      }
      const lower = part.toLowerCase();
      return words.get(lower) ?? splitRun(lower) ?? sayLetters(lower);
    })
    .join(' ');
}

const marks: Readonly<Record<string, string>> = {
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

function sayAddress(address: string): string {
  return (address.match(/[A-Za-z0-9_-]+|[./@:?=&#%+~]/g) ?? [])
    .map((part) => marks[part] ?? sayLabel(part))
    .join(' ');
}

function withoutScheme(address: string): string {
  return address
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/\/+$/, '');
}

export const electronicReader: Reader = {
  rule: 'electronic',
  starts: ['letter', 'digit', 'symbol'],
  read: ({ text, at }) => {
    const first = text.charAt(at);
    if (first === '@' || first === '#') {
      const handle = matchAt(handlePattern, text, at) ?? matchAt(hashtag, text, at);
      if (!handle) {
        return undefined;
      }
      const written = handle[0].replace(/[._]+$/, '');
      const spoken = (first === '@' ? 'a còng ' : 'thăng ') + sayTag(written.slice(1));
      return { end: at + written.length, spoken };
    }
    const match =
      matchAt(url, text, at) ?? matchAt(email, text, at) ?? matchAt(barePattern, text, at);
    if (!match) {
      return undefined;
    }
    const written = match[0].replace(trailing, '');
    const spoken = sayAddress(withoutScheme(written));
    return spoken === '' ? undefined : { end: at + written.length, spoken };
  },
};

/** The words of a tag: capitals open words (`#PhuongAnPhu`). */
function sayTag(tag: string): string {
  const plain = tag
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/gi, 'd');
  if (plain === tag) {
    return sayAddress(tag);
  }
  return (tag.match(new RegExp(`[${latin}]+|\\d+`, 'g')) ?? [])
    .map((part) => (parseSyllable(part.toLowerCase()) ? part.toLowerCase() : sayLetters(part)))
    .join(' ');
}
