/** What stands between the parts of a mixed number: `1tr2`, `1m65`. */
export const magnitudes: Readonly<Record<string, string>> = {
  k: 'nghìn',
  K: 'nghìn',
  tr: 'triệu',
  Tr: 'triệu',
  TR: 'triệu',
  triệu: 'triệu',
  tỷ: 'tỷ',
  tỉ: 'tỷ',
  t: 'tỷ',
};

/** Names of programmes: their padding zero belongs to the name (Đề án 06). */
export const paddedNamesBefore =
  /(?:đề án|chương trình|dự án|chuyên đề|chiến dịch|chỉ thị|nghị quyết)(?:\s+số)?$/;

/** Words after which a long number is a name, read digit by digit. */
export const digitwiseBefore =
  /(?:tài khoản|stk|tk|cccd|cmnd|căn cước|chứng minh nhân dân|định danh|mã số|mst|mã|mã thuế|mã hồ sơ|thẻ|bhxh|bhyt|sim|serial|seri|hộ chiếu|biên lai|hóa đơn|điện thoại|đt|sđt|zalo|fax|hotline|otp|số [a-zđ]{1,3}|seri [a-zđ]{1,3})(?:\s+(?:cá nhân|hộ|hộ gia đình|khách hàng|học sinh|đơn vị|số|là|của (?:bạn|tôi|ông|bà)|công dân|ngân hàng|phường))*\s*[:.]?$/;

/** A unit right after a number. */
export const unitNext =
  /^\s?(?:km2?|km²|m|cm|mm|m2|m3|m²|m³|ha|kg|g|gam|mg|tấn|tạ|yến|lít|l|ml|kw|kwh|mw|kv|kva|độ|°c|%|giờ|tỷ|tỉ|triệu|mét|ki lô mét|héc ta|hecta|hải lý|inch|tr|k|phần trăm|phần nghìn|sào|mẫu|lần|điểm)(?![a-zà-ỹ])/i;

/** What has no thousandth part: money and what is counted one by one. */
export const wholeNext =
  /^\s?(?:đ|đồng|vnđ|vnd|người|hộ|nhân khẩu|khẩu|lượt|em|cháu|con|cây|suất)(?![a-zà-ỹ])/i;
