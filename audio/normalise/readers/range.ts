import type { Place, Reader } from '../place.ts';
import { readFrom } from './dash-from.ts';
import { asked, sureness } from './dash-sureness.ts';
import {
  isDayChain,
  isInRun,
  namesBoth,
  namesDays,
  namesStretch,
  parts,
  timeBefore,
} from './dash-ends.ts';

/** Classes whose readings can be the ends of a range. */
const ends = new Set(
  'number date time ordinal money measure percent roman alphanumeric fraction legal post'.split(
    ' ',
  ),
);

const numberNext = /^\s*(?:-\s*|[<>≤]\s?|Km\.?\s?)?\+?\d/;
const romanNext = /^\s*[IVX]+(?![A-Za-zÀ-ỹ])/;
const timeNext = /^\s*\d{1,2}\s?(?:h|g|giờ|:\d\d)/i;
const dayNext = /^\s*(?:ngày\s)?\d{1,2}\s?[/.]\s?\d{1,2}/;
const scoreBefore =
  /(?:thắng|thua|hòa|tỷ số|tỉ số|dẫn|gỡ|kết quả|chung cuộc|luân lưu|hiệp|pen|chung kết|bán kết|tứ kết|vòng bảng|trận)[^.;]{0,40}$/;
const equalsNext = /^\s*[\d.,]+\s*=/;
const belowZeroNext = /^\d[\d.,]*\s?(?:%|‰|°|độ|$|[,;)])/;
const degreeNext = /^\s?\d[\d.,]*\s?(?:%|‰|°|độ)/;
const coldBefore = /(?:nhiệt độ|xuống|còn|dưới|khoảng|mức|là|tới|đến|từ|lạnh|:)$/;
/** Classes of names, after which a dash and a number go on with the name: `Covid -19`. */
const nameRules = new Set(['foreign', 'abbreviation', 'letters', 'alphanumeric', 'lexicon']);

const numberedBefore =
  /(?:^|[\s(,:])(?:tổ|thôn|xóm|khu|khu phố|lớp|số|đội|mũi|sn|sinh năm|năm|bậc|mức|loại)\s\d+$/;

/** `thửa 45-1`: a part of a plot. */
const partBefore = /(?:thửa|lô)(?: đất)?(?: số)?\s\d+$/;

/** `NPK 16-16-8`: the parts of a mixture. */
const mixture = /(?:npk|dap|phân|phân bón|lót|công thức|tỷ lệ)[^.;]{0,16}\d{1,2}(?:-\d{1,2})?$/;

/** `2 triệu - 100 triệu` */
const sumBefore = /\d\s?(?:triệu|nghìn|ngàn|tỷ|tỉ|trăm)(?: đồng)?$/;
const sumNext = /^\s?\d[\d.,]*\s?(?:triệu|nghìn|ngàn|tỷ|tỉ|trăm|đồng|đ)(?![a-zà-ỹ])/;

/** What a dash right after a reading means: đến, trừ, or a pause; undefined if it is none of these. */
function between(place: Place, after: string): string | undefined {
  const { last } = place;
  if (mixture.test(place.before()) && /^\d{1,2}(?:-\d{1,2})?(?!\d)/.test(after) && isInRun(place)) {
    return '';
  }
  if (isDayChain(place) || (isInRun(place) && last.rule === 'number')) {
    return '';
  }
  if (equalsNext.test(after)) {
    return 'trừ';
  }
  // `Tổ 4 - 120.000đ`: what is numbered, and a sum.
  if (
    last.rule === 'number' &&
    after.startsWith(' ') &&
    numberedBefore.test(place.before()) &&
    sumNext.test(after)
  ) {
    return '';
  }
  if (
    last.rule === 'number' &&
    (scoreBefore.test(place.before()) || partBefore.test(place.before()))
  ) {
    return '';
  }
  if (last.rule === 'time' && !timeNext.test(after) && dayNext.test(after)) {
    return undefined;
  }
  if (last.rule === 'measure' && parts(place, after)) {
    return '';
  }
  if (ends.has(last.rule) && numberNext.test(after)) {
    return 'đến';
  }
  if (last.rule === 'roman' && romanNext.test(after)) {
    return 'đến';
  }
  if (last.rule === 'word' && timeNext.test(after) && timeBefore.test(place.before())) {
    return 'đến';
  }
  if (last.rule === 'word' && sumBefore.test(place.before()) && sumNext.test(after)) {
    return 'đến';
  }
  const before = place.before();
  return namesBoth(before, after) || namesDays(before, after) || namesStretch(before, after)
    ? 'đến'
    : undefined;
}

/** A dash that opens a line, or follows a mark that ends something, is a bullet unless it belongs to its number. */
function isMinus({ text, at, last, before }: Place, after: string): boolean {
  if (/^ \d/.test(after)) {
    return degreeNext.test(after) && coldBefore.test(before());
  }
  if (!/^\d/.test(after) || /[^\s(=<>:,]/.test(text.charAt(at - 1))) {
    return false;
  }
  if (nameRules.has(last.rule) && at - last.end <= 1 && !degreeNext.test(after)) {
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
    // `test (-)`
    if (text.charAt(at - 1) === '(' && text.charAt(end) === ')') {
      return { end, spoken: 'âm tính', row: '-', sure: 'guess', choices: ['trừ', 'âm'] };
    }
    const after = text.slice(end, end + 40);
    const touches = last.end > 0 && at - last.end <= 1;
    const minus = isMinus(place, after);
    const from = touches ? readFrom(place, after) : undefined;
    if (from) {
      return { end, row: '-', ...from };
    }
    const spoken = touches && !(minus && after.startsWith(' ')) ? between(place, after) : undefined;
    if (spoken !== undefined) {
      return {
        end,
        spoken,
        row: '-',
        ...(spoken === 'đến' || spoken === '' ? sureness(place, after) : {}),
      };
    }
    if (minus) {
      const told = belowZeroNext.test(after) || degreeNext.test(after);
      return { end, spoken: 'âm', row: '-', ...(told ? {} : asked) };
    }
    const apart = text.charAt(at - 1) === ' ' || after.startsWith(' ');
    return { end, spoken: '', ...(apart ? { pause: ',' } : {}) };
  },
};
