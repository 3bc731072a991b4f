// What is written twice is said once: a head word before an abbreviation that holds it, a bracket that only repeats.
import type { Draft } from './draft.ts';

/** Up to `count` words said last, lower-cased, back to the last pause; with `acrossPauses` past it. */
function wordsSaid(draft: Draft, count: number, from: number, acrossPauses: boolean): string[] {
  const words: string[] = [];
  for (let at = from; at >= 0 && words.length < count; at -= 1) {
    const token = draft.tokens[at];
    if (token === undefined || token.spoken === '') {
      continue;
    }
    if (token.pause !== '' && at !== from && !acrossPauses) {
      break;
    }
    words.unshift(...token.spoken.toLowerCase().split(' '));
  }
  return words.slice(-count);
}

/** Words whose last syllable is no head: the hội of `xã hội HND` is not that of `hội nông dân`. */
const compounds = new Set(
  (
    'xã hội|đại hội|quốc hội|cơ hội|lễ hội|hiệp hội|dạ hội|hè hội|cán bộ|nội bộ|tiến bộ|toàn bộ|đồng bộ|đường bộ|trung bộ|bắc bộ|nam bộ|đảng bộ|' +
    'quốc phòng|văn phòng|dự phòng|tiêm phòng|biên phòng|trụ sở|cơ sở|dân phố|nhà nước|mỗi người|con người|' +
    'cơ quan|ủy ban|ban ban|hành chính|gia đình|cộng đồng|hợp đồng|hoạt động|trung ương|giao ban|trực ban|an ban|' +
    'khai hội|vũ hội|ngày hội|hết hội|tập đoàn|binh đoàn|sư đoàn|đi bộ|cục bộ|căn bộ|bắc phòng|đề phòng|phòng phòng|phố phòng|' +
    'đồn công an|phụ trách|nhà trường|môi trường|thị trường|công trường|hiện trường|hội trường|quảng trường|thường trường|đất nước|cấp nước|' +
    'thông tin|chủ tịch|thành phố|đường phố|khu phố|tuyến phố|liên đội|quân đội|bộ đội|con đường|dọc đường|cầu đường|lao động|' +
    'thống nhất|tổ tổ|tiên tổ|cải tổ|phân tổ|tiểu khu|phân khu|đặc khu|quân khu|vận động|nhân viên|hội viên|thôn làng|đề án|phương án|bản án|tòa án'
  ).split('|'),
);
/** What a head word may stand after and be a word of its own: `tại trạm TBA`, `trưởng ban BQL`. */
const ownWordAfter = new Set(
  (
    'tại ở của các những mọi từ đến tới về vào ra cho và hoặc với là do trong ngoài trước sau cạnh gần toàn qua theo bởi giữa quanh thuộc gồm có được ' +
    'một hai ba bốn năm sáu bảy tám chín mười chi trưởng phó cựu hội ban gửi mời gặp báo nộp đóng mua đo lấy thu tháng ngày khi nếu vì như bằng ' +
    'lãnh đạo xây sửa thẻ mở họp đi lên xuống trên dưới số mới cũ cấp'
  ).split(' '),
);

/** What is said of a reading that shares its first words with what was just said, and whether that must be asked. */
interface Headless {
  readonly spoken: string;
  readonly sure?: 'guess';
  readonly choices?: readonly string[];
}

/** One word in common may be the end of a compound, which no list has whole. */
function withoutOneHead(said: readonly string[], spoken: string, rest: string): Headless {
  const previous = said.at(-2);
  if (compounds.has(said.slice(-2).join(' '))) {
    return { spoken };
  }
  // `phòng PCCC`: an office, or what the office does.
  const own = previous === undefined || ownWordAfter.has(previous);
  return own && said.at(-1) !== 'phòng'
    ? { spoken: rest }
    : { spoken: rest, sure: 'guess', choices: [spoken] };
}

/** The reading without the words it shares with what was just said: `trạm` + `trạm biến áp` -> `biến áp`. */
export function withoutHead(draft: Draft, spoken: string): Headless {
  const said = wordsSaid(draft, 8, draft.tokens.length - 1, false);
  const lastToken = draft.tokens.at(-1);
  if (lastToken === undefined || lastToken.pause !== '' || lastToken.spoken === '') {
    return { spoken };
  }
  const words = spoken.split(' ');
  // `mặt trận tổ quốc MTTQ`, `tài khoản STK`; but `chủ tịch PCT` is two people.
  const lower = words.map((word) => word.toLowerCase());
  const repeated = lower[0] === 'số' ? lower.slice(1) : lower;
  if (repeated.length > 1 && said.slice(-repeated.length).join(' ') === repeated.join(' ')) {
    return { spoken: '' };
  }
  for (let shared = Math.min(said.length, words.length - 1); shared > 0; shared -= 1) {
    const head = lower.slice(0, shared).join(' ');
    if (said.slice(-shared).join(' ') === head) {
      const rest = words.slice(shared).join(' ');
      return shared === 1 ? withoutOneHead(said, spoken, rest) : { spoken: rest };
    }
  }
  return { spoken };
}

const sameWord: Readonly<Record<string, string>> = {
  ngàn: 'nghìn',
  lẻ: 'linh',
  tư: 'bốn',
  mốt: 'một',
  lăm: 'năm',
  mười: 'mươi',
  tỉ: 'tỷ',
};

function plain(words: readonly string[]): string {
  return words.map((word) => sameWord[word] ?? word).join(' ');
}

const intro =
  /^(?:sau đây )?(?:gọi tắt|viết tắt|viết|gọi|số tiền viết|số tiền)?(?: tắt)?(?: là)? ?(?:bằng chữ)? ?(?:là)? ?/;

/**
 * Silences the bracket that closes here where it says no more than the words before it: `bảo hiểm y tế (BHYT)`,
 * `02 (hai)`. `opened` is the index of the bracket's token.
 */
export function hideRepeat(draft: Draft, opened: number): void {
  const inside = draft.tokens.slice(opened + 1).filter(({ spoken }) => spoken !== '');
  if (inside.length === 0 || inside.length > 24) {
    return;
  }
  const text = inside.map(({ spoken }) => spoken.toLowerCase()).join(' ');
  const words = text
    .replace(intro, '')
    .replace(/ chẵn$/, '')
    .split(' ');
  const before = wordsSaid(draft, words.length + 2, opened, true);
  const heard = plain(before);
  const repeated = plain(words);
  const withoutUnit = heard.replace(/ đồng$/, '');
  if (!heard.endsWith(repeated) && !(withoutUnit !== heard && withoutUnit.endsWith(repeated))) {
    return;
  }
  if (!` ${heard}`.endsWith(` ${repeated}`) && !` ${withoutUnit}`.endsWith(` ${repeated}`)) {
    return;
  }
  for (const token of inside) {
    token.spoken = '';
    token.pause = '';
    token.rule = 'repeat';
    token.certainty = 'certain';
  }
  draft.lastSaid = draft.tokens.slice(0, opened + 1).findLast(({ spoken }) => spoken !== '');
  if (draft.lastSaid?.pause === ',') {
    draft.lastSaid.pause = '';
  }
  const start = draft.tokens[opened]?.start ?? 0;
  draft.guesses.splice(0, Infinity, ...draft.guesses.filter((guess) => guess.start < start));
  draft.unknown.splice(0, Infinity, ...draft.unknown.filter((form) => form.start < start));
}
