// The signs by which personal data is known in a Vietnamese sentence. Each row finds one kind and says what is none of it.

/** A stretch of a text that tells who somebody is. */
export interface PersonalData {
  readonly kind: 'phone' | 'identity' | 'mail' | 'name' | 'address';
  readonly text: string;
}

interface Sign {
  readonly kind: PersonalData['kind'];
  /** Its first group is what was found; without one, the whole match is. */
  readonly pattern: RegExp;
}

/** Each as it stands in a sentence, and at its beginning. */
const atBeginning = (words: string): string =>
  words
    .split(' ')
    .flatMap((one) => [one, `${one.charAt(0).toUpperCase()}${one.slice(1)}`])
    .join('|');
/** In capitals too. */
const anyCase = (words: string): string =>
  `${atBeginning(words)}|${words.toUpperCase().replaceAll(' ', '|')}`;
/** What follows `bà`, `con`, `tôi là` with capitals, and is no name. */
const notNames = [
  // Offices and those who hold them.
  'Chủ|Bí|Phó|Trưởng|Giám|Công|Ủy|Uỷ|Hội|Tổ|Cán|Cựu|Hộ|Bộ|Sĩ|Sỹ|Giáo|Nhân|Dân|Cảnh|Liệt|Thương',
  'Thanh [Nn]iên|Thiếu [Nn]iên|Đoàn [Tt]hanh [Nn]iên|Trường (?:Tiểu|Trung|Mầm|Mẫu|Đại|Cao|Chính|Phổ|THCS|THPT)',
  // Kin, whom no surname follows.
  'Ông|Bà|Chị|Cô|Chú|Bác|Cháu|Con|Vợ|Chồng|Bố|Mẹ|Cha|Nội|Ngoại|Ngoan',
  // Countries, places, and whom everybody knows.
  'Việt Nam|Hàn Quốc|Trung Quốc|Nhật Bản|Đài Loan|Hoa Kỳ|Thái Lan|Hồ Chí Minh|Rịa|Nà|Chúa',
].join('|');
const word = String.raw`\p{Lu}[\p{L}\p{M}]*`;
/** Two to six words with capitals; `Nguyễn Văn A` hides its last and is nobody. */
const fullName = String.raw`(?!(?:${notNames})(?![\p{L}\p{M}]))${word}(?: ${word}){1,5}`;
/** In a sentence of capitals any two words look like a name; nine in ten people have one of these surnames. */
const surnames =
  'NGUYỄN|TRẦN|LÊ|PHẠM|HOÀNG|HUỲNH|PHAN|VŨ|VÕ|ĐẶNG|BÙI|ĐỖ|HỒ|NGÔ|DƯƠNG|ĐINH|ĐÀO|TRỊNH|TRƯƠNG|LƯƠNG|PHÙNG|TẠ';
const nameInCapitals = String.raw`(?!HỒ CHÍ MINH|HỒ SƠ|PHẠM VI)(?:${surnames})(?: \p{Lu}+(?!\p{L})){1,3}`;
const titles = 'ông bà anh chị cô chú bác em cháu cụ con vợ chồng bố mẹ';
/** Before a name these make a street, a market or a school of it. */
const placeNouns = anyCase(
  'đường phố chợ đền chùa cầu trường ngõ hẻm kiệt phường xã khu trạm viện núi sông tỉnh huyện quận lăng làng',
);
const place = String.raw`(?<!(?:${placeNouns})\s(?:\S+\s){0,2})`;
const notDigit = String.raw`(?<!\d|\d[.,/–—-])`;
/** Between the digits of a telephone number. */
const gap = '[). /–—-]{0,2}';

