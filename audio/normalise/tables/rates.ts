/** What is counted in a rate that stands without a number: `số lần/tuần`, `đồng/người`. */
export const COUNTED_PER =
  /(?:lần|lượt|đồng|nghìn|triệu|tỷ|người|hộ|buổi|tiết|giờ|ngày|suất|kg|tấn|tạ|lít|usd|giá|mức|tiền)$/;

/** What a rate is counted by. */
export const PER: ReadonlySet<string> = new Set([
  ...[
    'giây',
    'phút',
    'giờ',
    'ngày',
    'đêm',
    'tuần',
    'tháng',
    'quý',
    'năm',
    'vụ',
    'kỳ',
    'khóa',
    'ca',
    'buổi',
  ],
  ...[
    'người',
    'hộ',
    'nhà',
    'khẩu',
    'cháu',
    'em',
    'học',
    'suất',
    'lần',
    'lượt',
    'xe',
    'chiếc',
    'cái',
    'con',
    'bộ',
  ],
  ...[
    'sào',
    'thước',
    'mẫu',
    'công',
    'tấn',
    'tạ',
    'yến',
    'lít',
    'mét',
    'khối',
    'bao',
    'bình',
    'phòng',
    'vé',
    'hồ',
    'đơn',
  ],
]);

/** Words after which two numbers are set against each other. */
export const RATIO_BEFORE = /(?:tỷ lệ|tỉ lệ|bản đồ)(?:\s+[a-zà-ỹ]+){0,2}$/;
