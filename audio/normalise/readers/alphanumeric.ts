import { sayLetters } from '../letters.ts';
import { sayCardinal, sayDigits } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { latin, matchAt } from '../place.ts';
import { foreignWords } from '../tables/foreign-words.ts';
import { numberedPrefixes } from '../tables/numbered-prefixes.ts';

const endPart = `(?![${latin}\\d])`;

/** `34A-123.45`, `34B1-234.56`, `29-B1 123.45`, `30F-1234`. */
const platePattern = new RegExp(
  `\\d{2}\\s?-?\\s?[A-ZĐ]{1,2}\\d?\\s?[- ]\\s?(?:\\d{3}\\.?\\d{2}|\\d{4})${endPart}`,
  'y',
);
/** `CT01`, `H5N1`, `TK01-TS`, `G22-123`, `H23.24.25-240101-0001`, `PM2.5`. */
const lettered = new RegExp(
  `[A-ZĐ]{1,6}\\d{1,14}(?:[A-ZĐ]{1,6}\\d{0,6}){0,3}(?:[.-][A-ZĐ\\d]{1,8}){0,5}(?![${latin}])`,
  'y',
);
/** `471E8.9`: a feeder of the grid, digit by digit. */
const feeder = new RegExp(`\\d{3}-?E\\d{1,2}(?:[.-]\\d{1,2})?${endPart}`, 'y');
/** `HP-90234.TS`: a fishing boat. */
const boat = new RegExp(`[A-ZĐ]{1,3}[- ]?\\d{4,5}[.\\s-]?TS${endPart}`, 'y');
/** `e2`, `f395`: units of the army, where the sentence is about it. */
const unitPattern = new RegExp(`([efdcb])(\\d{1,3})${endPart}`, 'y');
const unitNames: Readonly<Record<string, string>> = {
  ...{ e: 'trung đoàn', f: 'sư đoàn', d: 'tiểu đoàn', c: 'đại đội', b: 'trung đội' },
};
const aboutArmy =
  /(?:tân binh|binh sĩ|chiến sĩ|bộ đội|quân khu|đơn vị|nhập ngũ|huấn luyện|sư đoàn|trung đoàn|đóng quân)/;
const lowerLettered = new RegExp(`[a-z]\\d{1,3}(?![${latin}\\d.,])`, 'y');
/** `12A`, `5b`; capitals that are units after a number are left to measures. */
const numbered = new RegExp(`(\\d{1,4})([A-IM-SUX-Z]|Đ(?=[\\s/.,;)]|$)|[a-e])${endPart}`, 'y');
/** `12A1`, `6A2`: classes, lots. */
const classPattern = new RegExp(`(?!\\d+M[23]${endPart})\\d{1,3}[A-ZĐ]\\d{1,2}${endPart}`, 'y');
/** `01/ĐKTT`, `05/GTGT-1`: forms. */
const form = new RegExp(`(\\d{1,3}[a-z]?)/([A-ZĐ]{2,8}(?:-[A-ZĐ\\d]{1,8}){0,3})${endPart}`, 'y');
/** `QL5`, `QL.1A`, `P.5`. */
const prefixed = /([A-ZĐ]{1,3})[.\s-]{0,2}(\d{1,3})([A-Z])?(?![\dA-Za-zÀ-ỹ])/y;
/** `000.00.12.H41-250901-0001`: the number of a dossier. */
const dossierPattern = /\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}(?:-\d{1,8}){0,3}(?![\dA-Za-z])/y;
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

/** F0 has a disease, F1 was near: no ward is numbered 0, and where F0 stands near by, F1 is no ward either. */
function isCaseNumber(text: string, at: number, digits: string): boolean {
  return (
    digits === '0' ||
    (Number(digits) < 5 && /F0(?!\d)/.test(text.slice(Math.max(0, at - 48), at + 48)))
  );
}

const dossierMarks: Readonly<Record<string, string>> = { '.': 'chấm', '-': 'gạch ngang' };

function sayDossier(code: string): string {
  return (code.match(/[A-Z]|\d|[.-]/g) ?? [])
    .map((char) => dossierMarks[char] ?? (/\d/.test(char) ? sayDigits(char) : sayLetters(char)))
    .join(' ');
}

/** Codes that are known as they stand: forms, viruses, fuels, networks, licences, vitamins, pipes. */
const knownCode =
  /^(?:CT\d{2}|H\d{1,2}N\d{1,2}|E5|RON\d{2}|E5RON\d{2}|[2345]G|PM2\.5|PM10|U\d{2}|B12|A1|B1|B2|KT[1-4]|TK\d?-TS|DN\d{2,3}|D\d{2,3}|COVID-19|C19)$/;
