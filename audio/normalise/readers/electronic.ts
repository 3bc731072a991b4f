import { sayLetters } from '../letters.ts';
import { sayCardinal, sayDigits } from '../numerals.ts';
import type { Reader, Reading } from '../place.ts';
import { latin, matchAt } from '../place.ts';
import { parseSyllable } from '../syllable.ts';
import { webPhrases, webPlaces, webWords } from '../tables/web-words.ts';

const labelPart = '[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62})';
const ending =
  'vn|com|net|org|edu|gov|info|io|me|app|biz|ly|gl|asia|dev|ai|tv|cc|xyz|top|shop|online|site|int|mil|eu|us|uk|jp|kr|cn|sg|fr|de|au';
const domain = `(?:${labelPart}\\.){1,6}(?:${ending})(?![A-Za-z0-9@_-])(?!\\.[A-Za-z])`;
const path = '(?::\\d{2,5})?(?:[/?#][^\\s"<>()\\[\\]{}]{0,200})?';
const url = new RegExp(`(?:(https?|ftp)://)(?:[A-Za-z0-9._-]{1,200})${path}`, 'iy');
const barePattern = new RegExp(`(?:www\\.)?${domain}${path}`, 'iy');
const email = new RegExp(
  `[A-Za-z0-9](?:[A-Za-z0-9._+-]{0,63})@(?:${labelPart}\\.){1,6}[A-Za-z]{2,12}(?![A-Za-z0-9])`,
  'y',
);
/** `@phuonganphu`, `#anphu`. */
const handlePattern = /@[A-Za-z0-9_.]{2,40}/y;
const hashtag = new RegExp(`#[${latin}][${latin}0-9_]{1,60}`, 'y');

/** `đuôi .com`, `.gov.vn` */
const suffix = new RegExp(`(?:\\.(?:${ending}|apk|exe|zip|ipa)){1,2}(?![A-Za-z0-9])`, 'y');

const trailing = /[.,;:!?'"]+$/;

const words = new Map([...webPhrases, ...webWords, ...webPlaces]);
const longest = Math.max(...Array.from(words.keys(), (word) => word.length));

/** Best split of a run of letters into known words, and bare Vietnamese syllables; undefined if there is none. */
interface Split {
  readonly cost: number;
  readonly spoken: string;
  /** A syllable went without its tone mark. */
  readonly guess: boolean;
}

function splitRun(run: string): Split | undefined {
  const best: (Split | undefined)[] = [{ cost: 0, spoken: '', guess: false }];
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
      const spoken = `${head.spoken} ${known ?? part}`.trim();
      best[end] = { cost, spoken, guess: head.guess || known === undefined };
    }
  }
  return best[run.length];
}

/** More letters than anybody spells in an address without need. */
const longLabel = 5;

/** `dichvucong` -> dịch vụ công; `bxd` -> letters; digits one by one past two. */
function sayLabel(label: string): Omit<Split, 'cost'> {
  let guess = false;
  const spoken = (label.match(/[a-z]+|\d+|[_-]/gi) ?? [])
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
      const split = splitRun(lower);
      guess ||= split?.guess ?? lower.length >= longLabel;
      return split?.spoken ?? sayLetters(lower);
    })
    .join(' ');
  return { spoken, guess };
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

function sayAddress(address: string): Omit<Split, 'cost'> {
  const parts = (address.match(/[A-Za-z0-9_-]+|[./@:?=&#%+~]/g) ?? []).map((part) => {
    const mark = marks[part];
    return mark === undefined ? sayLabel(part) : { spoken: mark, guess: false };
  });
  return {
    spoken: parts.map(({ spoken }) => spoken).join(' '),
    guess: parts.some(({ guess }) => guess),
  };
}

function withoutScheme(address: string): string {
  return address
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/\/+$/, '');
}

function sureness(guess: boolean, written: string): Pick<Reading, 'sure' | 'choices'> {
  return guess ? { sure: 'guess', choices: [spelled(written)] } : {};
}

/** Everything by its letters and marks, for whoever would rather have it so. */
function spelled(written: string): string {
  return Array.from(withoutScheme(written), (char) => marks[char] ?? sayLetters(char))
    .filter((word) => word !== '')
    .join(' ');
}

export const electronicReader: Reader = {
  rule: 'electronic',
  starts: ['letter', 'digit', 'symbol'],
  read: ({ text, at }) => {
    const first = text.charAt(at);
    if (first === '.') {
      const tail = /[\p{L}\d]/u.test(text.charAt(at - 1)) ? null : matchAt(suffix, text, at);
      return tail ? { end: at + tail[0].length, spoken: sayAddress(tail[0]).spoken } : undefined;
    }
    if (first === '@' || first === '#') {
      const handle = matchAt(handlePattern, text, at) ?? matchAt(hashtag, text, at);
      if (!handle) {
        return undefined;
      }
      const written = handle[0].replace(/[._]+$/, '');
      const { spoken, guess } = sayTag(written.slice(1));
      const mark = first === '@' ? 'a còng' : 'thăng';
      return { end: at + written.length, spoken: `${mark} ${spoken}`, ...sureness(guess, written) };
    }
    const match =
      matchAt(url, text, at) ?? matchAt(email, text, at) ?? matchAt(barePattern, text, at);
    if (!match) {
      return undefined;
    }
    const written = match[0].replace(trailing, '');
    const { spoken, guess } = sayAddress(withoutScheme(written));
    return spoken === ''
      ? undefined
      : { end: at + written.length, spoken, ...sureness(guess, written) };
  },
};

/** The words of a tag: capitals open words (`#PhuongAnPhu`). */
function sayTag(tag: string): Omit<Split, 'cost'> {
  const plain = tag
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/gi, 'd');
  if (plain === tag) {
    return sayAddress(tag);
  }
  const spoken = (tag.match(new RegExp(`[${latin}]+|\\d+`, 'g')) ?? [])
    .map((part) => (parseSyllable(part.toLowerCase()) ? part.toLowerCase() : sayLetters(part)))
    .join(' ');
  return { spoken, guess: false };
}
