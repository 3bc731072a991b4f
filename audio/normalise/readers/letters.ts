import { isInHeading } from '../heading.ts';
import { sayLetters } from '../letters.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { latin, matchAt } from '../place.ts';
import { canonicalSyllable } from '../syllable.ts';
import { askedFor } from './list-mark.ts';
import { sayComposed } from './composed.ts';

const wordPattern = new RegExp(`[${latin}]+`, 'y');
const initialPattern = new RegExp(`[${latin}](?![${latin}])`, 'y');
/** `N.T.H.`, `N.V.An` */
const initialsPattern = new RegExp(
  `(?:[A-ZĐ]\\.){2,}(?:[A-ZĐ](?![${latin}]))?|(?:[A-ZĐ]\\.)+[A-ZĐ](?![${latin}])`,
  'y',
);
/** Letters that the sender is told to type: `soạn tin TTTB gửi 1414`. */
const typed = new RegExp(`[A-ZĐ]{2,}\\d{0,4}(?![${latin}\\d])`, 'y');
const typedBefore =
  /(?:[Ss]oạn|[Ss]oạn tin|[Ss]oạn tin nhắn|[Cc]ú pháp|[Nn]hắn tin|[Nn]ội dung:)\s*:?\s*"?\s*(?:(?:[A-ZĐ]{2,}\d{0,4}|<[^>]{1,24}>)\s){0,3}$/;

/** A word in capitals that is a syllable, as in headings: `TUYỂN SINH`. */
function readSyllable(word: string): string | undefined {
  // A, E, U, Y are words as well as letters (Y tế), and their names are the same; I may be a numeral; O is called ô.
  if (word === 'O') {
    return 'ô';
  }
  if (word.length === 1 && word !== 'I') {
    return canonicalSyllable(word.toLowerCase()) && word;
  }
  return canonicalSyllable(word.toLowerCase());
}

/** What the sender types is said letter by letter, even where it is an abbreviation elsewhere. */
export const typedReader: Reader = {
  rule: 'sms',
  starts: ['letter'],
  read: ({ text, at }) => {
    const word = matchAt(typed, text, at)?.[0];
    if (word === undefined || !typedBefore.test(text.slice(Math.max(0, at - 64), at))) {
      return undefined;
    }
    return { end: at + word.length, spoken: sayLetters(word), row: 'soạn' };
  },
};

/** Words of other scripts: Greek letters have names, the rest has none. */
const foreignScript = /[\p{L}\p{N}]+/uy;
function readForeignScript(text: string, at: number): Reading | undefined {
  const run = matchAt(foreignScript, text, at)?.[0];
  if (run === undefined) {
    return undefined;
  }
  const spoken = sayLetters(run);
  const named = spoken !== '' && spoken.split(' ').length >= Array.from(run).length;
  return { end: at + run.length, spoken, ...(named ? {} : { unknown: run }) };
}

const addresses: Readonly<Record<string, string>> = {
  a: 'anh',
  c: 'chị',
  ô: 'ông',
  b: 'bà',
  e: 'em',
  đ: 'đồng chí',
};

/** `LH: c.Hoa`, `gặp A. Hùng`: a form of address where somebody is asked for; elsewhere a letter, and asked about. */
function readAddress({ text, at, before }: Place, word: string): Reading | undefined {
  const said = addresses[word.toLowerCase()];
  if (
    said === undefined ||
    !nameNext.test(text.slice(at + 1, at + 5)) ||
    /\p{Lu}\p{Ll}+\s$/u.test(text.slice(Math.max(0, at - 8), at))
  ) {
    return undefined;
  }
  const end = at + 2;
  return askedFor.test(before()) || numberNext.test(text.slice(at + 1, at + 40))
    ? { end, spoken: said, row: 'a.', sure: 'likely' }
    : { end: at + 1, spoken: sayLetters(word), sure: 'guess', choices: [said] };
}

