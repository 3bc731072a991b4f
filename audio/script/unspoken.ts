// What of a pasted notice is not to be spoken, known by its shape.
import type { Unspoken } from '../../content/schema/unspoken.ts';

const shapes: readonly (readonly [Unspoken, RegExp])[] = [
  ['national', /^cộng h(?:òa|oà) xã hội chủ nghĩa việt nam\.?$/i],
  ['national', /^độc lập\s*[-–—]\s*tự do\s*[-–—]\s*hạnh phúc\.?$/i],
  ['national', /^đảng cộng sản việt nam$/i],
  ['national', /^[-–—_=*.\s]{3,}$/],
  [
    'number',
    /^[Ss]ố\s*:\s*[\d…._\s]*\s?[/-]\s?[\p{Lu}\d&/-]{2,30}(?:\s{1,}\p{Lu}[^.]{1,40},\s*ngày.{4,40})?$/u,
  ],
  [
    'number',
    /^\p{Lu}[\p{L}\s.]{1,40},\s*ngày\s*[\d….\s]{1,8}\s*tháng\s*[\d….\s]{1,8}\s*năm\s*[\d…\s]{2,6}\.?$/u,
  ],
  ['recipients', /^nơi nhận\s*:?$/i],
  ['signature', /^(?:TM|KT|TL|TUQ|Q)\s?\.\s?\p{Lu}[\p{Lu}\s.,-]+$/u],
  [
    'signature',
    /^\(?\s*(?:đã ký|ký,? (?:và )?(?:ghi rõ )?họ tên|ký tên,? đóng dấu|ký,? đóng dấu|chữ ký)[^()]{0,24}\)?\.?$/i,
  ],
  ['page', /^(?:trang|page)?\s*\d{1,3}\s*(?:\/\s*\d{1,3})?$/i],
  // `- 2 -`, whose first dash Markdown takes for a bullet.
  ['page', /^(?:[-–—]\s*)?\d{1,3}\s*[-–—]$/],
  [
    'file',
    /^(?:(?:tải về|tải xuống|tệp đính kèm|file đính kèm|đính kèm)\s*:?\s*)?\S+\.(?:docx?|pdf|xlsx?|pptx?|jpe?g|png|rar|zip)(?:\s*\([^)]*\))?$/i,
  ],
  [
    'navigation',
    /^(?:xem thêm|chia sẻ|đọc tiếp|tin liên quan|bài liên quan|in trang|in bài|gửi email|quay lại|về đầu trang|lượt xem|bình luận|thích|theo dõi|share|like|tweet)(?:\s*[|·•:/-].*|\s*\d*)$/i,
  ],
  [
    'mail',
    /^(?:sent from my|được gửi từ|gửi từ (?:điện thoại|iphone|outlook|hộp thư)|get outlook for|email này (?:và|có thể)|thư này và mọi)/i,
  ],
];

/** Titles that stand under TM. or KT., and the name below them. */
const title =
  /^(?:PHÓ |Q\. ?)?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|TRƯỞNG|HIỆU TRƯỞNG|CHÁNH VĂN PHÒNG|CHỈ HUY TRƯỞNG|TRẠM TRƯỞNG|TỔ TRƯỞNG|CHỦ NHIỆM|ĐỘI TRƯỞNG)[\p{Lu}\s]{0,40}$/u;
const name = /^(?:(?:Ths|ThS|TS|BS|KS|CN)\.?\s)?\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}*){1,4}$/u;
const recipient = /^(?:[-–+•*]\s*|như |lưu\s*:)/i;
const issuer =
  /^(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|ĐẢNG|ĐOÀN|HỘI|BAN|BỘ|SỞ|CÔNG AN|TRẠM|TRƯỜNG|PHÒNG|TRUNG TÂM|CÔNG TY|CHI CỤC|PHƯỜNG|XÃ|TỈNH|THÀNH PHỐ|TP)(?:\s|\.)[\p{Lu}\d\s.,&-]{2,80}$/u;
const content =
  /THÔNG BÁO|KẾ HOẠCH|LỊCH|QUYẾT ĐỊNH|GIẤY MỜI|HƯỚNG DẪN|BÁO CÁO|CÔNG ĐIỆN|VỀ VIỆC|MỜI|KÊU GỌI|TUYÊN TRUYỀN/;

/** Goes through the lines of a document in order and says of each whether it is left out. */
export class LetterShapes {
  #last: Unspoken | undefined;
  #begun = false;
  #at = -1;
  readonly #lines: readonly string[];
  readonly #hasLetterhead: boolean;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
    this.#hasLetterhead = lines.some((line) =>
      ['national', 'number'].includes(shapeOf(line) ?? ''),
    );
  }

  /** Why this line is left out; undefined where it is spoken. */
  next(line: string): Unspoken | undefined {
    this.#at += 1;
    const why = shapeOf(line) ?? this.#goesOn(line);
    if (why === undefined) {
      this.#begun = true;
    }
    this.#last = why;
    return why;
  }

  /** What only the lines before make known: an issuer above the number, addressees below "Nơi nhận", a name below "TM.". */
  #goesOn(line: string): Unspoken | undefined {
    if (this.#hasLetterhead && !this.#begun && issuer.test(line) && !content.test(line)) {
      return 'issuer';
    }
    if (this.#last === 'recipients' && recipient.test(line)) {
      return 'recipients';
    }
    // A title that stands right above "(Đã ký)".
    if (title.test(line) && shapeOf(this.#lines[this.#at + 1] ?? '') === 'signature') {
      return 'signature';
    }
    if (this.#last === 'signature' && (title.test(line) || name.test(line))) {
      return 'signature';
    }
    return undefined;
  }
}

function shapeOf(line: string): Unspoken | undefined {
  return line.length > 140 ? undefined : shapes.find(([, shape]) => shape.test(line))?.[0];
}
