import { sayCardinal } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { LETTERS, matchAt } from '../place.ts';
import { DEPARTMENTS, DOCUMENT_KINDS, ISSUERS } from '../tables/issuers.ts';

/** `42/2022/NĐ-CP`, `942/QĐ-TTg`, `26/2023/QH15`, `05-CT/TW`, `01/2016/TTLT-BCA-BTP`; line wraps may leave spaces. */
const CODE = new RegExp(
  String.raw`(\d{1,5})([a-zđ])?(?:\s?/\s?((?:19|20)\d{2}))?\s?[/-]\s?([${LETTERS}]{1,12}\d{0,2}(?:\s?[-/.]\s?[${LETTERS}&]{1,12}\d{0,2}(?![${LETTERS}])){0,5})(?![${LETTERS}\d])`,
  'y',
);

/** Same, of the kind and issuer alone: `NĐ-CP`, `QĐ-UBND`. */
const BARE_CODE = new RegExp(
  String.raw`([A-ZĐ][A-Za-zĐđ]{0,4})-([A-ZĐ][A-Za-zĐđƯ]{1,8})(?![${LETTERS}\d-])`,
  'y',
);

/** Tables by folded code: `nđ`, `NĐ` and `ND` are one. */
const fold = (code: string): string =>
  code.toUpperCase().replaceAll('Đ', 'D').replaceAll('Ư', 'U').replaceAll('&', '');
const folded = (table: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(table).map(([code, name]) => [fold(code), name]));
const KINDS = folded(DOCUMENT_KINDS);
const BODIES = folded(ISSUERS);
const OFFICES = folded(DEPARTMENTS);

const LEGISLATURE = /^(QH|UBTVQH|HDND)(\d{1,2})$/;

/** `BTC` -> Bộ Tài chính; `QH15` -> Quốc hội khóa mười lăm; `SYT` -> Sở Y tế; undefined if no body has the code. */
const issuerOf = (code: string): string | undefined => {
  const key = fold(code);
  const term = LEGISLATURE.exec(key);
  if (term) return `${BODIES.get(term[1] ?? '') ?? ''} khóa ${sayCardinal(term[2] ?? '')}`;
  const body = BODIES.get(key);
  if (body !== undefined) return body;
  const office = key.startsWith('S') ? OFFICES.get(key.slice(1)) : undefined;
  if (office !== undefined) return `Sở ${office}`;
  const ministry = OFFICES.get(key);
  return ministry !== undefined && key.length > 2 ? `Bộ ${ministry}` : undefined;
};

interface Code {
  readonly kind: string | undefined;
  readonly issuers: readonly string[];
}

/** Reads `NĐ-CP`, `TTLT/BCA-BTP`, `TTg-KSTT` (issuer and drafting unit); undefined if it is no document's code. */
const readCode = (code: string): Code | undefined => {
  const [first = '', ...rest] = code.split(/\s?[-/.]\s?/);
  const kind = KINDS.get(fold(first));
  if (kind !== undefined && rest.length > 0) {
    const issuers = rest.map(issuerOf).filter((name) => name !== undefined);
    const joint = /liên tịch/.test(kind);
    if (issuers.length > 0) return { kind, issuers: joint ? issuers : issuers.slice(0, 1) };
    return undefined;
  }
  const issuer = issuerOf(first);
  if (issuer === undefined || fold(first) === 'CT') return undefined;
  return { kind: rest.length > 0 ? 'công văn' : undefined, issuers: [issuer] };
};

