import { sayCardinal, sayDigits } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { latin, matchAt } from '../place.ts';
import { digitwiseBefore } from '../tables/number-cues.ts';
import {
  afterDialled,
  betweenCueAndNumber,
  countedAfter,
  looseCues,
  serviceNames,
  shortCodes,
  strongCues,
} from '../tables/phone-cues.ts';

const gap = '[ .\\-]{0,3}';
/** National and international numbers, with any grouping: 0912 345 678, (0220) 3.752.118, +84-912-345-678. */
const national = new RegExp(
  `\\(?0\\d{1,3}\\)?(?:${gap}\\d){7,9}(?!\\d|[.,-]\\d|/(?!0\\d)\\d)`,
  'y',
);
const international = new RegExp(
  `(?:\\(\\s?\\+\\s?\\d{1,3}\\s?\\)|\\+\\s?\\d{1,3})(?:${gap}\\(?\\d\\)?){7,11}(?!\\d)`,
  'y',
);
const service = new RegExp(
  `(?!\\d{4}-\\d{2}-\\d{2}(?!\\d)|\\d{4}\\s?-\\s?(?:1[89]|20)\\d{2}(?!\\d))1[89]00(?:${gap}\\d){3,6}(?!\\d|[.,]\\d|[ -]\\d{3})`,
  'y',
);
/** `0388 123 xxx`, `09****678`: digits that were hidden. */
const maskedPattern = new RegExp(
  `(?:\\+84|0)\\d{0,3}(?:[ .-]?\\d){0,8}(?:[ .-]?[xX*]){2,9}(?:[ .-]?\\d){0,6}(?![${latin}\\d])`,
  'y',
);
/** Four groups or more are the number of a book, an account, a lot. */
const grouped = /\d{1,8}(?:-\d{1,8}){3,7}(?![\d-])/y;
/** What is dialled: *101#, *#06#. */
const dialled = /[*#][*#\d]{1,20}#?(?![\d])/y;
const short = new RegExp(
  `\\d{3,6}(?![\\d${latin}%]|[.,]\\d|/(?!\\d{3,6}(?![\\d/]|[.,]\\d)|\\d{3}/\\d{3}(?!\\d)))`,
  'y',
);
const list = '(?:\\s*\\d(?:[.]?\\d){2,9}\\s*(?:,|và|hoặc|hay|;|/|-)?\\s*)*$';
function after(cues: string): RegExp {
  return new RegExp(`(?:^|[\\s("/:])(?:${cues})${betweenCueAndNumber}\\s*:?${list}`);
}
const afterStrongCue = after(strongCues);
const afterLooseCue = after(looseCues);

/** `Gọi 113 khi có trộm, 114 khi có cháy`: one of them has been named in this sentence. */
const afterAnother = new RegExp(`(?:^|\\s)(?:${strongCues})\\s[^.]*(?<!\\d)11[1-6](?!\\d)[^.]*$`);

/** `0974.113.208 hoặc 113`: joined to a whole telephone number, with who answers it in brackets. */
const afterNumber = new RegExp(
  `(?:\\(?(?:\\+84|0)\\d{0,3}\\)?(?:[ .-]{0,3}\\d){7,9}|1[89]00(?:[ .-]?\\d){2,6})(?:\\s?\\([^()]{1,30}\\))?\\s*(?:,|;|/|-|và|hoặc|hay)${betweenCueAndNumber}${list}`,
);
/** `gọi trưởng thôn hoặc 111`: somebody is called in this sentence, and the number stands for one more. */
const afterCall =
  /(?:^|\s)(?:gọi|báo|báo tin|liên hệ|lh|điện thoại|sđt|đt|hotline|tổng đài|đường dây nóng|số máy)\s?:?\s[^.!?]*(?:,|;|\/|và|hoặc|hay|số|máy|đến|tới|qua|về)$/;

/** `lực lượng 113`, `xe 115`, `nhớ số 114`: known by the number, though no call is spoken of. */
const helpBefore =
  /(?:^|[\s("])(?:lực lượng|xe|xe cứu thương|app|ứng dụng|báo cháy|app báo cháy|ứng dụng báo cháy|cứu nạn|đường dây|quốc gia|trẻ em|trực|(?:nhớ|các|những|đầu|khẩn cấp) số)(?:\s?:?|\s(?:11\d\s?(?:,|;|và|hoặc|hay)\s?)+)$|^số(?:\s11\d\s?(?:,|;|và|hoặc|hay))*$/;

/** What is dialled for help where only the sentence says so. */
function emergency(
  place: Place,
  digits: string,
  next: string,
): Pick<Reading, 'sure' | 'choices'> | undefined {
  const before = place.before();
  if (!/^11[1-6]$/.test(digits) || countedAfter.test(next)) {
    return undefined;
  }
  const ends = afterDialled.test(next);
  if (afterNumber.test(before) && ends) {
    return {};
  }
  const hinted = afterNumber.test(before) || helpBefore.test(before);
  return hinted || (afterCall.test(before) && ends)
    ? { sure: 'guess', choices: [sayCardinal(digits)] }
    : undefined;
}

const dialledNames: Readonly<Record<string, string>> = { '*': 'sao', '#': 'thăng' };

function readDialled({ text, at }: Place): Reading | undefined {
  const match = matchAt(dialled, text, at);
  if (!match || !/\d/.test(match[0])) {
    return undefined;
  }
  const spoken = Array.from(match[0], (char) => dialledNames[char] ?? sayDigits(char)).join(' ');
  return { end: at + match[0].length, spoken };
}

function readMasked({ text, at }: Place): Reading | undefined {
  const match = matchAt(maskedPattern, text, at);
  if (!match) {
    return undefined;
  }
  const spoken = Array.from(match[0], (char) =>
    /[xX]/.test(char) ? 'ích' : char === '+' ? 'cộng' : (dialledNames[char] ?? sayDigits(char)),
  );
  return { end: at + match[0].length, spoken: spoken.filter((word) => word !== '').join(' ') };
}

function readLong({ text, at, before }: Place): Reading | undefined {
  const match = matchAt(national, text, at) ?? matchAt(service, text, at);
  if (match) {
    return { end: at + match[0].length, spoken: sayDigits(match[0]) };
  }
  const groups = matchAt(grouped, text, at)?.[0];
  if (groups === undefined) {
    return undefined;
  }
  // Short groups may be days or doses: `ngày 0-3-7-14-28`.
  const each = groups
    .split('-')
    .map((group) => sayCardinal(group))
    .join(' ');
  const digits = sayDigits(groups);
  const days = /^\d{1,2}(?:-\d{1,2})+$/.test(groups);
  return {
    end: at + groups.length,
    spoken: days ? each : digits,
    ...(digitwiseBefore.test(before())
      ? {}
      : { sure: 'guess' as const, choices: [days ? digits : each] }),
  };
}

/** `đầu số +84` */
const dialCode = /\+\s?(\d{2,3})(?!\d)/y;

function readDialCode({ text, at, before }: Place): Reading | undefined {
  const match = matchAt(dialCode, text, at);
  return match && /(?:đầu số|mã vùng|mã quốc gia|mã nước|đầu)[^.;]{0,32}$/.test(before())
    ? { end: at + match[0].length, spoken: `cộng ${sayDigits(match[1] ?? '')}` }
    : undefined;
}

function readInternational({ text, at }: Place): Reading | undefined {
  const match = matchAt(international, text, at);
  return match ? { end: at + match[0].length, spoken: `cộng ${sayDigits(match[0])}` } : undefined;
}

/** Four digits after these are a year, whatever was named before. */
const yearBefore = /(?:năm|luật [^.;]{0,60}|pháp lệnh [^.;]{0,60}|khóa|nhiệm kỳ|niên khóa)$/;

function readShort(place: Place): Reading | undefined {
  const match = matchAt(short, place.text, place.at);
  if (!match) {
    return undefined;
  }
  const [digits] = match;
  const before = place.before();
  const end = place.at + digits.length;
  const next = place.text.slice(end, end + 12);
  const year = /^(?:19|20)\d\d$/.test(digits);
  const passed = /(?:tuần|tháng|năm|ngày|thời gian|vừa|hôm|đêm|sáng|giờ) qua(?: là)?$/.test(before);
  const strong = afterStrongCue.test(before) && !countedAfter.test(next);
  const known = (digits.length > 3 && !year) || shortCodes.has(digits);
  const loose = known && !passed && afterDialled.test(next) && afterLooseCue.test(before);
  const named =
    shortCodes.has(digits) &&
    (serviceNames.test(before) || afterAnother.test(before)) &&
    !countedAfter.test(next);
  const reading: Reading = { end, spoken: sayDigits(digits), row: digits };
  if ((strong && !(year && yearBefore.test(before))) || loose || named || /^ nhánh /.test(next)) {
    return reading;
  }
  const help = emergency(place, digits, next);
  return help && { ...reading, ...help };
}

export const phoneReader: Reader = {
  rule: 'phone',
  starts: ['digit', 'symbol'],
  read: (place) => {
    const first = place.text.charAt(place.at);
    if (first === '*' || first === '#') {
      return readDialled(place);
    }
    if (first === '+') {
      return readInternational(place) ?? readDialCode(place);
    }
    if (first === '(') {
      return readInternational(place) ?? readLong(place);
    }
    return readMasked(place) ?? readLong(place) ?? readShort(place);
  },
};
