import type { Place, Reader } from '../place.ts';

/** Classes whose readings can be the ends of a range. */
const ENDS = new Set(
  'number date time ordinal money measure percent roman alphanumeric fraction legal'.split(' '),
);

const NUMBER_NEXT = /^\s*(?:-\s*)?\+?\d/;
const NAMED_NEXT = /^\s*(?:thứ|ngày|tháng|năm|chủ nhật|CN|quý|tuần|mùng|mồng|T[2-7])(?![a-zà-ỹ])/i;
const NAMED_BEFORE =
  /(?:^|[\s(,:])(?:thứ|ngày|tháng|năm|chủ|quý|mùng|mồng)\s+[a-zà-ỹ\d]+(?: [a-zà-ỹ]+){0,2}$/;
const ROMAN_NEXT = /^\s*[IVX]+(?![A-Za-zÀ-ỹ])/;
const SCORE_BEFORE =
  /(?:thắng|thua|hòa|tỷ số|tỉ số|dẫn|gỡ|kết quả|chung cuộc|luân lưu|hiệp)[^.;]{0,24}$/;
const EQUALS_NEXT = /^\s*[\d.,]+\s*=/;
const BELOW_ZERO_NEXT = /^\d[\d.,]*\s?(?:%|‰|°|độ|$|[,;)])/;

/** What a dash right after a reading means: đến, trừ, or nothing in a score; undefined if it is no range. */
const between = ({ last, before }: Place, after: string): string | undefined => {
  if (EQUALS_NEXT.test(after)) return 'trừ';
  if (last.rule === 'number' && SCORE_BEFORE.test(before())) return '';
  if (ENDS.has(last.rule) && NUMBER_NEXT.test(after)) return 'đến';
  if (last.rule === 'roman' && ROMAN_NEXT.test(after)) return 'đến';
  if ((last.rule === 'date' || last.rule === 'ordinal') && NAMED_NEXT.test(after)) return 'đến';
  return undefined;
};

/** A dash that opens a line, or follows a mark that ends something, is a bullet unless it belongs to its number. */
const isMinus = ({ text, at, last }: Place, after: string): boolean => {
  if (!/^\d/.test(after) || /[^\s(=<>:,]/.test(text.charAt(at - 1))) return false;
  const head = text.slice(Math.max(0, at - 2), at);
  const opens = last.end === 0 || head.includes('\n') || /[.:;]\s?$/.test(head);
  return !opens || BELOW_ZERO_NEXT.test(after);
};

/** A dash: the range between numbers, a minus before one, else a pause between words. */
export const rangeReader: Reader = {
  rule: 'range',
  starts: ['symbol'],
  read: (place) => {
    const { text, at, last } = place;
    if (text.charAt(at) !== '-') return undefined;
    const end = at + 1;
    const after = text.slice(end, end + 40);
    const touches = last.end > 0 && at - last.end <= 1;
    const spoken = touches ? between(place, after) : undefined;
    if (spoken !== undefined) return { end, spoken, row: '-' };
    if (NAMED_NEXT.test(after) && NAMED_BEFORE.test(place.before()))
      return { end, spoken: 'đến', row: '-' };
    if (isMinus(place, after)) return { end, spoken: 'âm', row: '-' };
    const apart = text.charAt(at - 1) === ' ' || after.startsWith(' ');
    return { end, spoken: '', ...(apart ? { pause: ',' } : {}) };
  },
};
