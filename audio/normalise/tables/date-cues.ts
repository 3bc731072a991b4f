/** Words after which `7/8` is a day and a month. */
export const DATE_CUES =
  'từ|đến|tới|trước|sau|sáng|trưa|chiều|tối|đêm|lễ|tết|dịp|quốc khánh|kỷ niệm|vào|hôm|nay|mai|kia|qua|hạn|hết|' +
  'kể từ|ngay|thứ (?:hai|ba|tư|năm|sáu|bảy|\\d),?|chủ nhật,?|cn,?|\\d(?:h|g|h\\d\\d|g\\d\\d|:\\d\\d|giờ)?,? ?ngày|' +
  '\\d(?:h|g|h\\d\\d|g\\d\\d|:\\d\\d|\\sgiờ),?|giỗ|sinh|mất|bão|đợt|phiên';

/** Words after which `2/2024` is a number and a year. */
export const PERIODS =
  'quý|đợt|kỳ|kì|học kỳ|học kì|số|lần|khóa|vụ|tuần|phiên|lớp|tập|quyển|cuốn|phần';

/** Days that are known by their date, so that `20/11` needs no word before it. */
export const HOLIDAYS: ReadonlySet<string> = new Set([
  '8/3',
  '9/5',
  '1/5',
  '1/6',
  '7/5',
  '10/10',
  '2/9',
  '20/10',
  '20/11',
]);
