import { sayEach, sayLetters } from '../letters.ts';
import { sayCardinal, sayDigits } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { latin, matchAt } from '../place.ts';
import { foreignWords } from '../tables/foreign-words.ts';

const endPart = `(?![${latin}\\d])`;

/** `CT01`, `H5N1`, `TK01-TS`, `G22-123`, `H23.24.25-240101-0001`, `PM2.5`. */
const lettered = new RegExp(
  `[A-ZĐ]{1,6}\\d{1,14}(?:[A-ZĐ]{1,6}\\d{0,6}){0,3}(?:[.-][A-ZĐ\\d]{1,8}){0,5}(?![${latin}])`,
  'y',
);
const lowerLettered = new RegExp(`[a-z]\\d{1,3}(?![${latin}\\d.,])`, 'y');
/** `12A`, `5b`; capitals that are units after a number are left to measures. */
const numbered = new RegExp(`(\\d{1,4})([A-IM-SUX-Z]|Đ(?=[\\s/.,;)]|$)|[a-e])${endPart}`, 'y');
/** `12A1`, `6A2`: classes, lots. */
const classPattern = new RegExp(`(?!\\d+M[23]${endPart})\\d{1,3}[A-ZĐ]\\d{1,2}${endPart}`, 'y');
/** `01/ĐKTT`, `05/GTGT-1`: forms. */
const form = new RegExp(`(\\d{1,3}[a-z]?)/([A-ZĐ]{2,8}(?:-[A-ZĐ\\d]{1,8}){0,3})${endPart}`, 'y');
const runs = /[A-Za-zĐđ]+|\d+|\.(?=\d(?!\d))/g;

/** `RON95-III` */
const grades: Readonly<Record<string, string>> = { II: 'hai', III: 'ba', IV: 'bốn', VI: 'sáu' };

function sayRun(run: string): string {
  if (run === '.') {
    return 'chấm';
  }
  const grade = grades[run];
  if (grade !== undefined) {
    return grade;
  }
  if (!/\d/.test(run)) {
    return (run.length > 2 ? foreignWords.get(run.toLowerCase()) : undefined) ?? sayLetters(run);
  }
  return /^0|\d{5}/.test(run) || (run.length === 4 && !run.endsWith('00'))
    ? sayDigits(run)
    : sayCardinal(run);
}

function sayRuns(code: string): string {
  return (code.match(runs) ?? [])
    .map((run) => (run === 'V' && code.startsWith('RON') ? 'năm' : sayRun(run)))
    .join(' ');
}

/** Codes that are known as they stand: forms, viruses, fuels, networks, licences, vitamins, pipes. */
const knownCode =
  /^(?:CT\d{2}|H\d{1,2}N\d{1,2}|E5|RON\d{2}|E5RON\d{2}|[2345]G|PM2\.5|PM10|U\d{2}|B12|A1|B1|B2|KT[1-4]|TK\d?-TS|DN\d{2,3}|D\d{2,3}|COVID-19|C19)$/;
/** What a letter and a number name: `lớp 6A`, `nhà B2`, `lô D5`. */
const namedBefore =
  /(?:^|[\s("/,])(?:lớp|khối|phòng|nhà|số nhà|số|khu|tòa|tòa nhà|block|lô|căn|căn hộ|hạng|mẫu|tờ khai|biểu|biểu mẫu|tuyến|xe buýt|cổng|cửa|bằng|giấy phép lái xe|vitamin|loại|nhóm|dãy|kho|ngõ|ngách|hẻm|kiệt|tổ|đường|điều|khoản|mục|thửa|tầng|đội|thôn|tdp|kp|cụm|ô|bàn|ca|đề|mã đề|trạm)(?: số)?(?:\s\d{0,4}[a-zđ]{1,2}\d{0,3}\s?(?:,|;|và|-|đến))*$/;

/** A mixture of letters and digits that neither a table nor a word before it names is asked about. */
function sureness({ before }: Place, code: string): Pick<Reading, 'sure' | 'choices'> {
  const named = /^[A-ZĐ]{0,2}\d{1,2}[A-ZĐa-e]?\d?$/.test(code) && namedBefore.test(before());
  return knownCode.test(code) || named ? {} : { sure: 'guess', choices: [sayEach(code)] };
}

function readCode(place: Place): Reading | undefined {
  const { text, at } = place;
  const code =
    matchAt(classPattern, text, at) ??
    matchAt(lettered, text, at) ??
    matchAt(lowerLettered, text, at);
  return code
    ? { end: at + code[0].length, spoken: sayRuns(code[0]), ...sureness(place, code[0]) }
    : undefined;
}

const formBefore = /(?:mẫu|biểu|biểu mẫu|tờ khai|phiếu|mẫu đơn)(?: số)?$/;

function readForm({ text, at, before }: Place): Reading | undefined {
  const match = matchAt(form, text, at);
  if (!match) {
    return undefined;
  }
  const [whole, number = '', letters = ''] = match;
  const spoken = `${sayRuns(number.replace(/^0+/, ''))} trên ${sayRuns(letters)}`;
  return {
    end: at + whole.length,
    spoken,
    ...(formBefore.test(before()) ? {} : { sure: 'guess' as const, choices: [sayEach(whole)] }),
  };
}

function readNumbered(place: Place): Reading | undefined {
  const { text, at } = place;
  const match = matchAt(numbered, text, at);
  if (!match) {
    return undefined;
  }
  const [whole, digits = '', letter = ''] = match;
  return {
    end: at + whole.length,
    spoken: `${sayCardinal(digits)} ${sayLetters(letter)}`,
    ...sureness(place, whole),
  };
}

/** Codes, forms, house numbers: letters by name, digits as they are known. */
export const alphanumericReader: Reader = {
  rule: 'alphanumeric',
  starts: ['letter', 'digit'],
  read: (place) => readCode(place) ?? readForm(place) ?? readNumbered(place),
};
