import { sayCardinal, sayMonth } from '../numerals.ts';
import type { Reader, Reading } from '../place.ts';
import { matchAt } from '../place.ts';
import { countedNouns } from '../tables/counted-nouns.ts';
import { overBefore, ratioBefore, shareNext } from '../tables/fraction-cues.ts';

const fraction =
  /(?<!\d\/)(\d{1,6})\s?\/\s?(\d{1,9}(?:\.\d{3}){0,2})(?![\d]|[/.,]\d|[A-ZĐ](?![a-z]))/y;
const ratioPattern = /(\d{1,6})\s?:\s?(\d{1,9}(?:\.\d{3}){0,2})(?![\d:]|[.,]\d)/y;
/** `1 1/2`: a whole number and a part. */
const mixedPattern = /(\d{1,3}) ([1-9])\/([2-9]|10)(?![\d/]|[.,]\d)/y;
const resultNext = /^\s?=/;

function bare(digits: string): string {
  return sayCardinal(digits.replace(/\D/g, ''));
}
function part(left: string, right: string): string {
  return `${bare(left)} phần ${Number(right) === 4 ? 'tư' : bare(right)}`;
}
function over(left: string, right: string): string {
  return `${bare(left)} trên ${bare(right)}`;
}

/** `1/2` -> một phần hai; `12/3` of a house, `8/10` of a mark, `1:500` of a map -> trên; `10:2=5` -> chia. */
const everyday = new Set(['1/2', '1/3', '2/3', '1/4', '3/4']);

/** A half, a third, a quarter stay parts; `4/7 thôn` is a count out of a total. */
function isSmallPart(left: number, right: number, after: string): boolean {
  if (left >= right || right > 10) {
    return false;
  }
  return (
    everyday.has(`${left}/${right}`) || (!countedNouns.test(after) && (left === 1 || right <= 5))
  );
}

export const fractionReader: Reader = {
  rule: 'fraction',
  starts: ['digit'],
  read: ({ text, at, before }) => {
    const mixed = matchAt(mixedPattern, text, at);
    if (mixed && Number(mixed[2]) < Number(mixed[3])) {
      const [whole, count = '', left = '', right = ''] = mixed;
      const spoken = `${sayCardinal(count)} và ${part(left, right)}`;
      return { end: at + whole.length, spoken, row: '/', sure: 'likely' };
    }
    const ratio = matchAt(ratioPattern, text, at);
    if (ratio) {
      const [whole, left = '', right = ''] = ratio;
      const end = at + whole.length;
      if (resultNext.test(text.slice(end, end + 2))) {
        return { end, spoken: `${bare(left)} chia ${bare(right)}`, row: ':' };
      }
      // `Bước 1: 5 hộ` is no ratio.
      if (whole.includes(' ') && !ratioBefore.test(before())) {
        return undefined;
      }
      const said = over(left, right);
      return ratioBefore.test(before())
        ? { end, spoken: said, row: ':' }
        : { end, spoken: said, row: ':', sure: 'guess', choices: [`${bare(left)} ${bare(right)}`] };
    }
    const match = matchAt(fraction, text, at);
    if (!match) {
      return undefined;
    }
    const [whole, left = '', right = ''] = match;
    const end = at + whole.length;
    const share = shareNext.test(text.slice(end, end + 16));
    const isPart =
      share && Number(left) < Number(right)
        ? Number(right) <= 1000
        : isSmallPart(Number(left), Number(right), text.slice(end, end + 24)) &&
          !overBefore.test(before());
    const said = isPart && !ratioBefore.test(before()) ? part : over;
    const after = text.slice(end, end + 24);
    const told =
      (share && !/^\s*của/.test(after)) ||
      countedNouns.test(after) ||
      ratioBefore.test(before()) ||
      overBefore.test(before()) ||
      // The whole of a number that is no day: `27/27`.
      (left === right && Number(right) > 12);
    return {
      end,
      spoken: said(left, right),
      row: '/',
      ...(told || (isPart && partBefore.test(before())) ? {} : sureness(left, right)),
    };
  },
};

/** Words after which two small numbers can only be a part. */
const partBefore =
  /(?:khoảng|chiếm|hơn|gần|giảm|tăng|còn|bằng|cần|ít nhất|tối thiểu|tối đa|quá|chỉ|mất|hết|được|đã|thêm|trên|dưới|có|và)$/;

/** Where nothing around tells a part from a count, a day or a number of a house. */
function sureness(left: string, right: string): Pick<Reading, 'sure' | 'choices'> {
  const day = Number(left) <= 31 && Number(right) <= 12;
  const choices = [
    part(left, right),
    over(left, right),
    ...(day ? [`ngày ${bare(left)} tháng ${sayMonth(right)}`] : []),
  ];
  return { sure: 'guess', choices };
}
