import { sayCardinal, sayDigits } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { latin, matchAt } from '../place.ts';
import { digitwiseBefore, magnitudes, paddedNamesBefore } from '../tables/number-cues.ts';

/** `1.500.000`, `1.500,5`; `.` and exactly three digits is a thousand. */
const dotted = /(\d{1,3}(?:\.\d{3}){1,6})(?:,(\d{1,12})|,-)?(?!\d|\.\d|,\d)/y;
/** `1,500,000`: two groups or more cannot be a decimal. */
const commaed = /(\d{1,3}(?:,\d{3}){2,6})(?:\.(\d{1,12}))?(?!\d|,\d)/y;
/** `1 500 000`: spaces between groups, two or more. */
const spaced = /(\d{1,3}(?: \d{3}){2,6})(?:,(\d{1,12}))?(?!\d| \d)/y;
/** `1 000`, `25 500 đồng`: one group, where nothing else could be meant. */
const spacedOnce = /(\d{1,3} (?:000|\d{3}(?=\s?(?:đ|đồng|vnđ|VNĐ|VND)(?![a-zà-ỹ]))))(?!\d| \d)/y;
/** `1234 5678 9012` after the words for an account, a card, a code. */
const namedGroups = /\d{2,8}(?: \d{2,8}){1,6}(?!\d|[.,/]\d)/y;
const decimal = /(?<!\d,)(\d{1,18}),(\d{1,12})(?!\d|,\d|\.\d{1,2}(?!\d))/y;
const listed = /(?<!\d,)(\d{1,3}),(\d{1,3})(?!\d|,\d|\.\d)/y;
/** `3.1`, `1.2.3`: sections and versions. */
const section = /\d{1,6}(?:\.\d{1,9}){1,8}(?!\d)/y;
const wholePattern = /\d{1,19}(?!\d)/y;
const runPattern = /\d+/y;
/** `1tr2`, `2 tỷ 5`, `1m65`, `1tr250`. */
const mixed = new RegExp(
  `(\\d{1,6})\\s?(tr|Tr|TR|triệu|tỷ|tỉ|m|k|K|t)(\\d{1,3})(?![\\d${latin}]|[.,/:]\\d|\\s?(?:giờ|tháng|người|hộ|lần|km|m2|%))`,
  'y',
);

