/** Words after which two numbers name a place or a mark, so that / is `trên`. */
export const overBefore =
  /(?:^|[\s(])(?:số|hạng|(?<!về )nhà|tổ|ngõ|ngách|hẻm|kiệt|điểm|huyết áp|huyết áp (?:là|khoảng|dưới|trên)|thị lực|tỷ số|tỉ số|ca|lô|thửa|phòng|bước|trang|lượt|câu|lớp|đạt|đường|được)\s*$/;

/** Words after which two numbers are set against each other. */
export const ratioBefore = /(?:tỷ lệ|tỉ lệ|bản đồ|tỷ trọng)(?:\s+[a-zà-ỹ]+){0,3}$/;

/** What a part is taken of. */
export const shareNext =
  /^\s*(?:số|diện tích|dân số|tổng|chặng|quãng|định mức|mức|khối|lượng|lương|giá|thời gian|của|nhân loại|thế giới|thu nhập|đất|cốc|thìa|bát|muỗng|kg|lít|ngày|giờ|tiếng|viên|liều|vòng|dân)(?![a-zà-ỹ])/i;
