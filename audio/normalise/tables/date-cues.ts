/** Words after which `7/8` is a day and a month. */
export const DATE_CUES =
  'từ|đến|tới|trước|sau|sáng|trưa|chiều|tối|đêm|lễ|tết|dịp|quốc khánh|kỷ niệm|vào|hôm|nay|mai|kia|qua|hạn|hết|' +
  'kể từ|ngay|thứ (?:hai|ba|tư|năm|sáu|bảy|\\d),?|chủ nhật,?|cn,?|\\d(?:h|g|h\\d\\d|g\\d\\d|:\\d\\d|giờ)?,? ?ngày|' +
  '\\d(?:h|g|h\\d\\d|g\\d\\d|:\\d\\d|\\sgiờ),?|giỗ|sinh|mất|bão|đợt|phiên';

/** Words after which `2/2024` is a number and a year. */
export const PERIODS =
  'quý|đợt|kỳ|kì|học kỳ|học kì|số|lần|khóa|vụ|tuần|phiên|lớp|tập|quyển|cuốn|phần';

/** Days that are known by their date, so that `20/11` needs no word before it. */
export const HOLIDAYS: ReadonlySet<string> = new Set(
  '9/1 3/2 27/2 8/3 26/3 30/4 1/5 7/5 15/5 19/5 1/6 21/6 28/6 27/7 19/8 2/9 10/10 13/10 20/10 9/11 20/11 22/12 24/12'.split(
    ' ',
  ),
);
