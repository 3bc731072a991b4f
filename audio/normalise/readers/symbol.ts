import type { Place, Reader, Reading } from '../place.ts';
import { matchAt } from '../place.ts';
import { pauses, saidSymbols } from '../tables/symbols.ts';

const ellipsis = /^(?:…|\.{2,})[….]*/;

function readPause({ text, at }: Place): Reading | undefined {
  const dots = ellipsis.exec(text.slice(at, at + 16));
  if (dots) {
    const end = at + dots[0].length;
    return {
      end,
      spoken: '',
      pause: /^\s*(?:$|[\p{Lu}\n])/u.test(text.slice(end, end + 3)) ? '.' : ',',
    };
  }
  const pause = pauses.get(text.charAt(at));
  return pause === undefined ? undefined : { end: at + 1, spoken: '', pause };
}

export const pauseReader: Reader = { rule: 'silent', starts: ['symbol'], read: readPause };

/** `từ nút giao -> cầu`; elsewhere an arrow leads on to the next step. */
const arrowPattern = /->|→/y;
const fromBefore = /(?:^|\s)từ\s(?:(?!\.\s)[^;]){1,56}$/;

export const arrowReader: Reader = {
  rule: 'symbol',
  starts: ['symbol'],
  read: ({ text, at, before }) => {
    const arrow = matchAt(arrowPattern, text, at)?.[0];
    if (arrow === undefined) {
      return undefined;
    }
    const end = at + arrow.length;
    return fromBefore.test(before())
      ? { end, spoken: 'đến', row: '->' }
      : { end, spoken: '', pause: ',' };
  },
};

/** A mark at the head of a line or of the text is a bullet, and `<...>` is a gap to fill in. */
function isOrnament({ text, at, last }: Place, char: string): boolean {
  if (char === '+' || char === '*') {
    const head = text.slice(Math.max(0, at - 2), at);
    const opens = last.end === 0 || head.includes('\n') || /[.:;,]\s?$/.test(head);
    return opens && text.charAt(at + 1) === ' ';
  }
  return false;
}

export const symbolReader: Reader = {
  rule: 'symbol',
  starts: ['symbol'],
  read: (place) => {
    const { text, at } = place;
    const pair = text.slice(at, at + 2);
    const char = saidSymbols.has(pair) ? pair : text.charAt(at);
    const said = saidSymbols.get(char);
    if (said === undefined || isOrnament(place, char)) {
      return undefined;
    }
    const end = at + char.length;
    if (said.digitNext && !/^\s?\d/.test(text.slice(end, end + 2))) {
      return undefined;
    }
    if (said.spoken !== '' && ` ${place.before()}`.endsWith(` ${said.spoken}`)) {
      return { end, spoken: '' };
    }
    // `từ 9 - <12 tháng`
    // `test (+)`
    if (char === '+' && text.charAt(at - 1) === '(' && text.charAt(end) === ')') {
      return { end, spoken: 'dương tính', row: char, sure: 'guess', choices: ['cộng'] };
    }
    const spoken = limit(place, char, end) ?? said.spoken;
    return { end, spoken, row: char, ...sureness(place, char, end) };
  },
};

/** What else a sign may be said as, where a person would not say its name. */
const otherwise: ReadonlyMap<string, readonly string[]> = new Map([
  ...([
    ['<', ['dưới']],
    ['>', ['trên']],
    ['>=', ['từ']],
    ['≥', ['từ']],
  ] as const),
  ...([
    ['<=', ['không quá']],
    ['≤', ['không quá']],
    ['±', ['cộng trừ']],
    ['+', ['và']],
  ] as const),
  ...([
    ['=', ['là']],
    ['²', ['hai']],
    ['³', ['ba']],
  ] as const),
]);

/** `từ 9 - <12 tháng`, `>2,5T`: a limit where it stands right before its number; `a > b` is reckoned. */
function limit({ text, before }: Place, char: string, end: number): string | undefined {
  if (char === '<' && /(?:-|đến|tới)$/.test(before())) {
    return 'dưới';
  }
  const glued = /\d/.test(text.charAt(end)) && !/\d$/.test(before());
  return glued ? { '<': 'dưới', '>': 'trên' }[char] : undefined;
}

const limited =
  /^[\d.,]+\s?(?:%|°|độ|tấn|tạ|kg|m|cm|mm|km|ha|tuổi|tháng|ngày|giờ|người|hộ|triệu|tr|đồng|đ)(?![a-zà-ỹ])/;

/** Signs of reckoning are asked about unless they stand between numbers. */
function sureness(place: Place, char: string, end: number): Pick<Reading, 'sure' | 'choices'> {
  const { text, at } = place;
  const choices = otherwise.get(char);
  const between =
    /\d\s?$/.test(text.slice(Math.max(0, at - 2), at)) && /^\s?\d/.test(text.slice(end, end + 2));
  // `<5°C`, `>5 tấn`: a limit, for what is measured follows.
  const limits =
    !place.before().endsWith('-') &&
    limit(place, char, end) !== undefined &&
    limited.test(text.slice(end, end + 16));
  const result = char === '=' && /^\s?\d/.test(text.slice(end, end + 2));
  return choices === undefined || result || limits || (char === '+' && between)
    ? {}
    : { sure: 'guess', choices };
}

export const percentReader: Reader = {
  rule: 'percent',
  starts: ['symbol'],
  read: ({ text, at }) => {
    const char = text.charAt(at);
    if (char !== '%' && char !== '‰') {
      return undefined;
    }
    return { end: at + 1, spoken: char === '%' ? 'phần trăm' : 'phần nghìn', row: char };
  },
};
