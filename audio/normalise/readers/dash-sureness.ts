import type { Place, Reading } from '../place.ts';
import { isDayChain, isMixture, namesDays } from './dash-ends.ts';

export const asked = { sure: 'guess', choices: ['đến', 'trừ', 'gạch ngang'] } as const;
/** Readings that say by themselves what is counted, so that a dash between two of them is a range. */
const told = new Set([
  'date',
  'time',
  'ordinal',
  'money',
  'measure',
  'percent',
  'roman',
  'word',
  'post',
]);
/** What bears a number with a dash in it as its name. */
const namedBefore =
  /(?:thửa|lô|số nhà|nhà|căn|căn hộ|block|tòa|mã|mã số|số hiệu|tài khoản|stk|tk|tờ|biển|biển số|đường|ngõ|ngách|hẻm|kiệt|phòng|ký hiệu|model|máy|xe|quầy|ki ốt|kiot|hợp đồng|phiếu|hóa đơn|tỷ số|tỉ số)(?: số)?\s?\d*$/;
const lastNumber = /(\d[\d.]*)(?:,\d+)?$/;
const nextNumber = /^\s?[<>≤]?\s?(\d[\d.]*)(?:,\d+)?(?![\d/-]|[.,]\d|[A-ZĐ])/;

/** Two numbers are a range where the second is more, and what they count is not a name. */
export function sureness(place: Place, after: string): Pick<Reading, 'sure' | 'choices'> {
  const { last } = place;
  const before = place.before();
  if (told.has(last.rule) || isDayChain(place) || namesDays(before, after) || isMixture(place)) {
    return {};
  }

  const low = lastNumber.exec(before)?.[1]?.replaceAll('.', '');
  const high = nextNumber.exec(after)?.[1]?.replaceAll('.', '');
  return last.rule === 'number' &&
    low !== undefined &&
    high !== undefined &&
    Number(low) < Number(high) &&
    !namedBefore.test(before)
    ? {}
    : asked;
}