const joinNames = (names: readonly string[]): string =>
  names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(' ')} và ${names.at(-1) ?? ''}`.replace(/,/g, '');

const AUTHORITY =
  /^,?\s?(?:\(?\s?ngày [\d/.\- ]{3,12}(?:tháng \d{1,2}[ ,]*(?:năm \d{4})?)?,?\s?\)?,?\s?)?(?:của|do)\s+(?:Chính phủ|Thủ tướng|Phó Thủ tướng|Quốc hội|Ủy ban|UB|Hội đồng|HĐ|Bộ|Ban |BCH|Chủ tịch|CT\.? |Liên bộ|Liên ngành|Trung ương|TW|Ngân hàng|NHNN|Thanh tra|TTCP|Tòa án|TAND|Viện|VKS|Văn phòng|VP|Sở|Tỉnh ủy|Thành ủy|Quận ủy|Huyện ủy|Đảng|Kiểm toán|KTNN|Bảo hiểm xã hội|BHXH|Công an|Cục|Tổng cục|TTg|CP(?![A-Za-z])|QH|B[A-ZĐ]{1,7}(?![a-z]))/iu;

/** Up to where the sentence that is being read goes on. */
const REST_OF_SENTENCE = /^[^.;\n]{0,240}/;

/** Whether the sentence goes on to name who issued it, so that the code need not. */
const namesIssuer = (rest: string, issuers: readonly string[]): boolean => {
  if (AUTHORITY.test(rest)) return true;
  const sentence =
    (REST_OF_SENTENCE.exec(rest)?.[0] ?? '').split(/\d\/\d{4}\/|\d\/[A-ZĐ]{2}/)[0] ?? '';
  const lower = sentence.toLowerCase();
  return issuers.some((name) => lower.includes(`của ${name.toLowerCase()}`));
};

const KIND_BEFORE =
  /(?:luật|lệnh|hiến pháp|nghị định|nđ|quyết định|qđ|nghị quyết|nq|thông tư|tt|liên tịch|chỉ thị|chương trình|kế hoạch|kh|báo cáo|thông báo|tb|tờ trình|công văn|cv|công điện|hướng dẫn|hd|kết luận|kl|quy chế|quy định|phương án|đề án|dự án|biên bản|hợp đồng|văn bản|vb|giấy mời|giấy phép|phiếu|số|điều|công bố|quyết)(?:[^.;:]{0,60})$/;

const sayNumber = (digits: string, letter: string | undefined, year: string | undefined): string =>
  sayCardinal(digits) +
  (letter === undefined ? '' : ` ${letter === 'b' ? 'bê' : letter === 'c' ? 'xê' : letter}`) +
  (year === undefined ? '' : ` năm ${sayCardinal(year)}`);

const readWhole = (place: Place): Reading | undefined => {
  const match = matchAt(CODE, place.text, place.at);
  if (!match) return undefined;
  const [whole, digits = '', letter, year, letters = ''] = match;
  const code = readCode(letters);
  if (!code) return undefined;
  const end = place.at + whole.length;
  const named = namesIssuer(place.text.slice(end, end + 260), code.issuers);
  const needsKind =
    code.kind !== undefined && place.last.rule !== 'legal' && !KIND_BEFORE.test(place.before());
  const spoken = [
    ...(needsKind ? [`${code.kind ?? ''} số`] : []),
    sayNumber(digits, letter, year),
    ...(named ? [] : [`của ${joinNames(code.issuers)}`]),
  ].join(' ');
  return { end, spoken, row: letters };
};

const readBare = (place: Place): Reading | undefined => {
  const match = matchAt(BARE_CODE, place.text, place.at);
  if (!match) return undefined;
  const [whole, kindCode = '', issuerCode = ''] = match;
  const kind = KINDS.get(fold(kindCode));
  const issuer = issuerOf(issuerCode);
  if (kind === undefined || issuer === undefined) return undefined;
  const end = place.at + whole.length;
  const named = namesIssuer(place.text.slice(end, end + 260), [issuer]);
  return { end, spoken: named ? kind : `${kind} của ${issuer}`, row: whole };
};

/** `Nghị định 42/2022` and the like: number and year without a code. */
const SHORT = /(\d{1,5})\s?\/\s?((?:19|20)\d{2})(?![\d/-])/y;
const KIND_JUST_BEFORE =
  /(?:luật|pháp lệnh|nghị định|nđ|quyết định|qđ|nghị quyết|nq|thông tư|tt|liên tịch|chỉ thị|công văn|thông báo|kế hoạch)(?:\s+số)?:?$/;

const readShort = (place: Place): Reading | undefined => {
  if (!KIND_JUST_BEFORE.test(place.before())) return undefined;
  const match = matchAt(SHORT, place.text, place.at);
  if (!match) return undefined;
  return {
    end: place.at + match[0].length,
    spoken: sayNumber(match[1] ?? '', undefined, match[2]),
  };
};

export const legalReader: Reader = {
  rule: 'legal',
  starts: ['digit', 'letter'],
  read: (place) => readWhole(place) ?? readShort(place) ?? readBare(place),
};