const signs: readonly Sign[] = [
  { kind: 'mail', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu },
  // Mobile and fixed numbers (Thông tư 22/2014/TT-BTTTT); 1022, 1800… and 1900… are services and no person's. No date: 03.07.2025 10.
  {
    kind: 'phone',
    pattern: new RegExp(
      String.raw`${notDigit}(?!(?:\d{1,2}[. /–-])?\d{1,2}[. /–-](?:19|20)\d\d(?!\d))(?:\(?(?:\+?84)${gap}(?:\(0\))?|0)(?:2(?:${gap}\d){9}|[35789](?:${gap}\d){8})(?!\d)`,
      'gu',
    ),
  },
  // Twelve digits since 2016, nine before; in groups only where the words before say what it is, or the first is a nought.
  {
    kind: 'identity',
    pattern: new RegExp(String.raw`${notDigit}(?:\d{12}|0\d{2}(?:[ .]\d{3}){3})(?![\d])`, 'gu'),
  },
  {
    kind: 'identity',
    pattern: new RegExp(
      String.raw`(?<![\d.,/-])\d{9}(?!\d|[.,]\d|\s*(?:đồng|đ(?!\p{L})|vnđ|vnd|usd|triệu|tỷ|tỉ|m2|m²|mét|kg|lít|người))`,
      'giu',
    ),
  },
  {
    kind: 'identity',
    pattern:
      /(?:cccd|cmnd|cmt|căn cước|chứng minh(?: thư| nhân dân)?|định danh)[.]?[^\d.?!]{0,30}(\d(?:[ .]?\d){8}(?:(?:[ .]?\d){3})?)(?!\d)/giu,
  },
  {
    kind: 'identity',
    pattern:
      /(?:bhxh|bhyt|bảo hiểm xã hội|bảo hiểm y tế)[.]?[^\d.?!]{0,30}(\d(?:[ .]?\d){9})(?!\d|[., ]\d|\s*(?:đồng|đ(?!\p{L})|vnđ|vnd))/giu,
  },
  // `ông/bà Nguyễn Văn An`, `tôi tên là Đỗ Hùng`, and names that stand alone with the middle names that only people have.
  {
    kind: 'name',
    pattern: new RegExp(
      String.raw`${place}(?<!\p{L})(?:${atBeginning(titles)})(?:\s?/\s?(?:[Bb]à|[Cc]hị))?(?: (?:tôi|là|tên|tên là|tôi là))* (${fullName})`,
      'gu',
    ),
  },
  {
    kind: 'name',
    pattern: new RegExp(
      String.raw`(?:[Tt]ôi (?:tên )?là|[Tt]ên (?:tôi )?là|[Tt]ôi tên|[Hh]ọ (?:và )?tên(?: là)?)\s?:? (${fullName})`,
      'gu',
    ),
  },
  {
    kind: 'name',
    pattern: new RegExp(
      String.raw`${place}(?<!\p{L})(${word} (?:Văn(?! (?:Hóa|Hoá|Phòng|Bản))|Thị(?! (?:Xã|Trấn)))(?: ${word}){1,3})`,
      'gu',
    ),
  },
  {
    kind: 'name',
    pattern: new RegExp(
      String.raw`${place}(?<!\p{L})(?:(?:${titles.toUpperCase().replaceAll(' ', '|')}|TÔI|TÊN)(?: LÀ)? (${nameInCapitals})|(?:${surnames})(?: \p{Lu}+)? (?:VĂN|THỊ)(?: \p{Lu}+){1,3})`,
      'gu',
    ),
  },
  {
    kind: 'address',
    pattern: /(?<!\p{L})(?:số nhà|nhà (?:ở )?số)\s*\d+\p{L}?(?:\s?[/-]\s?\d+\p{L}?)*/giu,
  },
  {
    kind: 'address',
    pattern:
      /(?<!\p{L})(?:số\s+\d+\p{L}?(?:\/\d+\p{L}?)*|\d+\p{L}?(?:\/\d+\p{L}?)+),?\s+(?:(?:ngõ|ngách|hẻm|kiệt|tổ)\s+\d+\S*\s*){0,3}(?:(?:[Đđ]ường|[Pp]hố)\s+[\p{Lu}\d]|(?<=(?:ngõ|ngách|hẻm|kiệt)\s+\d+\S*\s*))/gu,
  },
  {
    kind: 'address',
    pattern:
      /(?<!\p{L})(?:(?:ngõ|ngách|hẻm|kiệt)\s+\d[\p{L}\d/-]*,?\s+)+(?:[Đđ]ường|[Pp]hố)\s+[\p{Lu}\d]/gu,
  },
];

/** `Nguyễn Văn A`, `bà Trần Thị H.`: hidden already; `Như Ý` is a name. */
const hidden = /\s[A-ZĐ]$/u;

const publicBuilding =
  /(?<!\p{L})(?:trụ sở|nhà văn ho[áa]|nhà văn hóa|(?<!(?:anh|ông|chú|bác|cháu|em|công|thị|môi)\s)trường|trạm|chợ|[uủ][ỷy] ban|uỷ ban|ubnd|công an|bưu điện|bệnh viện|một cửa)(?!\p{L})/iu;
const ownHome =
  /(?<!\p{L})(?:(?:nhà|chỗ) (?:tôi|em|cháu|mình|con|ông|bà|chúng)|(?:tôi|em|cháu|mình|con) (?:đang )?(?:ở|sống|trú|thuê|tạm trú|thường trú)|gia đình)(?!\p{L})/iu;

/** Where an office is everybody may know, and asks. */
function isPublicAddress(text: string, from: number): boolean {
  const before = text.slice(0, from).replace(/^.*[.?!](?=\s)/su, '');
  return publicBuilding.test(before) && !ownHome.test(before);
}

/** What of a text tells who somebody is, in the order of the signs; what stands in `known` too (a ward's own contacts) does not. */
export function personalDataIn(
  written: string,
  known: readonly string[] = [],
): readonly PersonalData[] {
  const text = written.normalize('NFC');
  const found: { kind: PersonalData['kind']; text: string; from: number; to: number }[] = [];
  for (const { kind, pattern } of signs)
    for (const match of text.matchAll(pattern)) {
      const what = match[1] ?? match[0];
      const from = match.index + match[0].indexOf(what);
      const span = { kind, text: what.trim(), from, to: from + what.length };
      if (kind === 'name' && hidden.test(span.text)) continue;
      if (kind === 'address' && isPublicAddress(text, from)) continue;
      if (isKnown(span, known)) continue;
      if (!found.some((other) => other.from < span.to && span.from < other.to)) found.push(span);
    }
  return found.map(({ kind, text: what }) => ({ kind, text: what }));
}

function isKnown({ kind, text }: PersonalData, known: readonly string[]): boolean {
  const bare = (one: string): string =>
    kind === 'phone' || kind === 'identity'
      ? one.replace(/\D/g, '').replace(/^84/, '0')
      : one.normalize('NFC').toLowerCase();
  return known.some((one) => bare(one).includes(bare(text)));
}
