import type { Place, Reader, Reading } from '../place.ts';
import { latin, isCounted, matchAt } from '../place.ts';
import { countedCurrencies, currencies, currencySigns, scales } from '../tables/currencies.ts';
import { numberReader } from './number.ts';

const currencyPattern = new RegExp(`(?:vn đồng|US\\$|[${latin}]{1,5})(?![${latin}\\d])`, 'iy');
const signedDollar = /US\$/y;
const scaleBefore = /(?:[ktr]|tỷ|tỉ|triệu|nghìn|ngàn)$/;
/** `đ/kg`; but `đ/c` and `đ/đ` are people, `đ/v` is đối với. */
const perNext = /^\/(?![cđv](?:\P{L}|$))/iu;
const comradeNext = /^\/c(?:\P{L}|$)/u;
const scaleNext = /\s?(nghìn|ngàn|triệu|tỷ|tỉ|k|tr)(?![a-zà-ỹ])/iy;

/** A sum rather than a handful of something: `5.000 HKD`, `tỷ giá HKD`. */
const largeBefore = /(?:tỷ giá|đổi|quy đổi|trị giá \d[\d.,]*|bán \d[\d.,]*)$/;
/** `thông điệp 5K`, `màn hình 4K`: here K is a letter. */
const letterBefore =
  /(?:thông điệp|mô hình|nguyên tắc|quy tắc|khẩu hiệu|biện pháp|quy định|khuyến cáo|thực hiện|tuân thủ|chấp hành|tivi|ti vi|tv|màn hình|độ phân giải|camera|video|phim|hình ảnh|ảnh|chuẩn|chất lượng) "?\d{1,2}$/;

/** `đ`, `VNĐ`, `USD` after a sum; `k`, `tr`, `tỷ` right after its number. */
function readName(place: Place): Reading | undefined {
  const { text, at } = place;
  const match = matchAt(currencyPattern, text, at);
  if (!match) {
    return undefined;
  }
  const [written] = match;
  const end = at + written.length;
  const attached = /\d/.test(text.charAt(at - 1));
  const counted = isCounted(place);
  if (written === 'K' && attached && letterBefore.test(place.before())) {
    return { end, spoken: 'ca', row: written, sure: 'likely' };
  }
  const scale = scales.get(written);
  if (scale !== undefined && (attached || (counted && written.length > 1))) {
    return { end, spoken: scale, row: written };
  }
  const lower = written.toLowerCase();
  const currency = currencies.get(lower);
  // `15đ/c`: comrades; `50.000 đ/c` would be so much apiece.
  if (
    written === 'đ' &&
    comradeNext.test(text.slice(end, end + 3)) &&
    !/\d{4}\s?$|\.\d{3}\s?$/.test(text.slice(Math.max(0, at - 6), at))
  ) {
    return undefined;
  }
  // `đồng` is a word like any other, and a lone `đ` is a letter unless it is counted.
  if (currency === undefined || lower === 'đồng') {
    return undefined;
  }
  if (countedCurrencies.has(lower) && !largeBefore.test(place.before())) {
    return undefined;
  }
  const isSum =
    lower.length > 1 ||
    counted ||
    scaleBefore.test(place.before()) ||
    perNext.test(text.slice(end, end + 3));
  return isSum ? { end, spoken: currency, row: written } : undefined;
}

/** The number at an offset with the scale that follows it: `1,5 tỷ`. */
function readAmount(place: Place, at: number): Reading | undefined {
  if (!/\d/.test(place.text.charAt(at))) {
    return undefined;
  }
  const number = numberReader.read({ ...place, at });
  const scale = number && matchAt(scaleNext, place.text, number.end);
  if (!number || !scale) {
    return number;
  }
  const [whole, word = ''] = scale;
  return {
    end: number.end + whole.length,
    spoken: `${number.spoken} ${scales.get(word) ?? word.toLowerCase()}`,
  };
}

/** A sign before a sum is said after it (`$100`); after a number, or alone, where it stands. */
function readSign(place: Place): Reading | undefined {
  const { text, at } = place;
  const sign = matchAt(signedDollar, text, at)?.[0] ?? text.charAt(at);
  const currency = currencySigns.get(sign);
  if (currency === undefined) {
    return undefined;
  }
  const end = at + sign.length;
  const after = /\d/.test(text.charAt(at - 1))
    ? undefined
    : readAmount(place, end + (text.charAt(end) === ' ' ? 1 : 0));
  if (!after) {
    return { end, spoken: currency, row: sign };
  }
  return { end: after.end, spoken: `${after.spoken} ${currency}`, row: sign };
}

export const moneyReader: Reader = {
  rule: 'money',
  starts: ['letter', 'symbol'],
  read: (place) => readSign(place) ?? readName(place),
};