/** What a letter and a number name: `lớp 6A`, `nhà B2`, `lô D5`. */
const namedBefore =
  /(?:^|[\s("/,])(?:lớp|khối|phòng|nhà|số nhà|số|khu|tòa|tòa nhà|block|lô|căn|căn hộ|hạng|mẫu|tờ khai|biểu|biểu mẫu|tuyến|xe buýt|cổng|cửa|bằng|giấy phép lái xe|vitamin|loại|nhóm|dãy|kho|ngõ|ngách|hẻm|kiệt|tổ|đường|điều|khoản|mục|thửa|tầng|đội|thôn|tdp|kp|cụm|ô|bàn|ca|đề|mã đề|trạm)(?: số)?(?:\s\d{0,4}[a-zđ]{1,2}\d{0,3}\s?(?:,|;|và|-|đến))*$/;

/** All of a code one by one, for whoever would rather have it so. */
function sayEach(code: string): string {
  return Array.from(code, (char) => (char === '.' ? 'chấm' : sayLetters(char)))
    .filter((word) => word !== '')
    .join(' ');
}

/** A mixture of letters and digits that neither a table nor a word before it names is asked about. */
function sureness({ before }: Place, code: string): Pick<Reading, 'sure' | 'choices'> {
  const named = /^[A-ZĐ]{0,2}\d{1,2}[A-ZĐa-e]?\d?$/.test(code) && namedBefore.test(before());
  return knownCode.test(code) || named ? {} : { sure: 'guess', choices: [sayEach(code)] };
}

/** Prefixes that say the same wherever they stand before a number. */
const surePrefix = new Set(['P', 'Q', 'KP', 'TDP', 'KDC', 'NQ', 'NĐ', 'QL', 'TL', 'ĐT', 'HK']);

function prefixSureness(
  place: Place,
  prefix: string,
  digits: string,
): Pick<Reading, 'sure' | 'choices'> {
  const road = /^(?:QL|TL|ĐT|HL|ĐH)$/.test(prefix);
  const end = matchAt(prefixed, place.text, place.at)?.[0] ?? '';
  // `giống lúa Q5`: a ward or a district only beside its point or another part of an address.
  const bare = prefix.length === 1 && /^[A-ZĐ]\d/.test(end) && !/(?:^|[\s,])(?:p|q|tp|đường|phường|quận|ubnd|công an|tổ|kp)\.?\s?[\p{L}\d]*,?$/u.test(place.before());
  return surePrefix.has(prefix) && !(road && digits.length > 2) && !bare
    ? {}
    : {
        sure: 'guess',
        choices: [
          `${sayLetters(prefix)} ${sayCardinal(digits)}`,
          `${numberedPrefixes.get(prefix) ?? ''} ${sayDigits(digits)}`.trim(),
          sayEach(end),
        ],
      };
}

function readPrefixed(place: Place): Reading | undefined {
  const { text, at, before } = place;
  const match = matchAt(prefixed, text, at);
  if (!match) {
    return undefined;
  }
  const [whole, prefix = '', digits = '', letter] = match;
  if (prefix === 'BĐ' && /tờ$/.test(before())) {
    return undefined;
  }
  if (prefix === 'F' && isCaseNumber(text, at, digits)) {
    return undefined;
  }
  if (prefix === 'CT' && /cao tốc$/.test(before())) {
    return { end: at + whole.length, spoken: sayLetters(whole), row: prefix };
  }
  // A phường has at most two digits; a room has three.
  const name = prefix === 'P' && digits.length === 3 ? 'phòng' : numberedPrefixes.get(prefix);
  if (name === undefined) {
    return undefined;
  }
  const tail = letter === undefined ? '' : ` ${sayLetters(letter)}`;
  const head = before().endsWith(name) ? '' : `${name} `;
  return {
    end: at + whole.length,
    spoken: `${head}${sayCardinal(digits)}${tail}`,
    row: prefix,
    ...prefixSureness(place, prefix, digits),
  };
}

/** `471E8.9`, `376E8.11`: the line's number one by one, the feeder's behind the point as a number. */
function sayFeeder(code: string): string {
  return (code.match(/\d+|E|\./g) ?? [])
    .map((part, index) =>
      part === '.'
        ? 'chấm'
        : index === 0
          ? sayDigits(part)
          : part === 'E'
            ? 'e'
            : sayCardinal(part),
    )
    .join(' ');
}

const romanPrefixed = /([A-ZĐ]{2,3}?)(I{1,3}|IV|VI{0,3}|IX|XI{0,3})(?![\dA-Za-zÀ-ỹ])/y;
const romans = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** `BĐII`, `KVIII`, `HKII`: a prefix and a Roman number. */
function readRoman({ text, at }: Place): Reading | undefined {
  const [whole = '', prefix = '', roman = ''] = matchAt(romanPrefixed, text, at) ?? [];
  const name = numberedPrefixes.get(prefix);
  return name === undefined || prefix.length < 2
    ? undefined
    : { end: at + whole.length, spoken: `${name} ${sayCardinal(String(romans.indexOf(roman)))}`, row: prefix, sure: 'likely' };
}

function readCode(place: Place): Reading | undefined {
  const { text, at } = place;
  const line = matchAt(feeder, text, at)?.[0];
  if (line !== undefined) {
    return {
      end: at + line.length,
      spoken: sayFeeder(line),
      sure: 'guess',
      choices: [sayEach(line)],
    };
  }
  const number = matchAt(boat, text, at)?.[0];
  if (number !== undefined) {
    const spoken = sayEach(number).replace(/ chấm (?=tê ét$)/, ' ');
    return { end: at + number.length, spoken };
  }
  const unit = matchAt(unitPattern, text, at);
  if (unit && aboutArmy.test(text.slice(Math.max(0, at - 48), at + 24).toLowerCase())) {
    const spoken = `${unitNames[unit[1] ?? ''] ?? ''} ${sayCardinal(unit[2] ?? '')}`;
    return { end: at + unit[0].length, spoken, sure: 'guess', choices: [sayEach(unit[0])] };
  }
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

/** Plates, roads, form codes, house numbers: letters by name, digits as they are known. */
export const alphanumericReader: Reader = {
  rule: 'alphanumeric',
  starts: ['letter', 'digit'],
  read: (place) => {
    const plate = matchAt(platePattern, place.text, place.at);
    if (plate) {
      return { end: place.at + plate[0].length, spoken: sayLetters(plate[0]) };
    }
    const dossier = matchAt(dossierPattern, place.text, place.at);
    if (dossier) {
      return { end: place.at + dossier[0].length, spoken: sayDossier(dossier[0]) };
    }
    return readPrefixed(place) ?? readRoman(place) ?? readCode(place) ?? readForm(place) ?? readNumbered(place);
  },
};
