import type { Place, Reader, Reading } from '../place.ts';
import { latin, matchAt } from '../place.ts';
import { canonicalSyllable } from '../syllable.ts';
import { countedPer, per, unitsOver } from '../tables/rates.ts';

const wordAfter = new RegExp(`[${latin}]+`, 'y');

/** A number and at most four words or units stand right before. */
const countBefore = new RegExp(
  `\\d[\\d.,]*\\s?(?:[${latin}²³°]{1,10}[\\s/]){0,4}[${latin}]{0,10}[\\d²³%]?$`,
);

const rateChain = new RegExp(
  `\\d\\s?(?:đ|đồng|vnđ|k|tr|nghìn|triệu|tỷ)(?: đồng)?/[${latin}]+(?: [${latin}]+)?$`,
);

const planNext =
  /^(?:DT|KH|dự toán|kế hoạch)(?: giao)?:? \d[\d.,]*\s?(?:đ|đồng|triệu|tr|tỷ)(?![a-zà-ỹ])/;

/** `A/H5N1`, a letter and a code. */
const letterCode = /^[^A-Za-zÀ-ỹ]?[A-Z]\/[A-Z]\d/;

/** `2/ Địa điểm` at the head of a line or of a sentence. */
const listNumber = /(?:^|[\n.:;]\s?)\d{1,2}\/ \p{Lu}$/u;
const codeNext = /^\d[A-Z]\/\d[A-Z]/;
const dayNext = /^\d{1,2}\s?[/.-]\s?\d{1,2}(?!\d)/;

/** A number and one to four small words: `15 tiêu chí`, `2 suất quà`, `01 mô hình điểm`. */
const nounBefore = new RegExp(
  `(?:^|[\\s(-])\\d[\\d.,]*\\s(?:[${latin}]{1,8}\\s){0,3}[${latin}]{1,8}$`,
);

/** Words that are set side by side as one or the other. */
const groups = [
  ['xã', 'phường', 'thị trấn', 'đặc khu'],
  ['thôn', 'xóm', 'ấp', 'bản', 'làng', 'tổ dân phố', 'tdp', 'khu phố', 'khu dân cư', 'tổ', 'buôn'],
  ['huyện', 'quận', 'thị xã', 'thành phố', 'tp', 'tỉnh'],
  ['ông', 'bà', 'anh', 'chị', 'cô', 'chú', 'bác'],
  ['cha', 'mẹ', 'bố', 'vợ', 'chồng', 'con'],
  ['nam', 'nữ'],
  ['có', 'không'],
  ['học sinh', 'sinh viên', 'học viên'],
  ['hộ', 'gia đình'],
  ['sở', 'ban', 'ngành', 'phòng'],
  ['ngày', 'đêm'],
  ['trâu', 'bò', 'lợn', 'gà', 'vịt', 'chó', 'mèo', 'dê'],
];

const pairs = groups.map((group) => ({
  before: new RegExp(`(?:^|[^${latin}])(?:${group.join('|')})$`),
  after: new RegExp(`^(?:${group.join('|')})(?![${latin}])`),
}));

function isPair(before: string, after: string): boolean {
  return pairs.some((pair) => pair.before.test(before) && pair.after.test(after));
}

/** What a slash between words or units says; '' if nothing. */
function link(place: Place, next: number): string {
  const { text, last } = place;
  if (last.end === 0 || text.charAt(place.at - 1) === '.') {
    return '';
  }
  if (/\d/.test(text.charAt(next))) {
    // `4G/5G`
    if (last.rule === 'phone' || codeNext.test(text.slice(place.at - 2, next + 3))) {
      return 'hoặc';
    }
    // `19h/06/9`
    return last.rule === 'time' && dayNext.test(text.slice(next, next + 8)) ? '' : 'trên';
  }
  const word = matchAt(wordAfter, text, next)?.[0];
  if (word === undefined) {
    return '';
  }
  // What a bracket repeated stands between: `5.000.000đ (năm triệu đồng)/hộ`.
  const before = place.before().replace(/\s?\([^()]{1,60}\)$/, '');
  if (/(?:^|\s)(?:tm|kt|tl|tuq)\.?$/.test(before)) {
    return '';
  }
  if (letterCode.test(text.slice(place.at - 2, next + 3))) {
    return '';
  }
  if (/(?:^|\s)và$/.test(before)) {
    return '';
  }
  const lower = word.toLowerCase();
  if (isPair(before, text.slice(next, next + 16).toLowerCase())) {
    return 'hoặc';
  }
  const counted = per.has(lower) || unitsOver.has(word);
  if (last.rule === 'measure' && (unitsOver.has(word) || unitsOver.has(lower))) {
    return 'trên';
  }
  // `3 tỷ đồng/DT 5 tỷ đồng`: what was reached, and out of what.
  if (planNext.test(text.slice(next, next + 40))) {
    return 'trên';
  }
  // `500.000đ/em/giải`: whatever follows a rate of money is counted likewise.
  if (rateChain.test(before)) {
    return 'một';
  }
  if (last.rule === 'money' || last.rule === 'percent') {
    return /\d/.test(before) || counted ? 'một' : 'trên';
  }
  if (
    /(?:đồng|nghìn|triệu|tỷ)$/.test(before) ||
    (counted && (countBefore.test(before) || countedPer.test(before)))
  ) {
    return 'một';
  }
  // A slash between a counted thing and what it is counted by is a rate, whatever the noun.
  const acronym =
    /^[A-ZĐƯ]{2,6}$/.test(word) && !/[A-ZĐƯ]{2}$/.test(text.slice(0, place.at).trimEnd());
  return nounBefore.test(before) &&
    (acronym || (word === lower && canonicalSyllable(lower) !== undefined))
    ? 'một'
    : 'hoặc';
}

const knownSides = new Set([
  'abbreviation',
  'letters',
  'lexicon',
  'electronic',
  'phone',
  'foreign',
]);
const formNext = /^(?:[\p{Lu}\d]{2,}|https?:|www)/u;

/** A slash between words that are no pair of their kind, and one before a number, are asked about. */
function sureness(place: Place, end: number, spoken: string): Pick<Reading, 'sure' | 'choices'> {
  const { text, last } = place;
  const next = text.slice(end, end + 16);
  const choices = ['hoặc', 'trên', 'một', 'và'];
  if (spoken === 'hoặc') {
    // `CMND/CCCD`: one or the other, as the law has it.
    const forms = knownSides.has(last.rule) && formNext.test(next);
    return forms || isPair(place.before(), next.toLowerCase()) ? {} : { sure: 'guess', choices };
  }
  return spoken === 'trên' && /^\d/.test(next) ? { sure: 'guess', choices } : {};
}

/** `lần/tuần` -> một; `km/h` -> trên; `CMND/CCCD` -> hoặc. */
export const slashReader: Reader = {
  rule: 'rate',
  starts: ['symbol'],
  read: (place) => {
    const { text, at } = place;
    if (text.charAt(at) !== '/') {
      return undefined;
    }
    const end = text.charAt(at + 1) === ' ' ? at + 2 : at + 1;
    if (listNumber.test(text.slice(Math.max(0, at - 4), end + 1))) {
      return { end, spoken: '', row: '/', pause: ',' };
    }
    const spoken = link(place, end);
    return { end, spoken, row: '/', ...sureness(place, end, spoken) };
  },
};
