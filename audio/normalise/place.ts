// What a reader is handed and what it gives back.

/** Where reading stands. */
export interface Place {
  /** The working text (clean.ts). */
  readonly text: string;
  readonly at: number;
  /** The reading that ends here or before the space before here. */
  readonly last: { readonly rule: string; readonly end: number };
  /** Where the last date ended; -1 before there was one. */
  readonly dateEnd: number;
  /** What was said last, '' at the start. */
  readonly said: string;
  /** Up to 64 characters before `at`, lower-cased, without the space that ends them. */
  before: () => string;
  /** What the ward's lexicon says for exactly this form, for readers whose forms hold others inside (QĐ-XYZ). */
  readonly ownForm: (form: string) => string | undefined;
  /** What this text itself says that a form stands for: `Ban Quản lý dự án (BQLDA)`. */
  readonly defined: Map<string, string>;
}

/** How a stretch of the working text from `at` to `end` is said. */
export interface Reading {
  readonly end: number;
  /** Syllables; '' for what is not said. */
  readonly spoken: string;
  readonly row?: string;
  readonly pause?: string;
  /** The form that nothing but its letters' names could read. */
  readonly unknown?: string;
  /** How sure it is; left out where a rule of the law leaves no choice. */
  readonly sure?: 'likely' | 'guess';
  /** What else it could say, for whoever is asked about a guess. */
  readonly choices?: readonly string[];
  /** The form to ask about, where the reading covers only a part of it. */
  readonly asked?: string;
}

export type Start = 'digit' | 'letter' | 'symbol';

/** One class of written forms. The first reader of the list that gives a reading wins. */
export interface Reader {
  readonly rule: string;
  readonly starts: readonly Start[];
  readonly read: (place: Place) => Reading | undefined;
}

/** A sticky pattern's match at an offset. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Letters of Latin scripts, for use inside a character class. */
export const latin = 'A-Za-zÀ-ÖØ-öø-ɏḀ-ỹ';

const letter = new RegExp(`[${latin}]`);
const countingWord =
  /(?:^|\s)(?:một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|mươi|mốt|lăm|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|mỗi|vài|mấy|theo|rưỡi|nửa|từng)$/;

/** Whether a number, or a word that counts, stands right before. */
export function isCounted({ text, at, said }: Place): boolean {
  const previous = text.charAt(at - 1);
  if (previous >= '0' && previous <= '9') {
    return true;
  }
  if (previous === '(' || letter.test(previous) || !countingWord.test(said.toLowerCase())) {
    return false;
  }
  // `M1, M2`: the number before a mark counts nothing behind it.
  return !/[,;:.!?]\s$/.test(text.slice(at - 2, at));
}
