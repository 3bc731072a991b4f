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

const word = String.raw`\p{Lu}[\p{L}\p{M}]*`;
/** Two to six words with capitals; `Nguyễn Văn A` hides its last and is nobody. */
const fullName = String.raw`${word}(?: ${word}){1,5}`;
/** Before a name these make a street, a market or a school of it. */
const placeNouns =
  'đường phố chợ đền chùa cầu trường ngõ hẻm kiệt phường xã khu trạm viện núi sông tỉnh huyện quận lăng làng'
    .split(' ')
    .map((noun) => `[${noun.charAt(0)}${noun.charAt(0).toUpperCase()}]${noun.slice(1)}`);
const place = String.raw`(?<!(?:${placeNouns.join('|')})\s(?:\S+\s){0,2})`;
const notDigit = String.raw`(?<![\d.,/-])`;

const signs: readonly Sign[] = [
  { kind: 'mail', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu },
  // Mobile and fixed numbers (Thông tư 22/2014/TT-BTTTT); 1022, 1800… and 1900… are services and no person's. No date: 03.07.2025 10.
  {
    kind: 'phone',
    pattern: new RegExp(
      String.raw`${notDigit}(?!\d{1,2}[. -]\d{1,2}[. -](?:19|20)\d\d(?!\d))(?:\(?(?:\+?84)[). -]{0,2}(?:\(0\))?|0)(?:2(?:[). -]{0,2}\d){9}|[35789](?:[). -]{0,2}\d){8})(?!\d)`,
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
      String.raw`${notDigit}\d{9}(?!\d|[.,]\d|\s*(?:đồng|đ(?!\p{L})|vnđ|vnd|usd|triệu|tỷ|tỉ|m2|m²|mét|kg|lít|người))`,
      'giu',
    ),
  },
  {
    kind: 'identity',
    pattern:
      /(?:cccd|cmnd|cmt|căn cước|chứng minh(?: thư| nhân dân)?|định danh)[^\d.?!]{0,30}(\d(?:[ .]?\d){8}(?:(?:[ .]?\d){3})?)(?!\d)/giu,
  },
  // `ông/bà Nguyễn Văn An`, `tôi tên là Đỗ Hùng`, and names that stand alone with the middle names that only people have.
  {
    kind: 'name',
    pattern: new RegExp(
      String.raw`${place}(?<!\p{L})(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Ee]m|[Cc]háu|[Cc]ụ|[Cc]on|[Vv]ợ|[Cc]hồng|[Bb]ố|[Mm]ẹ)(?:\s?/\s?(?:[Bb]à|[Cc]hị))?(?: (?:tôi|là|tên|tên là|tôi là))* (${fullName})`,
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
    pattern: new RegExp(String.raw`${place}(?<!\p{L})(${word} (?:Văn|Thị)(?: ${word}){1,3})`, 'gu'),
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
];

/** `Nguyễn Văn A`, `bà Trần Thị H.`: hidden already; and words that begin a place, an office or a feast. */
const nobody =
  /(?:^|\s)\p{Lu}$|^(?:Rịa|Nà|Chủ|Bí|Phó|Trưởng|Giám|Công|Ủy|Nội|Ngoại|Hội|Tổ|Cán)(?:\s|$)/u;

/** What of a text tells who somebody is, in the order of the signs; what stands in `known` too (a ward's own contacts) does not. */
export function personalDataIn(
  text: string,
  known: readonly string[] = [],
): readonly PersonalData[] {
  const found: { kind: PersonalData['kind']; text: string; from: number; to: number }[] = [];
  for (const { kind, pattern } of signs)
    for (const match of text.matchAll(pattern)) {
      const what = match[1] ?? match[0];
      const from = match.index + match[0].indexOf(what);
      const span = { kind, text: what.trim(), from, to: from + what.length };
      if (kind === 'name' && nobody.test(span.text)) continue;
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
