import type { Place, Reader } from '../place.ts';

/** Classes whose readings can be the ends of a range. */
const ends = new Set(
  'number date time ordinal money measure percent roman alphanumeric fraction legal'.split(' '),
);

const numberNext = /^\s*(?:-\s*)?\+?\d/;
const namedNext = /^\s*(?:thứ|ngày|tháng|năm|chủ nhật|CN|quý|tuần|mùng|mồng|T[2-7])(?![a-zà-ỹ])/i;
const namedBefore =
  /(?:^|[\s(,:])(?:thứ|ngày|tháng|năm|chủ|quý|mùng|mồng)\s+[a-zà-ỹ\d]+(?: [a-zà-ỹ]+){0,2}$/;
const romanNext = /^\s*[IVX]+(?![A-Za-zÀ-ỹ])/;
const scoreBefore =
  /(?:thắng|thua|hòa|tỷ số|tỉ số|dẫn|gỡ|kết quả|chung cuộc|luân lưu|hiệp)[^.;]{0,24}$/;
const equalsNext = /^\s*[\d.,]+\s*=/;
const belowZeroNext = /^\d[\d.,]*\s?(?:%|‰|°|độ|$|[,;)])/;

/** What a dash right after a reading means: đến, trừ, or nothing in a score; undefined if it is no range. */
function between({ last, before }: Place, after: string): string | undefined {
  if (equalsNext.test(after)) {
    return 'trừ';
  }
  if (last.rule === 'number' && scoreBefore.test(before())) {
    return '';
  }
  if (ends.has(last.rule) && numberNext.test(after)) {
    return 'đến';
  }
  if (last.rule === 'roman' && romanNext.test(after)) {
    return 'đến';
  }
  if ((last.rule === 'date' || last.rule === 'ordinal') && namedNext.test(after)) {
    return 'đến';
  }
  return undefined;
}

/** A dash that opens a line, or follows a mark that ends something, is a bullet unless it belongs to its number. */
function isMinus({ text, at, last }: Place, after: string): boolean {
  if (!/^\d/.test(after) || /[^\s(=<>:,]/.test(text.charAt(at - 1))) {
    return false;
  }
  const head = text.slice(Math.max(0, at - 2), at);
  const opens = last.end === 0 || head.includes('\n') || /[.:;]\s?$/.test(head);
  return !opens || belowZeroNext.test(after);
}

/** A dash: the range between numbers, a minus before one, else a pause between words. */
export const rangeReader: Reader = {
  rule: 'range',
  starts: ['symbol'],
  read: (place) => {
    const { text, at, last } = place;
    if (text.charAt(at) !== '-') {
      return undefined;
    }
    const end = at + 1;
    const after = text.slice(end, end + 40);
    const touches = last.end > 0 && at - last.end <= 1;
    const spoken = touches ? between(place, after) : undefined;
    if (spoken !== undefined) {
      return { end, spoken, row: '-' };
    }
    if (namedNext.test(after) && namedBefore.test(place.before())) {
      return { end, spoken: 'đến', row: '-' };
    }
    if (isMinus(place, after)) {
      return { end, spoken: 'âm', row: '-' };
    }
    const apart = text.charAt(at - 1) === ' ' || after.startsWith(' ');
    return { end, spoken: '', ...(apart ? { pause: ',' } : {}) };
  },
};
