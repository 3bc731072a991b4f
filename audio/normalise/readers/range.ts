import type { Place, Reader, Reading } from '../place.ts';

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

/** What is named by a word and a number: `tháng 3 - tháng 5`; the same word must stand on both sides. */
const headNext =
  /^\s*(thứ|ngày|tháng|năm|quý|tuần|mùng|mồng|tổ|lớp|điều|khoản|cấp|đợt|giờ|khóa|chủ nhật|cn|t(?=\d))\s*((?:\d|[IVX]+(?![a-zà-ỹ])|hai|ba|tư|năm|sáu|bảy|hết)?)/i;
const weekday = /^(?:thứ|chủ nhật|cn|t)$/;
const weekdayBefore = /(?:^|[\s(,:])(?:thứ (?:\d|hai|ba|tư|năm|sáu|bảy)|chủ nhật|cn|t\d)$/;

/** A time and what part of the day it is: `6h sáng - 18h chiều`. */
const timeBefore =
  /\d\s?(?:h|g|giờ|:)\s?\d{0,2}(?:\s?(?:phút|p|'))?\s(?:sáng|trưa|chiều|tối|đêm|hôm nay|hôm trước|cùng ngày)$/;

/** Whether the same kind of thing is named on both sides. */
function namesBoth(before: string, after: string): boolean {
  const [, head = '', value = ''] = headNext.exec(after) ?? [];
  const lower = head.toLowerCase();
  if (lower === '') {
    return false;
  }
  if (weekday.test(lower)) {
    return weekdayBefore.test(before);
  }
  if (/^(?:mùng|mồng)$/.test(lower) && / tết$/.test(before)) {
    return true;
  }
  return value !== '' && new RegExp(`(?:^|[\\s(,:])${lower}\\s+[a-zà-ỹ\\d/]+$`).test(before);
}

/** `T2-T4-T6`, `thứ 2-4-6`: days one by one. */
function isDayChain({ text, at }: Place): boolean {
  const around = text.slice(Math.max(0, at - 12), at + 8);
  return (
    /T[2-7]\s?-\s?(?:T[2-7]|CN)\s?-\s?(?:T[2-7]|CN)/.test(around) ||
    /thứ [2-7]-[2-7]-[2-7]/i.test(around)
  );
}

/** Three numbers or more with dashes between them are no range. */
function isInRun({ text, at }: Place): boolean {
  return /\d{1,2}-\d{1,2}-\d{1,2}(?!\d)/.test(text.slice(Math.max(0, at - 6), at + 6));
}

const unitBefore = /([a-z°μ]{1,4}[23²³]?)$/i;
const unitAfter = /^\s?\d[\d.,]*\s?(°\s?[NSEWBĐ]|[A-Za-zμ°]{1,4}[23²³]?)(?![a-zà-ỹ])/;
const bearingBefore = /°\s?[NSEWBĐ]$/;

/** `19,8°N-108,6°E`, `220V-75W`: two measures of a thing are no range. */
function parts({ text, at }: Place, after: string): boolean {
  const head = text.slice(Math.max(0, at - 8), at).trimEnd();
  const next = unitAfter.exec(after)?.[1];
  const unit = unitBefore.exec(head)?.[1];
  return (
    (bearingBefore.test(head) && next?.startsWith('°') === true) ||
    (next !== undefined && unit !== undefined && /^[A-Z]/.test(next) && next.toLowerCase() !== unit.toLowerCase())
  );
}

/** `thửa 45-1`: a part of a plot. */
const partBefore = /(?:thửa|lô)(?: đất)?(?: số)?\s\d+$/;

/** What a dash right after a reading means: đến, trừ, or a pause; undefined if it is none of these. */
/** `NPK 16-16-8`: the parts of a mixture. */
const mixture = /(?:npk|dap|phân|phân bón|lót|công thức|tỷ lệ)[^.;]{0,16}\d{1,2}(?:-\d{1,2})?$/;

/** `2 triệu - 100 triệu` */
const sumBefore = /\d\s?(?:triệu|nghìn|ngàn|tỷ|tỉ|trăm)(?: đồng)?$/;
const sumNext = /^\s?\d[\d.,]*\s?(?:triệu|nghìn|ngàn|tỷ|tỉ|trăm|đồng|đ)(?![a-zà-ỹ])/;

function between(place: Place, after: string): string | undefined {
  const { last } = place;
  if (mixture.test(place.before()) && /^\d{1,2}(?:-\d{1,2})?(?!\d)/.test(after) && isInRun(place)) {
    return '';
  }
  if (isDayChain(place)) {
    return '';
  }
  if (equalsNext.test(after)) {
    return 'trừ';
  }
  if (last.rule === 'number' && (scoreBefore.test(place.before()) || partBefore.test(place.before()))) {
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
  return namesBoth(place.before(), after) ? 'đến' : undefined;
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

const asked = { sure: 'guess', choices: ['đến', 'trừ', 'gạch ngang'] } as const;
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
function sureness(place: Place, after: string): Pick<Reading, 'sure' | 'choices'> {
  const { last } = place;
  if (told.has(last.rule)) {
    return {};
  }
  const before = place.before();
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
    const spoken = touches && !(minus && after.startsWith(' ')) ? between(place, after) : undefined;
    if (spoken !== undefined) {
      return { end, spoken, row: '-', ...(spoken === 'đến' || partBefore.test(place.before()) ? sureness(place, after) : {}) };
    }
    if (minus) {
      const told = belowZeroNext.test(after) || degreeNext.test(after);
      return { end, spoken: 'âm', row: '-', ...(told ? {} : asked) };
    }
    const apart = text.charAt(at - 1) === ' ' || after.startsWith(' ');
    return { end, spoken: '', ...(apart ? { pause: ',' } : {}) };
  },
};
