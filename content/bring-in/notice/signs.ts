// What the parts of an administrative letter look like, after the layout of Nghị định 30/2020/NĐ-CP and what wards make of it.

export {
  letterNumber,
  motto,
  national,
  placeAndDate,
  separator,
  subject,
} from '../../markup/letter-lines.ts';

/** The names of the kinds of letters that wards send; alone on a line, or with what it is about. */
const kinds =
  'thông báo|kế hoạch|công điện|công văn|quyết định|tờ trình|báo cáo|giấy mời|thư mời|thư ngỏ|thư kêu gọi|lời kêu gọi|hướng dẫn|bài tuyên truyền|tài liệu tuyên truyền|tuyên truyền|nội quy|quy chế|quy định|quy ước|phương án|chỉ thị|nghị quyết|biên bản|chương trình|lịch(?: [\\p{L}]+){0,4}|thể lệ|cảnh báo|khuyến cáo|giấy mời họp|đề án|kết luận|danh sách|phiếu|bản tin|điều lệ|quy trình|thông cáo(?: báo chí)?|bản cam kết|thư cảm ơn|thư chúc (?:tết|mừng)|(?:bản )?niêm yết|đề cương(?: tuyên truyền)?';
export const kindAlone = new RegExp(
  `^(?:${kinds})(?:\\s+(?:khẩn|hỏa tốc|hoả tốc|số\\s*\\d+|số\\s*:?\\s*\\d+|lần\\s*\\d+|\\(.{1,30}\\)))*\\s*[:.]?$`,
  'iu',
);
export const kindStart = new RegExp(`^(?:${kinds})(?:[\\s:,.]|$)`, 'iu');

const offices =
  'ủy ban|uỷ ban|ubnd|hội đồng|hđnd|đảng ủy|đảng uỷ|đảng bộ|chi bộ|đoàn|hội|ban|bộ|sở|cục|chi cục|tổng cục|công an|trạm|trường|phòng|trung tâm|công ty|điện lực|xí nghiệp|nhà máy|ngân hàng|bảo hiểm xã hội|bhxh|văn phòng|tổ dân phố|khu dân cư|khu phố|thôn|xóm|ấp|phường|xã|thị trấn|quận|huyện|thị xã|tỉnh|thành phố|tp|mặt trận|ủy ban mttq|ubmttq|liên đoàn|hợp tác xã|htx|quân|bưu điện|chùa|nhà văn hóa|bqt|bql|tdp|mttq|bch|bcđ|hạt kiểm lâm|viện|bệnh viện|thuế|kho bạc|đội|đồn|hải quan|chi nhánh|chi đoàn|liên hiệp|câu lạc bộ|clb|tòa án|viện kiểm sát';
export const office = new RegExp(`^(?:${offices})(?:[\\s.,]|$)`, 'iu');

export const recipientsLabel = /^\(?\s*nơi\s+nhận\s*:?\s*/i;
export const addressees = /^kính\s+(?:gửi|thưa|mời)/i;

const posts =
  'chủ tịch|phó chủ tịch|q\\.\\s*chủ tịch|quyền chủ tịch|phó ct|giám đốc|phó giám đốc|tổng giám đốc|bí thư|phó bí thư|trưởng|phó trưởng|hiệu trưởng|phó hiệu trưởng|chánh|phó chánh|chỉ huy trưởng|chỉ huy phó|tổ trưởng|tổ phó|đội trưởng|trạm trưởng|trạm phó|chủ nhiệm|phó chủ nhiệm|thủ trưởng|cục trưởng|chi cục trưởng|viện trưởng|đồn trưởng|người (?:lập|viết|thông báo|đại diện|ký|soạn|thực hiện|báo cáo|làm đơn)|công chức|cán bộ|thư ký|kế toán|đại diện|trưởng thôn|thường trực|xác nhận|văn phòng|trực ban|trực chỉ huy';
export const post = new RegExp(`^(?:các\\s+)?(?:${posts})(?:[\\s,.\\-–]|$)`, 'iu');
export const authority = /^(?:(?:TM|KT|TL|TUQ|TƯQ|Q|TH)\s?[./]|T\/M|K\/T|T\/L)\s?[.:]?\s?\p{L}/u;
export const signed =
  /^(?:[([]\s*k[ýí]\s*[)\]]\.?$|[([]?\s*(?:đã\s+k[ýí]|ký\s*[,.]?\s*(?:và\s*)?(?:ghi\s+rõ\s+)?(?:họ\s*(?:và\s*)?tên|tên|đóng dấu)|ký tên|chữ ký|ký thay|ký số|đã đóng dấu|ký,\s*đóng dấu|đã ký và đóng dấu)[^()]{0,40}[)\]]?\.?$)/i;
const ranks =
  '(?:(?:thượng|trung|thiếu|đại)\\s+(?:tá|úy|uý|tướng)|ths|ts|pgs|gs|bs|bsck\\s?i{1,2}|bác sĩ|ks|kỹ sư|cn|ông|bà|đ\\/c|luật sư)[.,:]?\\s+';
/** Each word with a capital, or all capitals: a name, where a signature is expected. */
export function isName(text: string): boolean {
  const bare = text.trim().replace(new RegExp(`^(?:${ranks})+`, 'iu'), '');
  const words = bare.split(/\s+/);
  return (
    words.length >= 2 &&
    words.length <= 6 &&
    words.every((word) => /^\p{Lu}[\p{L}.]*$/u.test(word)) &&
    !(bare === bare.toUpperCase() && office.test(bare))
  );
}

export const appendix = /^(?:phụ lục|danh sách|biểu(?: mẫu)?|mẫu(?: số)?|lịch|bảng)(?:\s|$|:)/i;
/** Also the signs of symbol fonts, which lie among the private letters. */
export const itemSign = /^(?:[-–—+*•●○▪▫■□◦·►▶➢➤❖✓✔]|[\uF020-\uF0FF]|o(?=\s\p{L}))\s*/u;

const rankedName = new RegExp(`^(?:(?:thượng|trung|thiếu|đại)\\s+(?:tá|úy|uý|tướng))\\s`, 'iu');

/** A line of the block of signatures that no other part of a letter has. */
export function isSignature(text: string): boolean {
  const line = text.trim();
  return (
    line.length < 90 &&
    (authority.test(line) ||
      signed.test(line) ||
      /^\p{Lu}[\p{L}\s.]{4,40}\(\s*(?:đã\s+)?k[ýí][^)]*\)$/iu.test(line) ||
      (post.test(line) && isTitle(line)) ||
      (rankedName.test(line) && isName(line)))
  );
}

const verbs = /\s(?:là|đã|sẽ|có|được|cho|và các|yêu cầu|đề nghị|thông báo|chịu trách nhiệm)\s/i;

/** `Trưởng thôn`, `PHÓ CHỦ TỊCH UBND PHƯỜNG`: a post, not a sentence that begins with one. */
function isTitle(line: string): boolean {
  const capitals = line === line.toUpperCase();
  return (
    line.length < 70 &&
    !/[.;:,!?]$/.test(line) &&
    (capitals || (line.split(/\s+/).length <= 6 && !verbs.test(line)))
  );
}
