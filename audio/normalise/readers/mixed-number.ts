import { sayCardinal } from '../numerals.ts';
import type { Place, Reading } from '../place.ts';
import { latin, matchAt } from '../place.ts';
import { magnitudes } from '../tables/number-cues.ts';

/** `1tr2`, `2 tỷ 5`, `1m65`, `1tr250`. */
const mixed = new RegExp(
  `(\\d{1,6})\\s?(tr|Tr|TR|triệu|tỷ|tỉ|m|k|K|t)(\\d{1,3})(?![\\d${latin}]|[.,/:]\\d|\\s?(?:giờ|tháng|người|hộ|lần|km|m2|%))`,
  'y',
);

/** How many zeros stand for a magnitude, less the three that its tail fills. */
const zerosAfter: Readonly<Record<string, number>> = { nghìn: 0, triệu: 3, tỷ: 6 };
/** The sum's own currency or unit follows, so that đồng is not added. */
const currencyNext =
  /^\s?(?:đ|đồng|vnđ|vnd|usd|đô|euro|người|dân|lượt|hộ|tấn|con|cây|m|m2|m3|m²|m³|mét|kwh|lít|view|bản|liều|thuê bao|khách|tài khoản)(?![a-zà-ỹ])/i;

/** A number with its magnitude inside: `3tr5`, `1m65`. */
export function readMixed({ text, at }: Place): Reading | undefined {
  const match = matchAt(mixed, text, at);
  if (!match) {
    return undefined;
  }
  const [whole, head = '', scale = '', rest = ''] = match;
  // 5m2 and 5m3 are areas and volumes.
  if (scale === 'm' && /^[23]$/.test(rest)) {
    return undefined;
  }
  const end = at + whole.length;
  if (scale === 'm') {
    const tail = /^0\d/.test(rest) ? `linh ${sayCardinal(rest)}` : sayCardinal(rest);
    return { end, spoken: `${sayCardinal(head)} mét ${tail}`, row: scale, sure: 'likely' };
  }
  // An amount is never less than what is written: 3tr5 is three millions five hundred thousand.
  const digits = BigInt(head) * 1000n + BigInt(rest.padEnd(3, '0'));
  const sum = sayCardinal(`${digits}${'0'.repeat(zerosAfter[magnitudes[scale] ?? ''] ?? 0)}`);
  const unit = currencyNext.test(text.slice(end, end + 16)) ? '' : ' đồng';
  return { end, spoken: sum + unit, row: scale };
}