/** Places and things that bear a number: after them `1,2` is a list, unless a unit follows. */
const numberedBefore =
  /(?:^|[\s("/,;])(?:thôn|tổ|tdp|tổ dân phố|khu|khu phố|kp|khu dân cư|kdc|xóm|ấp|bản|làng|buôn|đội|mũi|lớp|khối|khóa|cụm|tuyến|phòng|tầng|dãy|lô|ô|bàn|cửa|làn|quầy|chi bộ|chi hội|chi đoàn|tiểu khu|trạm|bước|tiết|hẻm|ngõ|ngách|kiệt|điều|khoản|chương|mục|phần|câu|bài|trang|tháng|quý|thứ|tuần|đợt|ca|kíp|vòng|bảng|biểu|phụ lục|cống|khu vực|vùng|kv|điểm bầu cử|tổ bầu cử|nhóm|liều|lần|tập|tòa|block|chung cư|cầu|bến|hàng|phân khu|giai đoạn|kỳ|học kỳ|ngày|cấp|hạng|bậc|loại|nấc|xã|phường|quận|cổng|sân|nhà|gói|gói thầu|hạng mục|xe|máy|tủ|thửa|tờ|đường số|phố số|đường|thôn số|tổ số|khu số|số nhà)(?:\s(?:số|thứ))?$/;
const measuredNext =
  /^\s?(?:%|‰|°|độ|tỷ|tỉ|triệu|nghìn|ngàn|đồng|đ|vnđ|usd|điểm|km|m|cm|mm|m2|m3|m²|m³|mét|ha|héc|kg|g|gam|tấn|tạ|lít|l|ml|giờ|tiếng|lần|kw|kwh|kva|v|kv|inch|hải lý|sào|mẫu|phân|ly|vạn|richter|phần)(?![a-zà-ỹ])/i;

/** `thôn 4,5`: the first number alone; the comma is a pause and the next is read in its turn. */
function readListed(place: Place): Reading | undefined {
  const match = matchAt(listed, place.text, place.at);
  if (!match || !numberedBefore.test(place.before())) {
    return undefined;
  }
  const [whole, first = '', second = ''] = match;
  const next = place.at + whole.length;
  if (measuredNext.test(place.text.slice(next, next + 16)) || second.length > first.length + 1) {
    return undefined;
  }
  const rising = Number(first) < Number(second);
  return {
    end: place.at + first.length,
    spoken: sayCardinal(first),
    row: ',',
    sure: rising ? 'likely' : 'guess',
    ...(rising
      ? {}
      : {
          asked: whole,
          choices: [
            `${sayCardinal(first)} ${sayCardinal(second)}`,
            `${sayCardinal(first)} phẩy ${sayDigits(second)}`,
          ],
        }),
  };
}

function sayDecimal(whole: string, part: string | undefined): string {
  return (
    sayCardinal(whole.replace(/\D/g, '')) + (part === undefined ? '' : ` phẩy ${sayDigits(part)}`)
  );
}

/** How many zeros stand for a magnitude, less the three that its tail fills. */
const zerosAfter: Readonly<Record<string, number>> = { nghìn: 0, triệu: 3, tỷ: 6 };
/** The sum's own currency or unit follows, so that đồng is not added. */
const currencyNext =
  /^\s?(?:đ|đồng|vnđ|vnd|usd|đô|euro|người|dân|lượt|hộ|tấn|con|cây|m|m2|m3|m²|m³|mét|kwh|lít|view|bản|liều|thuê bao|khách|tài khoản)(?![a-zà-ỹ])/i;

function readMixed({ text, at }: Place): Reading | undefined {
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

/** What has no thousandth part: money and what is counted one by one. */
const wholeNext =
  /^\s?(?:đ|đồng|vnđ|vnd|người|hộ|nhân khẩu|khẩu|lượt|em|cháu|con|cây|suất)(?![a-zà-ỹ])/i;
/** What a measured number stands after. */
const measuredBefore =
  /(?:đạt|tăng|giảm|khoảng|là|hệ số|điểm|bằng|còn|dài|rộng|cao|nặng|gấp|trên|dưới|hơn|gần|từ|đến|lên|xuống|chiếm|quá|thêm|sâu|dày|mạnh|tới|so với|với|:|\d)$/;

/** A comma may part thousands (`50,000 đồng`) or two numbers of a list (`tuổi 2,3`). */
function readComma({ text, at, before }: Place): Reading | undefined {
  const match = matchAt(decimal, text, at);
  if (!match) {
    return undefined;
  }
  const [whole, head = '', part = ''] = match;
  const end = at + whole.length;
  const after = text.slice(end, end + 16);
  const spoken = sayDecimal(head, part);
  if (part.length === 3 && head.length <= 3 && head !== '0') {
    const thousands = sayCardinal(head + part);
    const sum = wholeNext.test(after);
    return {
      end,
      spoken: sum ? thousands : spoken,
      sure: 'guess',
      choices: [thousands, spoken],
    };
  }
  const listed =
    part.length <= 2 &&
    !part.startsWith('0') &&
    Number(head) < Number(part) &&
    !measuredNext.test(after) &&
    !unitNext.test(after) &&
    !/^[-/]/.test(after) &&
    !measuredBefore.test(before());
  return listed
    ? { end, spoken, sure: 'guess', choices: [`${sayCardinal(head)} ${sayCardinal(part)}`] }
    : { end, spoken };
}

function readGrouped(place: Place): Reading | undefined {
  const { text, at } = place;
  for (const pattern of [dotted, commaed, spaced, spacedOnce]) {
    const match = matchAt(pattern, text, at);
    if (!match) {
      continue;
    }
    return { end: at + match[0].length, spoken: sayDecimal(match[1] ?? '', match[2]) };
  }
  return readComma(place);
}

/** A unit right after a number. */
const unitNext =
  /^\s?(?:km2?|km²|m|cm|mm|m2|m3|m²|m³|ha|kg|g|gam|mg|tấn|tạ|yến|lít|l|ml|kw|kwh|mw|kv|kva|độ|°c|%|giờ|tỷ|tỉ|triệu|mét|ki lô mét|héc ta|hecta|hải lý|inch|tr|sào|mẫu|lần|điểm)(?![a-zà-ỹ])/i;

/** Words after which numbers with points are a section's, a version's. */
const sectionBefore =
  /(?:mục|tiểu mục|điều|khoản|điểm|phần|tiết|bảng|biểu|hình|phụ lục|chương|tiêu chí|chỉ tiêu|nội dung|phiên bản|version|bản|ios|android|windows|bước|bài|câu|trang|công nghiệp|web|số|và|,|-|đến)$/;

function readSection(place: Place): Reading | undefined {
  const { text, at } = place;
  const match = matchAt(section, text, at);
  if (!match) {
    return undefined;
  }
  const parts = match[0].split('.');
  const end = at + match[0].length;
  // Before a unit a point is a decimal point: `3.5 km`.
  if (parts.length === 2 && unitNext.test(text.slice(end, end + 12))) {
    return { end, spoken: sayDecimal(parts[0] ?? '', parts[1]), row: 'km' };
  }
  // `TK 3741.0.9054812`: the points of an account are not said.
  if (match[0].length > 6 && digitwiseBefore.test(place.before())) {
    return { end, spoken: sayDigits(match[0]), row: 'digits' };
  }
  const spoken = parts.map((part) => sayCardinal(part)).join(' chấm ');
  const opens = place.last.end === 0 || /[\n.:;]\s?$/.test(text.slice(Math.max(0, at - 2), at));
  if (parts.length === 2 && parts[0] === '0') {
    return { end, spoken: sayDecimal('0', parts[1]), row: '3.1', sure: 'guess', choices: [spoken] };
  }
  if (opens || sectionBefore.test(place.before())) {
    return { end, spoken, row: '3.1' };
  }
  const [head = '', tail = ''] = parts;
  const choices = parts.length === 2 ? [sayDecimal(head, tail)] : [sayDigits(match[0])];
  return { end, spoken, row: '3.1', sure: 'guess', choices };
}

function readWhole(place: Place): Reading | undefined {
  const match = matchAt(wholePattern, place.text, place.at);
  if (!match) {
    const run = matchAt(runPattern, place.text, place.at);
    return run
      ? { end: place.at + run[0].length, spoken: sayDigits(run[0]), row: 'digits' }
      : undefined;
  }
  const [digits] = match;
  const end = place.at + digits.length;
  const padded = digits.startsWith('0') && digits.length > 1;
  const before = place.before();
  if (padded && (digits.length > 3 || digits.startsWith('00') || paddedNamesBefore.test(before))) {
    const named = paddedNamesBefore.test(before) || digitwiseBefore.test(before);
    const other = sayCardinal(digits);
    return {
      end,
      spoken: sayDigits(digits),
      row: 'padded',
      ...(named ? {} : { sure: 'guess' as const, choices: [other] }),
    };
  }
  if (digits.length >= 5 && digitwiseBefore.test(before)) {
    return { end, spoken: sayDigits(digits), row: 'digits' };
  }
  const spoken = sayCardinal(digits);
  // A long number without points may be a code: what it counts says that it is none.
  const long = digits.length > 4 && !countedNext.test(place.text.slice(end, end + 16));
  return long ? { end, spoken, sure: 'guess', choices: [sayDigits(digits)] } : { end, spoken };
}

const countedNext = /^\s?(?:%|[a-zà-ỹ²³]{1,6}(?![A-Za-zÀ-ỹ]))/;

function readNamedGroups(place: Place): Reading | undefined {
  const match = matchAt(namedGroups, place.text, place.at);
  if (!match || !digitwiseBefore.test(place.before())) {
    return undefined;
  }
  return { end: place.at + match[0].length, spoken: sayDigits(match[0]), row: 'digits' };
}

export const numberReader: Reader = {
  rule: 'number',
  starts: ['digit'],
  read: (place) =>
    readNamedGroups(place) ??
    readListed(place) ??
    readMixed(place) ??
    readGrouped(place) ??
    readSection(place) ??
    readWhole(place),
};
