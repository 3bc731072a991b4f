import type { Place, Reader } from '../place.ts';

const NUMERIC = new Set([
  'number',
  'date',
  'time',
  'money',
  'measure',
  'percent',
  'roman',
  'alphanumeric',
  'fraction',
]);
const NUMBER_NEXT = /^\s*(?:-\s*)?[+]?\d/;
const NAMED_NEXT = /^\s*(?:thứ|ngày|tháng|năm|chủ nhật|quý|tuần|lớp|mùng|mồng)(?![a-zà-ỹ])/i;
const ROMAN_NEXT = /^\s*[IVX]+(?![A-Za-zÀ-ỹ])/;
const SCORE_BEFORE = /(?:thắng|thua|hòa|tỷ số|tỉ số|dẫn|dẫn trước|kết quả|chung cuộc)[^.;]{0,24}$/;
const EQUALS_NEXT = /^\s*[\d.,]+\s*=/;
const BETWEEN_WORDS = /\s$/;

/** What a dash between two numbers means: đến, trừ, or nothing in a score. */
const meaning = (place: Place, after: string): string | undefined => {
  const { last, before } = place;
  if (EQUALS_NEXT.test(after)) return 'trừ';
  if (last.rule === 'number' && SCORE_BEFORE.test(before())) return '';
  if (NUMERIC.has(last.rule) && NUMBER_NEXT.test(after)) return 'đến';
  if (last.rule === 'roman' && ROMAN_NEXT.test(after)) return 'đến';
  if (last.rule === 'date' && NAMED_NEXT.test(after)) return 'đến';
  return undefined;
};

const NAMED_BEFORE =
  /(?:^|[\s(,:])(?:thứ|ngày|tháng|năm|chủ|quý)\s+[a-zà-ỹ\d]+(?: [a-zà-ỹ]+){0,2}$/;

/** A dash: the range between numbers, a minus before one, else a pause between words. */
export const rangeReader: Reader = {
  rule: 'range',
  starts: ['symbol'],
  read: (place) => {
    const { text, at } = place;
    if (text.charAt(at) !== '-') return undefined;
    const end = at + 1;
    const after = text.slice(end, end + 40);
    const spoken =
      text.slice(place.last.end, at).trim() === '' && place.last.end > 0
        ? meaning(place, after)
        : undefined;
    if (spoken !== undefined) return { end, spoken, row: '-' };
    if (NAMED_NEXT.test(after) && NAMED_BEFORE.test(place.before()))
      return { end, spoken: 'đến', row: '-' };
    const previous = text.charAt(at - 1);
    if (
      /^\d/.test(after) &&
      (previous === ' ' || previous === '' || previous === '(') &&
      !isBullet(place)
    )
      return { end, spoken: 'âm', row: '-' };
    const apart = BETWEEN_WORDS.test(previous) || /^\s/.test(after);
    return { end, spoken: '', ...(apart ? { pause: ',' } : {}) };
  },
};

/** A dash that opens a line or follows a mark that ends something is a bullet. */
const isBullet = ({ text, at, last }: Place): boolean => {
  const head = text.slice(Math.max(0, at - 2), at);
  return last.end === 0 || head.includes('\n') || /[.:;]\s?$/.test(head);
};
