import { sayLetters } from '../letters.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { latin, isCounted, matchAt } from '../place.ts';
import { unitsTable, type Unit } from '../tables/units.ts';

const units = new Map(unitsTable.map((unit) => [unit.written, unit]));
/** Units in any case: `KM`, `22kv`, `380v`. */
const anyCase = new Map(
  // Of two that differ in case alone (mW, MW) the first counts.
  unitsTable.toReversed().map((unit) => [unit.written.toLowerCase(), unit]),
);
const symbol = new RegExp(`(?:°[CF]?|[${latin}µμΩ]{1,6}(?:[23](?!\\d)|[²³])?)(?![${latin}])`, 'y');

/** `C` and `F` after `độ`. */
const degreePattern = /[CF](?![A-Za-zÀ-ỹ\d])/y;
const degreeNames: Readonly<Record<string, string>> = { C: 'xê', F: 'ép' };

/** `18,5°N`, `112,3°E`; B, Đ, N, T in Vietnamese, where N is nam: only beside its other half (°B, °Đ). */
const bearing = /°\s?([NSEWBĐ])(?![A-Za-zÀ-ỹ\d])/y;
const bearings: Readonly<Record<string, string>> = {
  N: 'độ vĩ bắc',
  S: 'độ vĩ nam',
  E: 'độ kinh đông',
  W: 'độ kinh tây',
  B: 'độ vĩ bắc',
  Đ: 'độ kinh đông',
};

function readBearing({ text, at }: Place): Reading | undefined {
  const match = matchAt(bearing, text, at);
  if (!match || !/\d\s?$/.test(text.slice(Math.max(0, at - 2), at))) {
    return undefined;
  }
  const [whole, letter = ''] = match;
  return { end: at + whole.length, spoken: bearings[letter] ?? '', row: `°${letter}` };
}

function readDegree({ text, at, before }: Place): Reading | undefined {
  const scale = matchAt(degreePattern, text, at)?.[0];
  if (scale === undefined || !/(?:^|[\s\d])độ$/.test(before())) {
    return undefined;
  }
  return { end: at + 1, spoken: degreeNames[scale] ?? '', row: `°${scale}` };
}

const storage = /(?:dung lượng|ổ cứng|ssd|hdd|bộ nhớ|lưu trữ|dữ liệu)[^.;]*$/i;

/** A unit in another case than its own: such as need no number anywhere, others only right after one (`02 CC` is no volume). */
function inAnyCase(written: string, attached: boolean, afterSlash: boolean): Unit | undefined {
  const unit = anyCase.get(written.toLowerCase());
  if (
    unit === undefined ||
    (written.length === 1 && !(afterSlash ? /[vwlhs]/i : /[vwl]/i).test(written))
  ) {
    return undefined;
  }
  return unit.alone || unit.written === 'ha' || attached || afterSlash ? unit : undefined;
}

const heightBefore = /(?:cao|trẻ|dưới|trên|chiều cao|thước|sâu|rộng|dài|từ|hơn|gần|đến) [12]$/;
const weightBefore =
  /(?:tải|trọng|xe|nặng|cân|hàng|lúa|thóc|gạo|khối lượng|sản lượng|cát|đá|than)[^.;]{0,24}$/;

const ageBefore =
  /(?:nữ|nam|trẻ|nct|người|cụ|em|cháu|từ|trên|dưới|đủ|đối tượng|công dân|,|bé|con|độ tuổi|lao động|tuyển)[^.;]{0,12}\s(?:\d{1,2}\s?-\s?)?\d{1,2}$/;

/** `từ 75t trở lên`, `nữ 18-40t`: years of a person, where nothing is carried or weighed. */
function isAge(place: Place): boolean {
  const before = place.before();
  return (
    /\d$/.test(place.text.slice(place.at - 1, place.at)) &&
    ageBefore.test(before) &&
    !weightBefore.test(before)
  );
}

/** Letters that may be something else right after a number. */
function sureness(place: Place, written: string): Pick<Reading, 'sure' | 'choices'> {
  const before = place.before();
  if (/^m[23]$/.test(written) && heightBefore.test(before)) {
    return { sure: 'guess', choices: [`mét ${written.endsWith('2') ? 'hai' : 'ba'}`] };
  }
  if (/^[TtSsPpHh]$/.test(written) && /\d\s?$/.test(before) && !weightBefore.test(before)) {
    const age = written === 't' ? ['tuổi', 'tháng'] : [];
    return { sure: 'guess', choices: [...age, sayLetters(written)] };
  }
  return written === 'TB' || written === 'MP' || written === 'UI' || written === 'oC'
    ? { sure: 'guess', choices: [sayLetters(written)] }
    : {};
}

/** Symbols of units: after a number or a word that counts, after the slash of a rate, or such as need neither (kg). */
export const measureReader: Reader = {
  rule: 'measure',
  starts: ['letter', 'symbol'],
  read: (place) => {
    const { text, at, last } = place;
    const degree = readBearing(place) ?? readDegree(place);
    if (degree) {
      return degree;
    }
    const written = matchAt(symbol, text, at)?.[0] ?? '';
    const previous = text.charAt(at - 1);
    // `GB00123` is a code.
    if (/^[A-Z]{2,}$/.test(written) && /\d/.test(text.charAt(at + written.length))) {
      return undefined;
    }
    if (
      written === 'TB' &&
      previous === ' ' &&
      !storage.test(`${place.before()}${text.slice(at, at + 24)}`)
    ) {
      return undefined;
    }
    const afterSlash = last.rule === 'rate' && last.end === at;
    const known = units.get(written);
    const unit = known ?? inAnyCase(written, /\d/.test(previous), afterSlash);
    if (!unit) {
      return undefined;
    }
    // A capital after a space is more often a name: `tổ 5 A`, `loại 2 V`.
    if (/^[A-ZĐ]$/.test(written) && previous === ' ') {
      return undefined;
    }
    // `KV 5`, `Km3+150`: capitals without a number before them are something else.
    const needsNumber =
      !unit.alone ||
      (known === undefined && written !== 'Km') ||
      /^(?:KV|Km[23]|KB|KW|MB)$/.test(written);
    if (needsNumber && !afterSlash && !isCounted(place)) {
      return undefined;
    }
    const end = at + written.length;
    // `2 m mét`: the unit is said once.
    const again =
      text.startsWith(` ${unit.spoken.split(' ').at(-1) ?? ''}`, end) &&
      unit.spoken.split(' ').at(-1) === 'mét';
    if (/^[tT]$/.test(written) && isAge(place)) {
      return { end, spoken: 'tuổi', row: written, sure: 'guess', choices: ['tấn', 'tháng'] };
    }
    const asked = sureness(place, written);
    return { end: again ? end + 4 : end, spoken: unit.spoken, row: written, ...asked };
  },
};
