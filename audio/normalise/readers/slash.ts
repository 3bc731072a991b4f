import { sayCardinal } from '../numerals.ts';
import type { Place, Reader } from '../place.ts';
import { LETTERS, matchAt } from '../place.ts';
import { COUNTED_PER, PER, RATIO_BEFORE } from '../tables/rates.ts';

const FRACTION = /(\d{1,6})\s?\/\s?(\d{1,9}(?:\.\d{3}){0,2})(?![\d]|[/.,]\d)/y;
const RATIO = /(\d{1,6}):(\d{1,9}(?:\.\d{3}){0,2})(?![\d:]|[.,]\d)/y;
const OVER_BEFORE =
  /(?:số|số nhà|nhà|tổ|ngõ|ngách|hẻm|kiệt|điểm|huyết áp|thị lực|tỷ lệ|tỉ lệ|ca|lô|thửa|phòng|đạt|xuyệt|bản đồ|đường|được|có)\s*$/;
const SHARE_AFTER =
  /^\s*(?:số|diện tích|dân số|tổng|chặng|quãng|định mức|mức|khối|lượng|lương|giá|trong|thời gian|của|nhân loại|thế giới|thu nhập|đất|cốc|thìa|bát|muỗng|kg|lít|ngày|vòng|trận|người|dân)/i;

/** `1/2` -> một phần hai; `12/3` of a house, `8/10` of a mark -> trên. */
export const fractionReader: Reader = {
  rule: 'fraction',
  starts: ['digit'],
  read: (place) => {
    const { text, at } = place;
    const ratio = matchAt(RATIO, text, at);
    if (ratio) {
      const [whole, left = '', right = ''] = ratio;
      return { end: at + whole.length, spoken: over(left, right), row: ':' };
    }
    const match = matchAt(FRACTION, text, at);
    if (!match) return undefined;
    const [whole, left = '', right = ''] = match;
    const end = at + whole.length;
    const share = SHARE_AFTER.test(text.slice(end, end + 16));
    const small = Number(left) < Number(right) && Number(right) <= 10;
    const isPart = share ? Number(right) <= 1000 : small && !OVER_BEFORE.test(place.before());
    const ratioBefore = RATIO_BEFORE.test(place.before());
    return {
      end,
      spoken: isPart && !ratioBefore ? part(left, right) : over(left, right),
      row: '/',
    };
  },
};

const bare = (digits: string): string => sayCardinal(digits.replace(/\D/g, ''));
const part = (left: string, right: string): string =>
  `${bare(left)} phần ${Number(right) === 4 ? 'tư' : bare(right)}`;
const over = (left: string, right: string): string => `${bare(left)} trên ${bare(right)}`;

const WORD_AFTER = new RegExp(`[${LETTERS}]+`, 'y');
const COUNT_BEFORE = new RegExp(
  `\\d[\\d.,]*\\s?(?:[${LETTERS}²³°]+[\\s/]){0,3}[${LETTERS}]*[²³%]?$`,
);

/** `lần/tuần` -> một; `km/h` -> trên; `CMND/CCCD` -> hoặc. */
export const slashReader: Reader = {
  rule: 'rate',
  starts: ['symbol'],
  read: (place) => {
    const { text, at } = place;
    if (text.charAt(at) !== '/') return undefined;
    let end = at + 1;
    if (text.charAt(end) === ' ') end += 1;
    const spoken = link(place, end);
    return spoken === undefined ? undefined : { end, spoken, row: '/' };
  },
};

const link = (place: Place, next: number): string | undefined => {
  const { text, last } = place;
  if (text.charAt(place.at - 1) === '.' || last.end === 0) return '';
  if (/\d/.test(text.charAt(next))) return 'trên';
  const word = matchAt(WORD_AFTER, text, next)?.[0];
  if (word === undefined) return '';
  const before = place.before();
  if (/(?:^|\s)và$/.test(before)) return '';
  if (last.rule === 'measure' && isSymbolUnit(word)) return 'trên';
  const lower = word.toLowerCase();
  if (COUNT_BEFORE.test(before) || last.rule === 'money' || last.rule === 'percent') return 'một';
  if (COUNTED_PER.test(before) && (PER.has(lower) || isSymbolUnit(word))) return 'một';
  return 'hoặc';
};

const isSymbolUnit = (word: string): boolean =>
  /^(?:h|s|kg|g|mg|l|ml|ha|m|cm|mm|km|kWh|phút|ph|dl|kW|mol)$/.test(word);
