import { sayLetters } from '../letters.ts';
import { sayCardinal } from '../numerals.ts';
import type { Place, Reader } from '../place.ts';
import { matchAt } from '../place.ts';

/** `d/ Hộ khác`, `b)Đối tượng`, `a.Thời gian`, `A/ Phần chung`. */
const letterMark = /([a-zđA-HĐ])(?:[/)]\s?(?=[\p{L}\d"])|\.(?=\p{Lu}\p{Ll}))/uy;
/** `1/ Treo cờ`, `2/Thời gian`, `3)Địa điểm`. */
const numberMark = /(\d{1,2})(?:\/\s(?=\p{Lu})|\/(?=\p{Lu}\p{Ll})|\)\s?(?=\p{Lu}))/uy;
/** `IV.Kinh phí`, `II- Thời gian`, `I/ Mục đích`. */
const romanMark = /(?!V\/V(?!\p{L}))([IVX]{1,5})(?:\s?[/.:)]\s?|\s?-\s?)(?=["“]?\p{Lu})/uy;
const romanValues: Readonly<Record<string, number>> = {
  ...{ I: 1, II: 2, III: 3, IV: 4, V: 5, VI: 6, VII: 7, VIII: 8, IX: 9, X: 10 },
  ...{ XI: 11, XII: 12, XIII: 13, XIV: 14, XV: 15 },
};

/** Words before a person who is to be asked. */
export const askedFor = /(?:gặp|liên hệ|lh|sđt|đt|điện thoại|zalo|hỏi|gọi|nhà|cho|với)\s?:?$/;

/** Whether a line, or a sentence or an entry of a list, begins here. */
function opens({ text, at, last, before }: Place): boolean {
  const begins = last.end === 0 || /(?:\n|[.:;]\s)$/.test(text.slice(Math.max(0, at - 2), at));
  // `LH: c.Hoa` is a person, no entry.
  return begins && !askedFor.test(before());
}

/** The number or letter of a list with its mark, which is a pause. */
export const listMarkReader: Reader = {
  rule: 'list',
  starts: ['letter', 'digit'],
  read: (place) => {
    const { text, at } = place;
    if (!opens(place)) {
      return undefined;
    }
    const roman = matchAt(romanMark, text, at);
    const value = romanValues[roman?.[1] ?? ''];
    if (roman && value !== undefined) {
      return { end: at + roman[0].length, spoken: sayCardinal(String(value)), pause: ',' };
    }
    const number = matchAt(numberMark, text, at);
    if (number) {
      return { end: at + number[0].length, spoken: sayCardinal(number[1] ?? ''), pause: ',' };
    }
    const letter = matchAt(letterMark, text, at);
    // `đ/c Nam` at the head of a line is a comrade, `k/g` is kính gửi.
    if (
      !letter ||
      (letter[0].endsWith('/') && /\p{Ll}/u.test(text.charAt(at + letter[0].length)))
    ) {
      return undefined;
    }
    return { end: at + letter[0].length, spoken: sayLetters(letter[1] ?? ''), pause: ',' };
  },
};
