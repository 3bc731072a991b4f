/** When it was issued, in any order, with the brackets or commas it may stand in: `hồi 9h00 ngày 20/9`, `(ký ngày …)`. */
const when = String.raw`(?:[\s,()]+(?:[\d/.:-][\d/.:hgp'-]*|ngày|tháng|năm|giờ|phút|hồi|lúc|vào|sáng|trưa|chiều|tối|đêm|cùng|hôm|nay|qua|ký|phát|phát đi|ra|ban hành|được ban hành|khẩn|hỏa tốc)(?![\p{L}\d]))*[\s,()]*`;

const authorities =
  'Chính phủ|hai bộ|các bộ|liên bộ|Thủ tướng|Phó Thủ tướng|Quốc hội|Ủy ban|UB|Hội đồng|HĐ|Bộ|Ban |BCH|Chủ tịch|CT\\.? |Liên bộ|Liên ngành|Trung ương|TW|' +
  'Ngân hàng|NHNN|Thanh tra|TTCP|Tòa án|TAND|Viện|VKS|Văn phòng|VP|Sở|Tỉnh ủy|Thành ủy|Quận ủy|Huyện ủy|Đảng|Kiểm toán|KTNN|' +
  'Bảo hiểm xã hội|BHXH|Công an|Cục|Tổng cục|Tổng Liên đoàn|TTg|CP(?![A-Za-z])|QH|B[A-ZĐ]{1,7}(?![a-z])';

/** What follows a document's number where the sentence goes on to name who issued it. */
export const authorityNext = new RegExp(`^${when}(?:của|do|được)\\s+(?:${authorities})`, 'iu');

/** Any office named with a capital right after the number and when it was issued. */
export const officeNext = new RegExp(`^${when}(?:của|do|giữa)\\s+\\p{Lu}`, 'u');

const kinds =
  'luật|pháp lệnh|lệnh|hiến pháp|nghị định|nđ|quyết định|qđ|nghị quyết|nq|thông tư|tt|liên tịch|chỉ thị|công văn|cv|thông báo|kế hoạch';

const allKinds =
  `${kinds}|kh|tb|chương trình|báo cáo|tờ trình|công điện|hướng dẫn|hd|kết luận|kl|quy chế|quy định|phương án|đề án|` +
  'dự án|biên bản|hợp đồng|văn bản|vb|giấy mời|thư mời|giấy phép|phiếu|số';

/** Whether the kind of document was said shortly before a bare code, so that it need not be added. */
export const kindBefore = new RegExp(`(?:${allKinds})(?:[^.;]{0,60})$`);

/** The same right before a number: what follows is a document's, whatever its letters. */
export const kindOfNumber = new RegExp(
  `(?:^|[\\s(",:;/])(?<!(?:mẫu|biểu|khai|nhà|lô|thửa|kiệt)\\s)(?:${allKinds})(?:\\s+(?:số|hỏa tốc|khẩn|liên ngành|thu hồi|kết luận|chỉ đạo))*\\s?:?$`,
);

export const kindJustBefore = new RegExp(`(?:${kinds})(?:\\s+số)?:?$`);
