/** Words after which a short number is dialled. */
export const PHONE_CUES =
  'gọi|bấm|quay số|gọi số|gọi đến|gọi tới|gọi về|gọi ngay|gọi điện|gọi điện đến|số máy|tổng đài|đầu số|hotline|đường dây nóng|' +
  'gửi|gửi đến|gửi tới|gửi về|nhắn|nhắn tin|nhắn tin đến|tin nhắn|cấp cứu|cứu hỏa|chữa cháy|cảnh sát|điện thoại|số điện thoại|' +
  'sđt|đt|liên hệ|liên lạc|nhánh|máy lẻ|gọi cấp cứu|gọi công an|công an|phản ánh qua|qua số|số khẩn cấp|khẩn cấp|lực lượng';

/** Numbers for emergencies and public services. */
export const SHORT_CODES: ReadonlySet<string> = new Set([
  ...[
    '111',
    '112',
    '113',
    '114',
    '115',
    '116',
    '1022',
    '1080',
    '1414',
    '1900',
    '1800',
    '156',
    '5656',
    '801',
  ],
]);
