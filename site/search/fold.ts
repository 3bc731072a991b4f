/** One syllable (or number) as typed, in the two spellings that are compared. */
export interface Form {
  /** Letters with their marks, the tone as a digit at the end: `hoà` and `hòa` are both `hoa1`. */
  readonly exact: string;
  /** Letters alone: `đăng` is `dang`. */
  readonly fold: string;
}

/** A form with where it stood in the text, in UTF-16 units. */
export interface Token extends Form {
  readonly start: number;
  readonly end: number;
}

const toneDigits: Readonly<Record<string, string>> = {
  '\u0300': '1', // huyền
  '\u0301': '2', // sắc
  '\u0309': '3', // hỏi
  '\u0303': '4', // ngã
  '\u0323': '5', // nặng
};

/** Letters and their marks, as a part of a pattern: Latin alone, which is all that Vietnamese has. Old browsers know no \p{L}. */
export const letterRange = 'A-Za-z\\u00c0-\\u024f\\u0300-\\u036f\\u1e00-\\u1eff';

// Digits and letters part: "NĐ06" is two words, as "đề án06" is meant to be three.
const words = new RegExp(`\\d+|[${letterRange}]+`, 'g');
const wordsWithDigits = new RegExp(`[${letterRange}\\d]+`, 'g');

/** `kí` and `ký`, `lí` and `lý` are the same word; `y` after a vowel (`tay`, `quy`) is another sound than `i`. */
function unifyY(letters: string): string {
  return letters.replace(/([bcdghklmnprstvxđ])y$/, '$1i');
}

/** The same few thousand words come again at each key; undoing Unicode anew each time took most of a search. */
const known = new Map<string, Form>();

/** A word in the two spellings, whatever the Unicode form and case: `KÝ` → `{ exact: 'ki2', fold: 'ki' }`. */
export function formOf(word: string): Form {
  const form = known.get(word) ?? readForm(word);
  known.set(word, form);
  return form;
}

function readForm(word: string): Form {
  let tone = '';
  const letters = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0309\u0303\u0323]/g, (mark) => {
      tone = toneDigits[mark] || '';
      return '';
    })
    .normalize('NFC');
  return { exact: unifyY(letters) + tone, fold: unifyY(bareLetters(letters)) };
}

/** Letters without any mark, `đ` as `d`. */
function bareLetters(letters: string): string {
  return letters
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd');
}

/** What a name of ours is called by in addresses: `Mã OTP` → `ma-otp`. */
export function slugOf(name: string): string {
  return bareLetters(name.toLowerCase()).replace(/[^a-z\d]+/g, '-');
}

/** The words of a text in order: `Số 42/2022/NĐ-CP` → so, 42, 2022, nd, cp. */
export function tokenise(text: string): Token[] {
  return split(text, words);
}

/** As `tokenise`, but digits stay with letters (`d9ang8`): typing leftovers are undone before they are parted. */
export function tokeniseTyped(text: string): Token[] {
  return split(text, wordsWithDigits);
}

function split(text: string, pattern: RegExp): Token[] {
  const tokens: Token[] = [];
  text.replace(pattern, (word, start: number) => {
    const { exact, fold } = formOf(word);
    tokens.push({ exact, fold, start, end: start + word.length });
    return word;
  });
  return tokens;
}