/** `lh a Hùng`, `gặp c Hoa`: the stop left out. */
function readBareAddress({ text, at, before }: Place, word: string): Reading | undefined {
  const said = addresses[word];
  if (said === undefined || !/^\s\p{Lu}\p{Ll}/u.test(text.slice(at + 1, at + 4))) {
    return undefined;
  }
  const end = at + 1;
  const asked = /(?:^|[\s(",:;])(?:lh|ib|gặp|liên hệ|alo|gọi|nhờ|hỏi|cho)\s?:?$/.test(before());
  if (asked && said !== 'đồng chí') {
    return { end, spoken: said, row: 'a.', sure: 'likely' };
  }
  // `điểm a Khoản 2`
  return /(?:điểm|mục|khoản|điều|chữ|phương án|phần|câu|vitamin|vi ta min)(?: [a-zđ]\s?(?:,|;|và|hoặc|đến|-))*$/.test(
    before(),
  )
    ? undefined
    : { end, spoken: sayLetters(word), sure: 'guess', choices: [said] };
}

/** `A. Hùng`: a form of address, unless it is an initial. */
const nameNext = /^\.\s?\p{Lu}\p{Ll}/u;
/** `C. Hoa 0915.667.843`: who has a telephone is a person. */
const numberNext = /^\.\s?(?:\p{Lu}\p{Ll}+[ ,:(-]{1,3}){1,3}(?:sđt|ĐT|đt)?[:.\s]{0,2}0\d{2}/u;
/** What a letter names: `khu B`, `điểm b`, `vitamin C`, `hạng A1, B`. */
const namedBefore =
  /(?:^|[\s("/,-])(?:khu|loại|nhóm|nhóm máu|máu|hạng|mục|điểm|vitamin|vi-ta-min|nhà|ông|bà|anh|chị|lớp|khối|tổ|tòa|block|lô|dãy|đề|mã đề|phần|bảng|gan|cúm|cấp|bậc|cổng|phương án|đáp án|bên|giấy phép lái xe|bằng|điều|khoản|chữ|mẫu|tuyến|sân|phòng|gói|ca|nhánh|siêu vi|giờ|thế hệ|ngõ|số|mẹ|hợp chất|mạng|type|týp|típ|kho|thửa|cụm|mũi|xe|size|cỡ)(?:\s\d{0,4}[a-zđ]?\d{0,2}\s?(?:,|;|và|hoặc|hay|đến|-|\/))*$/;
/** The last name before an initial: `Nguyễn Văn B`. */
const personBefore = /(?:\p{Lu}\p{Ll}+|[A-ZĐ]\.?)\s$/u;
const anyWordBefore = /\p{L}\s$/u;

/** A small letter is a letter where nothing follows that it may belong to: `x Hồng An` may be a commune, `q 5` a district. */
const bareLetter = /^(?!\s[\p{L}\d])/u;

/** One capital is a letter where the word before it says what it names; elsewhere it may stand for a word or a number. */
function letterSureness({ text, at, before }: Place, word: string): Pick<Reading, 'sure'> {
  const head = text.slice(Math.max(0, at - 12), at);
  const person = personBefore.test(head) && anyWordBefore.test(head) && !/^[IVX]$/.test(word);
  const small =
    /^[aeiouy]$/.test(word) ||
    (/^\p{Ll}$/u.test(word) && bareLetter.test(text.slice(at + 1, at + 3)));
  return small || person || namedBefore.test(before()) ? {} : { sure: 'guess' };
}

/** The capitals around, as far as other letters: a heading of Vietnamese has a tone mark somewhere. */
const capitalsBefore = /(?:[\p{Lu}\d]+\s)*$/u;
const capitalsAfter = /^(?:\s[\p{Lu}\d]+)*/u;

function syllableSureness(
  place: Place,
  word: string,
  end: number,
): Pick<Reading, 'sure' | 'choices'> {
  const { text, at, last } = place;
  if (/^[AEUO]$/.test(word)) {
    return last.end === 0 ? {} : letterSureness(place, word);
  }
  if (!mayBeForm.test(word)) {
    return {};
  }
  const around =
    (capitalsBefore.exec(text.slice(Math.max(0, at - 40), at))?.[0] ?? '') +
    (capitalsAfter.exec(text.slice(end, end + 40))?.[0] ?? '');
  return isInHeading(text, at, end) && /[^A-Z\d\s]/.test(around)
    ? {}
    : { sure: 'guess', choices: [sayLetters(word)] };
}

/** Capitals without a tone mark that are a syllable by chance as likely as not: CA, DA, CO. */
const mayBeForm = /^[A-Z]{2,4}$/;

/** The last of the readers of letters: syllables in any case, initials, what is typed, else letter by letter. */
export const lettersReader: Reader = {
  rule: 'letters',
  starts: ['letter', 'symbol'],
  read: (place) => {
    const initials = matchAt(initialsPattern, place.text, place.at)?.[0];
    if (initials !== undefined) {
      return { end: place.at + initials.length, spoken: sayLetters(initials) };
    }
    const { text, at } = place;
    const word = matchAt(wordPattern, text, at)?.[0];
    if (word === undefined) {
      return readForeignScript(text, at);
    }
    const end = at + word.length;
    const initial = matchAt(initialPattern, text, at);
    const address = readAddress(place, word) ?? readBareAddress(place, word);
    if (address) {
      return address;
    }
    if (initial && !canonicalSyllable(word.toLowerCase())) {
      return { end, spoken: sayLetters(word), ...letterSureness(place, word) };
    }
    const syllable = readSyllable(word);
    if (syllable !== undefined) {
      return { end, spoken: syllable, ...syllableSureness(place, word, end) };
    }
    const composed = sayComposed(word);
    return composed === undefined
      ? { end, spoken: sayLetters(word), unknown: word }
      : { end, spoken: composed, row: word, sure: 'guess', choices: [sayLetters(word)] };
  },
};
